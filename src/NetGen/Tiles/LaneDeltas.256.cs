using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// dᵢ = Σⱼ wᵢⱼ·δⱼ with samples in the lanes: unit j adds to sum j modulo their number, and the sums are folded half on half.
internal static partial class LaneTiles256
{
    public static void Deltas<TSlope>(ref float w, int padded, ref float d, ref float a, ref float to, ref float e, int inputs, int sums, int rows)
        where TSlope : struct, ILaneSlope<float>
    {
        switch (sums)
        {
            case 16:
                Deltas<TileSize16, TSlope>(ref w, padded, ref d, ref a, ref to, ref e, inputs, rows);
                break;
            case 8:
                Deltas<TileSize8, TSlope>(ref w, padded, ref d, ref a, ref to, ref e, inputs, rows);
                break;
            case 4:
                Deltas<TileSize4, TSlope>(ref w, padded, ref d, ref a, ref to, ref e, inputs, rows);
                break;
            default:
                DeltasOfTwo<TSlope>(ref w, ref d, ref a, ref to, inputs, rows);
                break;
        }
    }

    private static void Deltas<TSums, TSlope>(ref float w, int padded, ref float d, ref float a, ref float to, ref float e, int inputs, int rows)
        where TSums : struct, ITileSize
        where TSlope : struct, ILaneSlope<float>
    {
        int i = Vector256<float>.Count * sizeof(float) == 64 ? WideLaneTiles.Deltas4<TSums, TSlope>(ref w, padded, ref d, ref a, ref to, 0, inputs, rows) : 0;
        i = Deltas2<TSums, TSlope>(ref w, padded, ref d, ref a, ref to, ref e, i, inputs, rows);
        Deltas1<TSums, TSlope>(ref w, padded, ref d, ref a, ref to, ref e, i, inputs, rows);
    }

