using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// ∂E/∂X = δ·Wᵀ for a block of samples as InputGradientTiles sums it up, but with inputs in the vectors: what a lane adds up
// there is a vector's own sum here, and nothing crosses lanes. The weights of some inputs are turned over for it, lane by
// lane. The tree over the lanes becomes one of vectors: they are visited in the order of their reversed bits, so that what
// is added together follows one another and few sums wait. The bits are the same.
internal static partial class RowTiles256
{
    /// <summary>All inputs of a layer for all samples of a block.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void InputColumns(ref float w, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride, int dxPanel, int dxPitch, int rows)
    {
        const int across = 128 / sizeof(float);
        const int waiting = 4 * 8 * across;
        bool wide = Vector256<float>.Count * sizeof(float) == 64;
        int lanes = Math.Min(panel, across / 2);
        int steps = ((panel * panels) + rest) / lanes;

        // Lanes a power of two apart would share the same cache sets.
        int phase = (steps * across) + (across / 2);
        bool few = wide && lanes == across / 2 && steps <= InputColumnLimits.FewSteps;
        bool single = wide && steps == 1 && lanes >= 8;
        int most = single ? 16 / lanes : 2;
        float* memory = stackalloc float[(lanes * phase) + waiting + (8 * across) + (across / 2)];
        ref float columns = ref *(float*)(((nint)memory + 63) & -64);
        ref float sums = ref Add(ref columns, lanes * phase);
        ref float ends = ref Add(ref sums, waiting);
        for (int k = 0; k < inputs; k += dxPanel)
        {
            int n = Math.Min(inputs - k, dxPanel);
            for (int i = 0; i < n; i += across)
            {
                int count = Math.Min(n - i, across);
                TurnColumns(ref w, k + i, count, inputs, panel, panels, rest, lanes, ref columns, phase);
                for (int c = 0; c < count;)
                {
                    int vectors = count - c > Vector256<float>.Count ? most : 1;
                    int room = vectors * Vector256<float>.Count;
                    int used = Math.Min(count - c, room);
                    int height = (vectors, wide) switch
                    {
                        (2, true) => few ? 3 : 6,
                        (2, _) => 3,
                        _ => wide ? 8 : 6,
                    };
                    bool whole = used == room || (dxStride == dxPanel && i + c + room <= dxPanel);

                    // One unit a lane: all samples in one go.
                    if (single && whole && vectors == most)
                    {
                        ref float wu = ref Add(ref columns, c);
                        ref float du = ref Add(ref dx, i + c);
                        if (lanes == 8)
                        {
                            WideInputColumnTiles.Units8x2(ref wu, phase, ref d, dStride, ref du, dxStride, rows);
                        }
                        else
                        {
                            WideInputColumnTiles.Units16x1(ref wu, phase, ref d, dStride, ref du, dxStride, rows);
                        }

                        c += room;
                        continue;
                    }

                    for (int q = 0; q < rows; q += height)
                    {
                        // The last tile reaches back over its neighbour instead of leaving a tail.
                        int r = Math.Max(0, Math.Min(q, rows - height));
                        ref float dr = ref Add(ref d, r * dStride);
                        ref float to = ref Add(ref dx, (r * dxStride) + i + c);
                        ref float target = ref whole ? ref to : ref ends;
                        int stride = whole ? dxStride : across;
                        ref float wc = ref Add(ref columns, c);
                        switch (vectors)
                        {
                            case 2 when few:
                                WideInputColumnTiles.Columns3x2InFour(ref wc, phase, steps, ref dr, dStride, dPitch, ref target, stride, ref sums);
                                break;
                            case 2 when wide:
                                WideInputColumnTiles.Columns6x2(ref wc, lanes, phase, steps, ref dr, dStride, dPitch, ref target, stride, ref sums);
                                break;
                            case 2:
                                Columns3x2(ref wc, lanes, phase, steps, ref dr, dStride, dPitch, ref target, stride, ref sums);
                                break;
                            default:
                                if (wide)
                                {
                                    WideInputColumnTiles.Columns8x1(ref wc, lanes, phase, steps, ref dr, dStride, dPitch, ref target, stride, ref sums);
                                }
                                else
                                {
                                    Columns6x1(ref wc, lanes, phase, steps, ref dr, dStride, dPitch, ref target, stride, ref sums);
                                }

                                break;
                        }

                        if (!whole)
                        {
                            CopyEnds(ref ends, used, ref to, dxStride, height);
                        }
                    }

                    c += room;
                }
            }

            dx = ref Add(ref dx, dxPitch);
        }
    }

    // Unit s · lanes + j of input i: at j · phase + s · across + i.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnColumns(ref float w, int input, int count, int inputs, int panel, int panels, int rest, int lanes, ref float columns, int phase)
    {
        const int across = 128 / sizeof(float);
        for (int p = 0; p <= panels; p++)
        {
            int width = p < panels ? panel : rest;
            for (int j = 0; j < width; j += lanes)
            {
                Transposition.ToLanes(ref Add(ref w, (input * width) + j), width, lanes, ref columns, phase, count, across);
                columns = ref Add(ref columns, across);
            }

            w = ref Add(ref w, inputs * width);
        }
    }

    // What fills no vector: what stands behind it is not ours.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyEnds(ref float ends, int used, ref float to, int stride, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < used; i++)
            {
                Add(ref to, (r * stride) + i) = Add(ref ends, (r * (128 / sizeof(float))) + i);
            }
        }
    }
}
