using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// float: four columns at a time, 16 rows of them at 512 bits.
public static partial class Transposition
{
    /// <summary>lanes[c, r] = x[r, c] for the rows given, and zeros for those up to count.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="xStride">From one row to the next.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="lanes">Receives the columns, each in one piece.</param>
    /// <param name="laneStride">From one column to the next.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="count">Up to where a column is filled.</param>
    public static void ToLanes(ref float x, int xStride, int columns, ref float lanes, int laneStride, int rows, int count)
    {
        int whole = 0;
        if (columns == 1 && xStride == 1)
        {
            whole = rows;
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<float, byte>(ref lanes), ref Unsafe.As<float, byte>(ref x), (uint)rows * sizeof(float));
        }
        else if (Avx512F.IsSupported && Avx512DQ.IsSupported)
        {
            whole = columns == 2 && xStride == 2 ? Pairs(ref x, ref lanes, laneStride, rows)
                : columns > 2 ? Wide(ref x, xStride, columns, ref lanes, laneStride, rows) : 0;
        }
        else if (columns > 2)
        {
            whole = Narrow(ref x, xStride, columns, ref lanes, laneStride, rows);
        }

        if (whole < count)
        {
            Rest(ref x, xStride, columns, ref lanes, laneStride, whole, rows, count);
        }
    }

    /// <summary>y[r, c] = lanes[c, r]. Of three columns the fourth place of a row, where it has one, becomes zero.</summary>
    /// <param name="lanes">The columns, each in one piece.</param>
    /// <param name="laneStride">From one column to the next.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="y">Receives the rows.</param>
    /// <param name="yStride">From one row to the next.</param>
    /// <param name="rows">The number of rows.</param>
    public static void FromLanes(ref float lanes, int laneStride, int columns, ref float y, int yStride, int rows)
    {
        int whole = 0;
        if (columns == 1 && yStride == 1)
        {
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<float, byte>(ref y), ref Unsafe.As<float, byte>(ref lanes), (uint)rows * sizeof(float));
            return;
        }

        if (columns > 2)
        {
            // The other way round it is the same: 16 columns make 16 rows.
            bool wide = Avx512F.IsSupported && Avx512DQ.IsSupported;
            int first = wide && columns >= 16 && rows >= 4 ? Wide(ref lanes, laneStride, rows, ref y, yStride, columns) : 0;
            if (first == columns)
            {
                return;
            }

            whole = wide
                ? WideBack(ref lanes, laneStride, first, columns, ref y, yStride, rows)
                : NarrowBack(ref lanes, laneStride, columns, ref y, yStride, rows);
        }

        if (whole < rows)
        {
            RestBack(ref lanes, laneStride, columns, ref y, yStride, whole, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Pairs(ref float x, ref float lanes, int laneStride, int rows)
    {
        Vector512<int> even = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        Vector512<int> odd = even + Vector512<int>.One;
        ref float second = ref Unsafe.Add(ref lanes, laneStride);
        int r = 0;
        for (; r + 16 <= rows; r += 16)
        {
            Vector512<float> a = Whole(ref x, 2 * r);
            Vector512<float> b = Whole(ref x, (2 * r) + 16);
            Whole(ref lanes, r) = Avx512F.PermuteVar16x32x2(a, even, b);
            Whole(ref second, r) = Avx512F.PermuteVar16x32x2(a, odd, b);
        }

        return r;
    }

    // Lane L of vector k takes row 4L + k: transposed within the lanes, every column comes out in order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide(ref float x, int xStride, int columns, ref float lanes, int laneStride, int rows)
    {
        int r = 0;
        for (; r + 16 <= rows; r += 16)
        {
            for (int k = 0; k < columns; k += 4)
            {
                int c = columns == 3 ? 0 : Math.Min(k, columns - 4);
                ref float from = ref Unsafe.Add(ref x, (r * xStride) + c);
                ref float from1 = ref Unsafe.Add(ref from, xStride);
                ref float from2 = ref Unsafe.Add(ref from1, xStride);
                ref float from3 = ref Unsafe.Add(ref from2, xStride);
                int four = 4 * xStride;
                Vector512<float> v0 = Quarter(ref from, 0).ToVector256Unsafe().ToVector512Unsafe();
                Vector512<float> v1 = Quarter(ref from1, 0).ToVector256Unsafe().ToVector512Unsafe();
                Vector512<float> v2 = Quarter(ref from2, 0).ToVector256Unsafe().ToVector512Unsafe();
                Vector512<float> v3 = Quarter(ref from3, 0).ToVector256Unsafe().ToVector512Unsafe();
                v0 = Avx512F.InsertVector128(v0, Quarter(ref from, four), 1);
                v1 = Avx512F.InsertVector128(v1, Quarter(ref from1, four), 1);
                v2 = Avx512F.InsertVector128(v2, Quarter(ref from2, four), 1);
                v3 = Avx512F.InsertVector128(v3, Quarter(ref from3, four), 1);
                v0 = Avx512F.InsertVector128(v0, Quarter(ref from, 2 * four), 2);
                v1 = Avx512F.InsertVector128(v1, Quarter(ref from1, 2 * four), 2);
                v2 = Avx512F.InsertVector128(v2, Quarter(ref from2, 2 * four), 2);
                v3 = Avx512F.InsertVector128(v3, Quarter(ref from3, 2 * four), 2);
                v0 = Avx512F.InsertVector128(v0, Quarter(ref from, 3 * four), 3);
                v1 = Avx512F.InsertVector128(v1, Quarter(ref from1, 3 * four), 3);
                v2 = Avx512F.InsertVector128(v2, Quarter(ref from2, 3 * four), 3);

                // The last of three columns' rows may end where memory ends.
                ref float last = ref Unsafe.Add(ref from3, 3 * four);
                Vector128<float> end = columns == 3
                    ? Vector128.Create(last, Unsafe.Add(ref last, 1), Unsafe.Add(ref last, 2), 0.0f)
                    : Quarter(ref last, 0);
                v3 = Avx512F.InsertVector128(v3, end, 3);

                Vector512<double> low = Avx512F.UnpackLow(v0, v1).AsDouble();
                Vector512<double> high = Avx512F.UnpackHigh(v0, v1).AsDouble();
                Vector512<double> low2 = Avx512F.UnpackLow(v2, v3).AsDouble();
                Vector512<double> high2 = Avx512F.UnpackHigh(v2, v3).AsDouble();
                ref float to = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Whole(ref to, 0) = Avx512F.UnpackLow(low, low2).AsSingle();
                Whole(ref to, laneStride) = Avx512F.UnpackHigh(low, low2).AsSingle();
                Whole(ref to, 2 * laneStride) = Avx512F.UnpackLow(high, high2).AsSingle();
                if (columns > 3)
                {
                    Whole(ref to, 3 * laneStride) = Avx512F.UnpackHigh(high, high2).AsSingle();
                }
            }
        }

        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int WideBack(ref float lanes, int laneStride, int first, int columns, ref float y, int yStride, int rows)
    {
        int r = 0;
        for (; r + 16 <= rows; r += 16)
        {
            for (int k = first; k < columns; k += 4)
            {
                int c = columns == 3 ? 0 : Math.Min(k, columns - 4);
                ref float from = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Vector512<float> v0 = Whole(ref from, 0);
                Vector512<float> v1 = Whole(ref from, laneStride);
                Vector512<float> v2 = Whole(ref from, 2 * laneStride);
                Vector512<float> v3 = columns == 3 ? Vector512<float>.Zero : Whole(ref from, 3 * laneStride);
                Vector512<double> low = Avx512F.UnpackLow(v0, v1).AsDouble();
                Vector512<double> high = Avx512F.UnpackHigh(v0, v1).AsDouble();
                Vector512<double> low2 = Avx512F.UnpackLow(v2, v3).AsDouble();
                Vector512<double> high2 = Avx512F.UnpackHigh(v2, v3).AsDouble();
                v0 = Avx512F.UnpackLow(low, low2).AsSingle();
                v1 = Avx512F.UnpackHigh(low, low2).AsSingle();
                v2 = Avx512F.UnpackLow(high, high2).AsSingle();
                v3 = Avx512F.UnpackHigh(high, high2).AsSingle();

                // Row after row: of three columns each row's fourth value is overwritten by the next row.
                ref float to = ref Unsafe.Add(ref y, (r * yStride) + c);
                Quarter(ref to, 0) = v0.GetLower().GetLower();
                Quarter(ref to, yStride) = v1.GetLower().GetLower();
                Quarter(ref to, 2 * yStride) = v2.GetLower().GetLower();
                Quarter(ref to, 3 * yStride) = v3.GetLower().GetLower();
                to = ref Unsafe.Add(ref to, 4 * yStride);
                Quarter(ref to, 0) = Avx512F.ExtractVector128(v0, 1);
                Quarter(ref to, yStride) = Avx512F.ExtractVector128(v1, 1);
                Quarter(ref to, 2 * yStride) = Avx512F.ExtractVector128(v2, 1);
                Quarter(ref to, 3 * yStride) = Avx512F.ExtractVector128(v3, 1);
                to = ref Unsafe.Add(ref to, 4 * yStride);
                Quarter(ref to, 0) = Avx512F.ExtractVector128(v0, 2);
                Quarter(ref to, yStride) = Avx512F.ExtractVector128(v1, 2);
                Quarter(ref to, 2 * yStride) = Avx512F.ExtractVector128(v2, 2);
                Quarter(ref to, 3 * yStride) = Avx512F.ExtractVector128(v3, 2);
                to = ref Unsafe.Add(ref to, 4 * yStride);
                Quarter(ref to, 0) = Avx512F.ExtractVector128(v0, 3);
                Quarter(ref to, yStride) = Avx512F.ExtractVector128(v1, 3);
                Quarter(ref to, 2 * yStride) = Avx512F.ExtractVector128(v2, 3);
                Vector128<float> end = Avx512F.ExtractVector128(v3, 3);
                ref float last = ref Unsafe.Add(ref to, 3 * yStride);
                if (columns == 3)
                {
                    last = end.ToScalar();
                    Unsafe.Add(ref last, 1) = end.GetElement(1);
                    Unsafe.Add(ref last, 2) = end.GetElement(2);
                }
                else
                {
                    Quarter(ref last, 0) = end;
                }
            }
        }

        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow(ref float x, int xStride, int columns, ref float lanes, int laneStride, int rows)
    {
        int r = 0;
        for (; r + 4 <= rows; r += 4)
        {
            for (int k = 0; k < columns; k += 4)
            {
                int c = columns == 3 ? 0 : Math.Min(k, columns - 4);
                ref float from = ref Unsafe.Add(ref x, (r * xStride) + c);
                ref float last = ref Unsafe.Add(ref from, 3 * xStride);
                Vector128<float> v0 = Quarter(ref from, 0);
                Vector128<float> v1 = Quarter(ref from, xStride);
                Vector128<float> v2 = Quarter(ref from, 2 * xStride);
                Vector128<float> v3 = columns == 3
                    ? Vector128.Create(last, Unsafe.Add(ref last, 1), Unsafe.Add(ref last, 2), 0.0f)
                    : Quarter(ref last, 0);
                (Vector128<float> low, Vector128<float> high) = (ZipLow(v0, v2), ZipHigh(v0, v2));
                (Vector128<float> low2, Vector128<float> high2) = (ZipLow(v1, v3), ZipHigh(v1, v3));
                ref float to = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Quarter(ref to, 0) = ZipLow(low, low2);
                Quarter(ref to, laneStride) = ZipHigh(low, low2);
                Quarter(ref to, 2 * laneStride) = ZipLow(high, high2);
                if (columns > 3)
                {
                    Quarter(ref to, 3 * laneStride) = ZipHigh(high, high2);
                }
            }
        }

        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NarrowBack(ref float lanes, int laneStride, int columns, ref float y, int yStride, int rows)
    {
        int r = 0;
        for (; r + 4 <= rows; r += 4)
        {
            for (int k = 0; k < columns; k += 4)
            {
                int c = columns == 3 ? 0 : Math.Min(k, columns - 4);
                ref float from = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Vector128<float> v0 = Quarter(ref from, 0);
                Vector128<float> v1 = Quarter(ref from, laneStride);
                Vector128<float> v2 = Quarter(ref from, 2 * laneStride);
                Vector128<float> v3 = columns == 3 ? Vector128<float>.Zero : Quarter(ref from, 3 * laneStride);
                (Vector128<float> low, Vector128<float> high) = (ZipLow(v0, v2), ZipHigh(v0, v2));
                (Vector128<float> low2, Vector128<float> high2) = (ZipLow(v1, v3), ZipHigh(v1, v3));
                ref float to = ref Unsafe.Add(ref y, (r * yStride) + c);
                Quarter(ref to, 0) = ZipLow(low, low2);
                Quarter(ref to, yStride) = ZipHigh(low, low2);
                Quarter(ref to, 2 * yStride) = ZipLow(high, high2);
                Vector128<float> end = ZipHigh(high, high2);
                ref float last = ref Unsafe.Add(ref to, 3 * yStride);
                if (columns == 3)
                {
                    last = end.ToScalar();
                    Unsafe.Add(ref last, 1) = end.GetElement(1);
                    Unsafe.Add(ref last, 2) = end.GetElement(2);
                }
                else
                {
                    Quarter(ref last, 0) = end;
                }
            }
        }

        return r;
    }
}
