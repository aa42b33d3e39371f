using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// Tiles of LaneAffine and LaneDeltas with twice the sums: there are 32 registers of 512 bits.
internal static partial class WideLaneTiles
{
    // 4 units at once, 4 chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Affine4q4<TValue>(ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int j, int units, int rows)
        where TValue : struct, ILaneValue<float>
    {
        for (; j + 4 <= units; j += 4)
        {
            ref float bj = ref Add(ref b, j);
            ref float zj = ref Add(ref z, j * LaneTiles.Row);
            for (nint r = 0; r < rows; r += Vector512<float>.Count)
            {
                Vector512<float> a0 = Vector512.Create(bj);
                Vector512<float> b0 = Vector512<float>.Zero;
                Vector512<float> c0 = Vector512<float>.Zero;
                Vector512<float> d0 = Vector512<float>.Zero;
                Vector512<float> a1 = Vector512.Create(Add(ref bj, 1));
                Vector512<float> b1 = Vector512<float>.Zero;
                Vector512<float> c1 = Vector512<float>.Zero;
                Vector512<float> d1 = Vector512<float>.Zero;
                Vector512<float> a2 = Vector512.Create(Add(ref bj, 2));
                Vector512<float> b2 = Vector512<float>.Zero;
                Vector512<float> c2 = Vector512<float>.Zero;
                Vector512<float> d2 = Vector512<float>.Zero;
                Vector512<float> a3 = Vector512.Create(Add(ref bj, 3));
                Vector512<float> b3 = Vector512<float>.Zero;
                Vector512<float> c3 = Vector512<float>.Zero;
                Vector512<float> d3 = Vector512<float>.Zero;
                ref float xi = ref Add(ref x, r);
                ref float wi = ref Add(ref w, j);
                int i = 0;
                for (; i + 4 <= inputs; i += 4)
                {
                    Vector512<float> x0 = As<float, Vector512<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector512.Create(wi), a0);
                    a1 = MultiplyAdd(x0, Vector512.Create(Add(ref wi, 1)), a1);
                    a2 = MultiplyAdd(x0, Vector512.Create(Add(ref wi, 2)), a2);
                    a3 = MultiplyAdd(x0, Vector512.Create(Add(ref wi, 3)), a3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);

                    Vector512<float> x1 = As<float, Vector512<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector512.Create(wi), b0);
                    b1 = MultiplyAdd(x1, Vector512.Create(Add(ref wi, 1)), b1);
                    b2 = MultiplyAdd(x1, Vector512.Create(Add(ref wi, 2)), b2);
                    b3 = MultiplyAdd(x1, Vector512.Create(Add(ref wi, 3)), b3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);

                    Vector512<float> x2 = As<float, Vector512<float>>(ref xi);
                    c0 = MultiplyAdd(x2, Vector512.Create(wi), c0);
                    c1 = MultiplyAdd(x2, Vector512.Create(Add(ref wi, 1)), c1);
                    c2 = MultiplyAdd(x2, Vector512.Create(Add(ref wi, 2)), c2);
                    c3 = MultiplyAdd(x2, Vector512.Create(Add(ref wi, 3)), c3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);

                    Vector512<float> x3 = As<float, Vector512<float>>(ref xi);
                    d0 = MultiplyAdd(x3, Vector512.Create(wi), d0);
                    d1 = MultiplyAdd(x3, Vector512.Create(Add(ref wi, 1)), d1);
                    d2 = MultiplyAdd(x3, Vector512.Create(Add(ref wi, 2)), d2);
                    d3 = MultiplyAdd(x3, Vector512.Create(Add(ref wi, 3)), d3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i < inputs)
                {
                    Vector512<float> x0 = As<float, Vector512<float>>(ref xi);
                    a0 = MultiplyAdd(x0, Vector512.Create(wi), a0);
                    a1 = MultiplyAdd(x0, Vector512.Create(Add(ref wi, 1)), a1);
                    a2 = MultiplyAdd(x0, Vector512.Create(Add(ref wi, 2)), a2);
                    a3 = MultiplyAdd(x0, Vector512.Create(Add(ref wi, 3)), a3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i + 1 < inputs)
                {
                    Vector512<float> x1 = As<float, Vector512<float>>(ref xi);
                    b0 = MultiplyAdd(x1, Vector512.Create(wi), b0);
                    b1 = MultiplyAdd(x1, Vector512.Create(Add(ref wi, 1)), b1);
                    b2 = MultiplyAdd(x1, Vector512.Create(Add(ref wi, 2)), b2);
                    b3 = MultiplyAdd(x1, Vector512.Create(Add(ref wi, 3)), b3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);
                }

                if (i + 2 < inputs)
                {
                    Vector512<float> x2 = As<float, Vector512<float>>(ref xi);
                    c0 = MultiplyAdd(x2, Vector512.Create(wi), c0);
                    c1 = MultiplyAdd(x2, Vector512.Create(Add(ref wi, 1)), c1);
                    c2 = MultiplyAdd(x2, Vector512.Create(Add(ref wi, 2)), c2);
                    c3 = MultiplyAdd(x2, Vector512.Create(Add(ref wi, 3)), c3);
                    xi = ref Add(ref xi, LaneTiles.Row);
                    wi = ref Add(ref wi, stride);
                }

                ref float zr = ref Add(ref zj, r);
                Vector512<float> z0 = (a0 + c0) + (b0 + d0);
                Vector512<float> z1 = (a1 + c1) + (b1 + d1);
                Vector512<float> z2 = (a2 + c2) + (b2 + d2);
                Vector512<float> z3 = (a3 + c3) + (b3 + d3);
                As<float, Vector512<float>>(ref zr) = TValue.Of(z0);
                As<float, Vector512<float>>(ref Add(ref zr, LaneTiles.Row)) = TValue.Of(z1);
                As<float, Vector512<float>>(ref Add(ref zr, 2 * LaneTiles.Row)) = TValue.Of(z2);
                As<float, Vector512<float>>(ref Add(ref zr, 3 * LaneTiles.Row)) = TValue.Of(z3);
            }
        }

        return j;
    }