    // Units that add to two sums only.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DeltasOfTwo<TSlope>(ref float w, ref float d, ref float a, ref float to, int inputs, int rows)
        where TSlope : struct, ILaneSlope<float>
    {
        for (int i = 0; i < inputs; i++)
        {
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> d0 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref d, r)), Vector256.Create(w), Vector256<float>.Zero);
                Vector256<float> d1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref d, Row + r)), Vector256.Create(Add(ref w, 1)), Vector256<float>.Zero);
                As<float, Vector256<float>>(ref Add(ref to, r)) = TSlope.Of(d0 + d1, As<float, Vector256<float>>(ref Add(ref a, r)));
            }

            w = ref Add(ref w, 2);
            a = ref Add(ref a, Row);
            to = ref Add(ref to, Row);
        }
    }

    /// <summary>A single unit: its weight times the slope, which a single sample has before its δ. +0 is what other sums would add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DeltasOfUnit<TSlope>(ref float w, int padded, ref float d, ref float a, ref float to, int inputs, int rows)
        where TSlope : struct, ILaneSlope<float>
    {
        for (int i = 0; i < inputs; i++)
        {
            Vector256<float> wi = Vector256.Create(w);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                Vector256<float> slope = TSlope.Of(wi, As<float, Vector256<float>>(ref Add(ref a, r)));
                As<float, Vector256<float>>(ref Add(ref to, r)) = MultiplyAdd(slope, As<float, Vector256<float>>(ref Add(ref d, r)), Vector256<float>.Zero);
            }

            w = ref Add(ref w, padded);
            a = ref Add(ref a, Row);
            to = ref Add(ref to, Row);
        }
    }

    // 2 inputs at once: four sums of each in flight, sum k and those a half, a quarter and three quarters of all further on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Deltas2<TSums, TSlope>(ref float w, int padded, ref float d, ref float a, ref float to, ref float e, int i, int inputs, int rows)
        where TSums : struct, ITileSize
        where TSlope : struct, ILaneSlope<float>
    {
        for (; i + 2 <= inputs; i += 2)
        {
            ref float w0 = ref Add(ref w, i * padded);
            ref float w1 = ref Add(ref w0, padded);
            ref float di = ref Add(ref to, i * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                ref float er = ref Add(ref e, r);
                ref float dr = ref Add(ref di, r);
                ref float ar = ref Add(ref a, (i * Row) + r);
                for (int k = 0; k < TSums.Count / 4; k++)
                {
                    Vector256<float> a0 = Vector256<float>.Zero;
                    Vector256<float> b0 = Vector256<float>.Zero;
                    Vector256<float> c0 = Vector256<float>.Zero;
                    Vector256<float> d0 = Vector256<float>.Zero;
                    Vector256<float> a1 = Vector256<float>.Zero;
                    Vector256<float> b1 = Vector256<float>.Zero;
                    Vector256<float> c1 = Vector256<float>.Zero;
                    Vector256<float> d1 = Vector256<float>.Zero;
                    ref float dj = ref Add(ref d, (k * Row) + r);
                    for (int j = k; j < padded; j += TSums.Count)
                    {
                        Vector256<float> delta0 = As<float, Vector256<float>>(ref dj);
                        a0 = MultiplyAdd(delta0, Vector256.Create(Add(ref w0, j)), a0);
                        a1 = MultiplyAdd(delta0, Vector256.Create(Add(ref w1, j)), a1);

                        Vector256<float> delta1 = As<float, Vector256<float>>(ref Add(ref dj, TSums.Count / 2 * Row));
                        b0 = MultiplyAdd(delta1, Vector256.Create(Add(ref w0, j + (TSums.Count / 2))), b0);
                        b1 = MultiplyAdd(delta1, Vector256.Create(Add(ref w1, j + (TSums.Count / 2))), b1);

                        Vector256<float> delta2 = As<float, Vector256<float>>(ref Add(ref dj, TSums.Count / 4 * Row));
                        c0 = MultiplyAdd(delta2, Vector256.Create(Add(ref w0, j + (TSums.Count / 4))), c0);
                        c1 = MultiplyAdd(delta2, Vector256.Create(Add(ref w1, j + (TSums.Count / 4))), c1);

                        Vector256<float> delta3 = As<float, Vector256<float>>(ref Add(ref dj, 3 * TSums.Count / 4 * Row));
                        d0 = MultiplyAdd(delta3, Vector256.Create(Add(ref w0, j + (3 * TSums.Count / 4))), d0);
                        d1 = MultiplyAdd(delta3, Vector256.Create(Add(ref w1, j + (3 * TSums.Count / 4))), d1);

                        dj = ref Add(ref dj, TSums.Count * Row);
                    }

                    if (TSums.Count == 4)
                    {
                        As<float, Vector256<float>>(ref dr) = TSlope.Of((a0 + b0) + (c0 + d0), As<float, Vector256<float>>(ref ar));
                        As<float, Vector256<float>>(ref Add(ref dr, Row)) = TSlope.Of((a1 + b1) + (c1 + d1), As<float, Vector256<float>>(ref Add(ref ar, Row)));
                    }
                    else
                    {
                        As<float, Vector256<float>>(ref er) = (a0 + b0) + (c0 + d0);
                        As<float, Vector256<float>>(ref Add(ref er, Row)) = (a1 + b1) + (c1 + d1);
                        er = ref Add(ref er, 2 * Row);
                    }
                }

                er = ref Add(ref e, r);
                if (TSums.Count == 8)
                {
                    As<float, Vector256<float>>(ref dr) = TSlope.Of(As<float, Vector256<float>>(ref er) + As<float, Vector256<float>>(ref Add(ref er, 2 * Row)), As<float, Vector256<float>>(ref ar));
                    As<float, Vector256<float>>(ref Add(ref dr, Row)) = TSlope.Of(As<float, Vector256<float>>(ref Add(ref er, Row)) + As<float, Vector256<float>>(ref Add(ref er, 3 * Row)), As<float, Vector256<float>>(ref Add(ref ar, Row)));
                }
                else if (TSums.Count == 16)
                {
                    As<float, Vector256<float>>(ref dr) = TSlope.Of((As<float, Vector256<float>>(ref er) + As<float, Vector256<float>>(ref Add(ref er, 4 * Row))) + (As<float, Vector256<float>>(ref Add(ref er, 2 * Row)) + As<float, Vector256<float>>(ref Add(ref er, 6 * Row))), As<float, Vector256<float>>(ref ar));
                    As<float, Vector256<float>>(ref Add(ref dr, Row)) = TSlope.Of((As<float, Vector256<float>>(ref Add(ref er, Row)) + As<float, Vector256<float>>(ref Add(ref er, 5 * Row))) + (As<float, Vector256<float>>(ref Add(ref er, 3 * Row)) + As<float, Vector256<float>>(ref Add(ref er, 7 * Row))), As<float, Vector256<float>>(ref Add(ref ar, Row)));
                }
            }
        }

        return i;
    }

    // 1 input at once: four sums of it in flight, sum k and those a half, a quarter and three quarters of all further on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Deltas1<TSums, TSlope>(ref float w, int padded, ref float d, ref float a, ref float to, ref float e, int i, int inputs, int rows)
        where TSums : struct, ITileSize
        where TSlope : struct, ILaneSlope<float>
    {
        for (; i < inputs; i++)
        {
            ref float w0 = ref Add(ref w, i * padded);
            ref float di = ref Add(ref to, i * Row);
            for (nint r = 0; r < rows; r += Vector256<float>.Count)
            {
                ref float er = ref Add(ref e, r);
                ref float dr = ref Add(ref di, r);
                ref float ar = ref Add(ref a, (i * Row) + r);
                for (int k = 0; k < TSums.Count / 4; k++)
                {
                    Vector256<float> a0 = Vector256<float>.Zero;
                    Vector256<float> b0 = Vector256<float>.Zero;
                    Vector256<float> c0 = Vector256<float>.Zero;
                    Vector256<float> d0 = Vector256<float>.Zero;
                    ref float dj = ref Add(ref d, (k * Row) + r);
                    for (int j = k; j < padded; j += TSums.Count)
                    {
                        Vector256<float> delta0 = As<float, Vector256<float>>(ref dj);
                        a0 = MultiplyAdd(delta0, Vector256.Create(Add(ref w0, j)), a0);

                        Vector256<float> delta1 = As<float, Vector256<float>>(ref Add(ref dj, TSums.Count / 2 * Row));
                        b0 = MultiplyAdd(delta1, Vector256.Create(Add(ref w0, j + (TSums.Count / 2))), b0);

                        Vector256<float> delta2 = As<float, Vector256<float>>(ref Add(ref dj, TSums.Count / 4 * Row));
                        c0 = MultiplyAdd(delta2, Vector256.Create(Add(ref w0, j + (TSums.Count / 4))), c0);

                        Vector256<float> delta3 = As<float, Vector256<float>>(ref Add(ref dj, 3 * TSums.Count / 4 * Row));
                        d0 = MultiplyAdd(delta3, Vector256.Create(Add(ref w0, j + (3 * TSums.Count / 4))), d0);

                        dj = ref Add(ref dj, TSums.Count * Row);
                    }

                    if (TSums.Count == 4)
                    {
                        As<float, Vector256<float>>(ref dr) = TSlope.Of((a0 + b0) + (c0 + d0), As<float, Vector256<float>>(ref ar));
                    }
                    else
                    {
                        As<float, Vector256<float>>(ref er) = (a0 + b0) + (c0 + d0);
                        er = ref Add(ref er, Row);
                    }
                }

                er = ref Add(ref e, r);
                if (TSums.Count == 8)
                {
                    As<float, Vector256<float>>(ref dr) = TSlope.Of(As<float, Vector256<float>>(ref er) + As<float, Vector256<float>>(ref Add(ref er, Row)), As<float, Vector256<float>>(ref ar));
                }
                else if (TSums.Count == 16)
                {
                    As<float, Vector256<float>>(ref dr) = TSlope.Of((As<float, Vector256<float>>(ref er) + As<float, Vector256<float>>(ref Add(ref er, 2 * Row))) + (As<float, Vector256<float>>(ref Add(ref er, Row)) + As<float, Vector256<float>>(ref Add(ref er, 3 * Row))), As<float, Vector256<float>>(ref ar));
                }
            }
        }

        return i;
    }
}
