using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// double: two columns at a time, eight rows of them at 512 bits.
public static partial class Transposition
{
    /// <inheritdoc cref="ToLanes(ref float, int, int, ref float, int, int, int)"/>
    public static void ToLanes(ref double x, int xStride, int columns, ref double lanes, int laneStride, int rows, int count)
    {
        int whole = 0;
        if (columns == 1 && xStride == 1)
        {
            whole = rows;
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<double, byte>(ref lanes), ref Unsafe.As<double, byte>(ref x), (uint)rows * sizeof(double));
        }
        else if (columns > 1)
        {
            whole = Avx512F.IsSupported && Avx512DQ.IsSupported
                ? Wide(ref x, xStride, columns, ref lanes, laneStride, rows)
                : Narrow(ref x, xStride, columns, ref lanes, laneStride, rows);
        }

        if (whole < count)
        {
            Rest(ref x, xStride, columns, ref lanes, laneStride, whole, rows, count);
        }
    }

    /// <inheritdoc cref="FromLanes(ref float, int, int, ref float, int, int)"/>
    public static void FromLanes(ref double lanes, int laneStride, int columns, ref double y, int yStride, int rows)
    {
        int whole = 0;
        if (columns == 1 && yStride == 1)
        {
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<double, byte>(ref y), ref Unsafe.As<double, byte>(ref lanes), (uint)rows * sizeof(double));
            return;
        }

        if (columns > 1)
        {
            whole = Avx512F.IsSupported && Avx512DQ.IsSupported
                ? WideBack(ref lanes, laneStride, columns, ref y, yStride, rows)
                : NarrowBack(ref lanes, laneStride, columns, ref y, yStride, rows);
        }

        if (whole < rows)
        {
            RestBack(ref lanes, laneStride, columns, ref y, yStride, whole, rows);
        }
    }

    // Lane L of vector k takes row 2L + k.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide(ref double x, int xStride, int columns, ref double lanes, int laneStride, int rows)
    {
        int r = 0;
        for (; r + 8 <= rows; r += 8)
        {
            for (int k = 0; k < columns; k += 2)
            {
                int c = Math.Min(k, columns - 2);
                ref double from = ref Unsafe.Add(ref x, (r * xStride) + c);
                ref double from1 = ref Unsafe.Add(ref from, xStride);
                Vector512<double> v0 = Quarter(ref from, 0).ToVector256Unsafe().ToVector512Unsafe();
                Vector512<double> v1 = Quarter(ref from1, 0).ToVector256Unsafe().ToVector512Unsafe();
                v0 = Avx512DQ.InsertVector128(v0, Quarter(ref from, 2 * xStride), 1);
                v1 = Avx512DQ.InsertVector128(v1, Quarter(ref from1, 2 * xStride), 1);
                v0 = Avx512DQ.InsertVector128(v0, Quarter(ref from, 4 * xStride), 2);
                v1 = Avx512DQ.InsertVector128(v1, Quarter(ref from1, 4 * xStride), 2);
                v0 = Avx512DQ.InsertVector128(v0, Quarter(ref from, 6 * xStride), 3);
                v1 = Avx512DQ.InsertVector128(v1, Quarter(ref from1, 6 * xStride), 3);
                ref double to = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Whole(ref to, 0) = Avx512F.UnpackLow(v0, v1);
                Whole(ref to, laneStride) = Avx512F.UnpackHigh(v0, v1);
            }
        }

        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int WideBack(ref double lanes, int laneStride, int columns, ref double y, int yStride, int rows)
    {
        int r = 0;
        for (; r + 8 <= rows; r += 8)
        {
            for (int k = 0; k < columns; k += 2)
            {
                int c = Math.Min(k, columns - 2);
                ref double from = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Vector512<double> v0 = Avx512F.UnpackLow(Whole(ref from, 0), Whole(ref from, laneStride));
                Vector512<double> v1 = Avx512F.UnpackHigh(Whole(ref from, 0), Whole(ref from, laneStride));
                ref double to = ref Unsafe.Add(ref y, (r * yStride) + c);
                ref double to1 = ref Unsafe.Add(ref to, yStride);
                Quarter(ref to, 0) = v0.GetLower().GetLower();
                Quarter(ref to1, 0) = v1.GetLower().GetLower();
                Quarter(ref to, 2 * yStride) = Avx512DQ.ExtractVector128(v0, 1);
                Quarter(ref to1, 2 * yStride) = Avx512DQ.ExtractVector128(v1, 1);
                Quarter(ref to, 4 * yStride) = Avx512DQ.ExtractVector128(v0, 2);
                Quarter(ref to1, 4 * yStride) = Avx512DQ.ExtractVector128(v1, 2);
                Quarter(ref to, 6 * yStride) = Avx512DQ.ExtractVector128(v0, 3);
                Quarter(ref to1, 6 * yStride) = Avx512DQ.ExtractVector128(v1, 3);
            }
        }

        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow(ref double x, int xStride, int columns, ref double lanes, int laneStride, int rows)
    {
        int r = 0;
        for (; r + 2 <= rows; r += 2)
        {
            for (int k = 0; k < columns; k += 2)
            {
                int c = Math.Min(k, columns - 2);
                ref double from = ref Unsafe.Add(ref x, (r * xStride) + c);
                Vector128<double> v0 = Quarter(ref from, 0);
                Vector128<double> v1 = Quarter(ref from, xStride);
                ref double to = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Quarter(ref to, 0) = ZipLow(v0, v1);
                Quarter(ref to, laneStride) = ZipHigh(v0, v1);
            }
        }

        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NarrowBack(ref double lanes, int laneStride, int columns, ref double y, int yStride, int rows)
    {
        int r = 0;
        for (; r + 2 <= rows; r += 2)
        {
            for (int k = 0; k < columns; k += 2)
            {
                int c = Math.Min(k, columns - 2);
                ref double from = ref Unsafe.Add(ref lanes, (c * laneStride) + r);
                Vector128<double> v0 = Quarter(ref from, 0);
                Vector128<double> v1 = Quarter(ref from, laneStride);
                ref double to = ref Unsafe.Add(ref y, (r * yStride) + c);
                Quarter(ref to, 0) = ZipLow(v0, v1);
                Quarter(ref to, yStride) = ZipHigh(v0, v1);
            }
        }

        return r;
    }
}