    // 4 inputs at once. Their sums are folded in registers as they come: of 16 sums 0, 2, 1 and 3 with those a half, a quarter and
    // three quarters of all further on. Through memory, as the narrower ones do, 16-16-16-16-16 took 9 % more in training.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Deltas4<TSums, TSlope>(ref float w, int padded, ref float d, ref float a, ref float to, int i, int inputs, int rows)
        where TSums : struct, ITileSize
        where TSlope : struct, ILaneSlope<float>
    {
        for (; i + 4 <= inputs; i += 4)
        {
            ref float wi = ref Add(ref w, i * padded);
            ref float di = ref Add(ref to, i * LaneTiles.Row);
            for (nint r = 0; r < rows; r += Vector512<float>.Count)
            {
                ref float dr = ref Add(ref di, r);
                ref float ar = ref Add(ref a, (i * LaneTiles.Row) + r);
                ref float delta = ref Add(ref d, r);
                Sums4<TSums>(ref wi, padded, ref delta, 0, out Vector512<float> s0, out Vector512<float> s1, out Vector512<float> s2, out Vector512<float> s3);
                if (TSums.Count == 16)
                {
                    Sums4<TSums>(ref wi, padded, ref delta, 2, out Vector512<float> t0, out Vector512<float> t1, out Vector512<float> t2, out Vector512<float> t3);
                    s0 += t0;
                    s1 += t1;
                    s2 += t2;
                    s3 += t3;
                    Sums4<TSums>(ref wi, padded, ref delta, 1, out Vector512<float> u0, out Vector512<float> u1, out Vector512<float> u2, out Vector512<float> u3);
                    Sums4<TSums>(ref wi, padded, ref delta, 3, out t0, out t1, out t2, out t3);
                    s0 += u0 + t0;
                    s1 += u1 + t1;
                    s2 += u2 + t2;
                    s3 += u3 + t3;
                }
                else if (TSums.Count == 8)
                {
                    Sums4<TSums>(ref wi, padded, ref delta, 1, out Vector512<float> t0, out Vector512<float> t1, out Vector512<float> t2, out Vector512<float> t3);
                    s0 += t0;
                    s1 += t1;
                    s2 += t2;
                    s3 += t3;
                }

                As<float, Vector512<float>>(ref dr) = TSlope.Of(s0, As<float, Vector512<float>>(ref ar));
                As<float, Vector512<float>>(ref Add(ref dr, LaneTiles.Row)) = TSlope.Of(s1, As<float, Vector512<float>>(ref Add(ref ar, LaneTiles.Row)));
                As<float, Vector512<float>>(ref Add(ref dr, 2 * LaneTiles.Row)) = TSlope.Of(s2, As<float, Vector512<float>>(ref Add(ref ar, 2 * LaneTiles.Row)));
                As<float, Vector512<float>>(ref Add(ref dr, 3 * LaneTiles.Row)) = TSlope.Of(s3, As<float, Vector512<float>>(ref Add(ref ar, 3 * LaneTiles.Row)));
            }
        }

        return i;
    }

