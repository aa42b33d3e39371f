using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// f(b + Wᵀx) with samples in the lanes: weights broadcast, input i adds to chain i modulo the number of chains.
internal static partial class LaneTiles256
{
    private const int Row = LaneTiles.Row;

    public static void Affine<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int units, int chains, int rows)
        where TValue : struct, ILaneValue<float>
    {
        switch (chains)
        {
            case 4:
                int j = Vector256<float>.Count * sizeof(float) == 64 ? WideLaneTiles.Affine4q4<TValue>(ref x, inputs, ref w, stride, ref b, ref z, 0, units, rows) : 0;
                j = Affine2q4<TValue>(ref x, inputs, ref w, stride, ref b, ref z, j, units, rows);
                Affine1q4<TValue>(ref x, inputs, ref w, stride, ref b, ref z, j, units, rows);
                break;
            case 2:
                Affine1q2<TValue>(ref x, inputs, ref w, stride, ref b, ref z, Affine2q2<TValue>(ref x, inputs, ref w, stride, ref b, ref z, 0, units, rows), units, rows);
                break;
            default:
                Affine1q1<TValue>(ref x, inputs, ref w, stride, ref b, ref z, 0, units, rows);
                break;
        }
    }

    // 2 units at once, 4 chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Affine2q4<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int j, int units, int rows)
        where TValue : struct, ILaneValue<float>
    {
        for (; j + 2 <= units; j += 2)
        {
            ref float bj = ref Add(ref b, j);
            ref float zj = ref Add(ref z, j * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> a0 = Vector256.Create(bj);
                Vector256<float> b0 = Vector256<float>.Zero;
                Vector256<float> c0 = Vector256<float>.Zero;
                Vector256<float> d0 = Vector256<float>.Zero;
                Vector256<float> a1 = Vector256.Create(Add(ref bj, 1));
                Vector256<float> b1 = Vector256<float>.Zero;
                Vector256<float> c1 = Vector256<float>.Zero;
                Vector256<float> d1 = Vector256<float>.Zero;
                ref float xi = ref Add(ref x, r);
                ref float wi = ref Add(ref w, j);
                int i = 0;
                for (; i + 4 <= inputs; i += 4)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    a1 = MultiplyAdd(x0, Vector256.Create(Add(ref wi, 1)), a1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x1 = As<float, Vector256<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector256.Create(wi), b0);
                    b1 = MultiplyAdd(x1, Vector256.Create(Add(ref wi, 1)), b1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x2 = As<float, Vector256<float>>(ref xi);
                    c0 = MultiplyAdd(x2, Vector256.Create(wi), c0);
                    c1 = MultiplyAdd(x2, Vector256.Create(Add(ref wi, 1)), c1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x3 = As<float, Vector256<float>>(ref xi);
                    d0 = MultiplyAdd(x3, Vector256.Create(wi), d0);
                    d1 = MultiplyAdd(x3, Vector256.Create(Add(ref wi, 1)), d1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i < inputs)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    a1 = MultiplyAdd(x0, Vector256.Create(Add(ref wi, 1)), a1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i + 1 < inputs)
                {
                    Vector256<float> x1 = As<float, Vector256<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector256.Create(wi), b0);
                    b1 = MultiplyAdd(x1, Vector256.Create(Add(ref wi, 1)), b1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i + 2 < inputs)
                {
                    Vector256<float> x2 = As<float, Vector256<float>>(ref xi);
                    c0 = MultiplyAdd(x2, Vector256.Create(wi), c0);
                    c1 = MultiplyAdd(x2, Vector256.Create(Add(ref wi, 1)), c1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                ref float zr = ref Add(ref zj, r);
                Vector256<float> z0 = (a0 + c0) + (b0 + d0);
                Vector256<float> z1 = (a1 + c1) + (b1 + d1);
                As<float, Vector256<float>>(ref zr) = TValue.Of(z0);
                As<float, Vector256<float>>(ref Add(ref zr, Row)) = TValue.Of(z1);
            }
        }

        return j;
    }

    // 1 unit at once, 4 chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Affine1q4<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int j, int units, int rows)
        where TValue : struct, ILaneValue<float>
    {
        for (; j < units; j++)
        {
            ref float bj = ref Add(ref b, j);
            ref float zj = ref Add(ref z, j * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> a0 = Vector256.Create(bj);
                Vector256<float> b0 = Vector256<float>.Zero;
                Vector256<float> c0 = Vector256<float>.Zero;
                Vector256<float> d0 = Vector256<float>.Zero;
                ref float xi = ref Add(ref x, r);
                ref float wi = ref Add(ref w, j);
                int i = 0;
                for (; i + 4 <= inputs; i += 4)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x1 = As<float, Vector256<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector256.Create(wi), b0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x2 = As<float, Vector256<float>>(ref xi);
                    c0 = MultiplyAdd(x2, Vector256.Create(wi), c0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x3 = As<float, Vector256<float>>(ref xi);
                    d0 = MultiplyAdd(x3, Vector256.Create(wi), d0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i < inputs)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i + 1 < inputs)
                {
                    Vector256<float> x1 = As<float, Vector256<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector256.Create(wi), b0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i + 2 < inputs)
                {
                    Vector256<float> x2 = As<float, Vector256<float>>(ref xi);
                    c0 = MultiplyAdd(x2, Vector256.Create(wi), c0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                ref float zr = ref Add(ref zj, r);
                As<float, Vector256<float>>(ref zr) = TValue.Of((a0 + c0) + (b0 + d0));
            }
        }

        return j;
    }

    // 2 units at once, 2 chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Affine2q2<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int j, int units, int rows)
        where TValue : struct, ILaneValue<float>
    {
        for (; j + 2 <= units; j += 2)
        {
            ref float bj = ref Add(ref b, j);
            ref float zj = ref Add(ref z, j * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> a0 = Vector256.Create(bj);
                Vector256<float> b0 = Vector256<float>.Zero;
                Vector256<float> a1 = Vector256.Create(Add(ref bj, 1));
                Vector256<float> b1 = Vector256<float>.Zero;
                ref float xi = ref Add(ref x, r);
                ref float wi = ref Add(ref w, j);
                int i = 0;
                for (; i + 2 <= inputs; i += 2)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    a1 = MultiplyAdd(x0, Vector256.Create(Add(ref wi, 1)), a1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x1 = As<float, Vector256<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector256.Create(wi), b0);
                    b1 = MultiplyAdd(x1, Vector256.Create(Add(ref wi, 1)), b1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i < inputs)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    a1 = MultiplyAdd(x0, Vector256.Create(Add(ref wi, 1)), a1);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                ref float zr = ref Add(ref zj, r);
                Vector256<float> z0 = a0 + b0;
                Vector256<float> z1 = a1 + b1;
                As<float, Vector256<float>>(ref zr) = TValue.Of(z0);
                As<float, Vector256<float>>(ref Add(ref zr, Row)) = TValue.Of(z1);
            }
        }

        return j;
    }

    // 1 unit at once, 2 chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Affine1q2<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int j, int units, int rows)
        where TValue : struct, ILaneValue<float>
    {
        for (; j < units; j++)
        {
            ref float bj = ref Add(ref b, j);
            ref float zj = ref Add(ref z, j * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> a0 = Vector256.Create(bj);
                Vector256<float> b0 = Vector256<float>.Zero;
                ref float xi = ref Add(ref x, r);
                ref float wi = ref Add(ref w, j);
                int i = 0;
                for (; i + 2 <= inputs; i += 2)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);

                    Vector256<float> x1 = As<float, Vector256<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector256.Create(wi), b0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i < inputs)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                ref float zr = ref Add(ref zj, r);
                As<float, Vector256<float>>(ref zr) = TValue.Of(a0 + b0);
            }
        }

        return j;
    }

    // 1 unit at once, 1 chain.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Affine1q1<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int j, int units, int rows)
        where TValue : struct, ILaneValue<float>
    {
        for (; j < units; j++)
        {
            ref float bj = ref Add(ref b, j);
            ref float zj = ref Add(ref z, j * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> a0 = Vector256.Create(bj);
                ref float xi = ref Add(ref x, r);
                ref float wi = ref Add(ref w, j);
                int i = 0;
                for (; i < inputs; i++)
                {
                    Vector256<float> x0 = As<float, Vector256<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector256.Create(wi), a0);
                    xi = ref Add(ref xi, Row);
                    wi = ref Add(ref wi, stride);
                }

                ref float zr = ref Add(ref zj, r);
                As<float, Vector256<float>>(ref zr) = TValue.Of(a0);
            }
        }

        return j;
    }
}