    // Of four inputs sum k and those a half, a quarter and three quarters of all further on, added up. The first term adds to +0, so
    // that no sum of nothing but zeros is −0; for that one of the sums is enough.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums4<TSums>(
        ref float w, int padded, ref float d, int k, out Vector512<float> s0, out Vector512<float> s1, out Vector512<float> s2, out Vector512<float> s3)
        where TSums : struct, ITileSize
    {
        ref float w0 = ref Add(ref w, k);
        ref float w1 = ref Add(ref w0, padded);
        ref float w2 = ref Add(ref w1, padded);
        ref float w3 = ref Add(ref w2, padded);
        ref float dj = ref Add(ref d, k * LaneTiles.Row);

        Vector512<float> delta0 = As<float, Vector512<float>>(ref dj);
        Vector512<float> a0 = MultiplyAdd(delta0, Vector512.Create(w0), Vector512<float>.Zero);
        Vector512<float> a1 = MultiplyAdd(delta0, Vector512.Create(w1), Vector512<float>.Zero);
        Vector512<float> a2 = MultiplyAdd(delta0, Vector512.Create(w2), Vector512<float>.Zero);
        Vector512<float> a3 = MultiplyAdd(delta0, Vector512.Create(w3), Vector512<float>.Zero);

        Vector512<float> delta1 = As<float, Vector512<float>>(ref Add(ref dj, TSums.Count / 2 * LaneTiles.Row));
        Vector512<float> b0 = delta1 * Vector512.Create(Add(ref w0, TSums.Count / 2));
        Vector512<float> b1 = delta1 * Vector512.Create(Add(ref w1, TSums.Count / 2));
        Vector512<float> b2 = delta1 * Vector512.Create(Add(ref w2, TSums.Count / 2));
        Vector512<float> b3 = delta1 * Vector512.Create(Add(ref w3, TSums.Count / 2));

        Vector512<float> delta2 = As<float, Vector512<float>>(ref Add(ref dj, TSums.Count / 4 * LaneTiles.Row));
        Vector512<float> c0 = delta2 * Vector512.Create(Add(ref w0, TSums.Count / 4));
        Vector512<float> c1 = delta2 * Vector512.Create(Add(ref w1, TSums.Count / 4));
        Vector512<float> c2 = delta2 * Vector512.Create(Add(ref w2, TSums.Count / 4));
        Vector512<float> c3 = delta2 * Vector512.Create(Add(ref w3, TSums.Count / 4));

        Vector512<float> delta3 = As<float, Vector512<float>>(ref Add(ref dj, 3 * TSums.Count / 4 * LaneTiles.Row));
        Vector512<float> d0 = delta3 * Vector512.Create(Add(ref w0, 3 * TSums.Count / 4));
        Vector512<float> d1 = delta3 * Vector512.Create(Add(ref w1, 3 * TSums.Count / 4));
        Vector512<float> d2 = delta3 * Vector512.Create(Add(ref w2, 3 * TSums.Count / 4));
        Vector512<float> d3 = delta3 * Vector512.Create(Add(ref w3, 3 * TSums.Count / 4));

        for (int j = k + TSums.Count; j < padded; j += TSums.Count)
        {
            dj = ref Add(ref dj, TSums.Count * LaneTiles.Row);
            w0 = ref Add(ref w0, TSums.Count);
            w1 = ref Add(ref w1, TSums.Count);
            w2 = ref Add(ref w2, TSums.Count);
            w3 = ref Add(ref w3, TSums.Count);

            delta0 = As<float, Vector512<float>>(ref dj);
            a0 = MultiplyAdd(delta0, Vector512.Create(w0), a0);
            a1 = MultiplyAdd(delta0, Vector512.Create(w1), a1);
            a2 = MultiplyAdd(delta0, Vector512.Create(w2), a2);
            a3 = MultiplyAdd(delta0, Vector512.Create(w3), a3);

            delta1 = As<float, Vector512<float>>(ref Add(ref dj, TSums.Count / 2 * LaneTiles.Row));
            b0 = MultiplyAdd(delta1, Vector512.Create(Add(ref w0, TSums.Count / 2)), b0);
            b1 = MultiplyAdd(delta1, Vector512.Create(Add(ref w1, TSums.Count / 2)), b1);
            b2 = MultiplyAdd(delta1, Vector512.Create(Add(ref w2, TSums.Count / 2)), b2);
            b3 = MultiplyAdd(delta1, Vector512.Create(Add(ref w3, TSums.Count / 2)), b3);

            delta2 = As<float, Vector512<float>>(ref Add(ref dj, TSums.Count / 4 * LaneTiles.Row));
            c0 = MultiplyAdd(delta2, Vector512.Create(Add(ref w0, TSums.Count / 4)), c0);
            c1 = MultiplyAdd(delta2, Vector512.Create(Add(ref w1, TSums.Count / 4)), c1);
            c2 = MultiplyAdd(delta2, Vector512.Create(Add(ref w2, TSums.Count / 4)), c2);
            c3 = MultiplyAdd(delta2, Vector512.Create(Add(ref w3, TSums.Count / 4)), c3);

            delta3 = As<float, Vector512<float>>(ref Add(ref dj, 3 * TSums.Count / 4 * LaneTiles.Row));
            d0 = MultiplyAdd(delta3, Vector512.Create(Add(ref w0, 3 * TSums.Count / 4)), d0);
            d1 = MultiplyAdd(delta3, Vector512.Create(Add(ref w1, 3 * TSums.Count / 4)), d1);
            d2 = MultiplyAdd(delta3, Vector512.Create(Add(ref w2, 3 * TSums.Count / 4)), d2);
            d3 = MultiplyAdd(delta3, Vector512.Create(Add(ref w3, 3 * TSums.Count / 4)), d3);
        }

        s0 = (a0 + b0) + (c0 + d0);
        s1 = (a1 + b1) + (c1 + d1);
        s2 = (a2 + b2) + (c2 + d2);
        s3 = (a3 + b3) + (c3 + d3);
    }
}
