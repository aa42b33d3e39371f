using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// ∂E/∂W += Xᵀ·δ and ∂E/∂b += Σ δ for a block of samples: tiles of inputs × units whose sums stay in registers while the
// samples go by, one after the other.
internal static partial class RowTiles256
{
    /// <summary>A panel of units and a range of inputs that begins with a panel of theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(ref float x, int xStride, int xPanel, int xPitch, ref float d, int dStride, int rows, ref float g, int panel, int inputs, in StepAhead step)
    {
        bool wide = Vector256<float>.Count * sizeof(float) == 64;
        int vectors = panel >= 2 * Vector256<float>.Count ? 2 : 1;
        int height = wide || vectors == 1 ? 8 : 6;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            int n = Math.Min(left, xPanel);
            for (int j = 0; j < panel; j += vectors * Vector256<float>.Count)
            {
                ref float dj = ref Add(ref d, j);
                ref float gj = ref Add(ref g, j);
                int i = 0;
                if (wide && vectors == 2)
                {
                    // As many as leave a multiple of eight.
                    for (int end = n / (4 * 14) * (4 * 14); i < end; i += 14)
                    {
                        ref float gi = ref Add(ref gj, i * panel);
                        Own(ref gi, 14 * panel, step);
                        WideGradientTiles.Gradient14x2(ref Add(ref x, i), xStride, ref dj, dStride, rows, ref gi, panel, step);
                    }
                }

                for (; i + height <= n; i += height)
                {
                    ref float xi = ref Add(ref x, i);
                    ref float gi = ref Add(ref gj, i * panel);
                    Own(ref gi, height * panel, step);
                    if (vectors == 1)
                    {
                        Gradient8x1(ref xi, xStride, ref dj, dStride, rows, ref gi, panel);
                    }
                    else if (wide)
                    {
                        WideGradientTiles.Gradient8x2(ref xi, xStride, ref dj, dStride, rows, ref gi, panel, step);
                    }
                    else
                    {
                        Gradient6x2(ref xi, xStride, ref dj, dStride, rows, ref gi, panel);
                    }
                }

                for (; i < n; i++)
                {
                    ref float xi = ref Add(ref x, i);
                    ref float gi = ref Add(ref gj, i * panel);
                    if (vectors == 1)
                    {
                        Gradient1x1(ref xi, xStride, ref dj, dStride, rows, ref gi, panel);
                    }
                    else
                    {
                        Gradient1x2(ref xi, xStride, ref dj, dStride, rows, ref gi, panel);
                    }
                }
            }

            x = ref Add(ref x, xPitch);
            g = ref Add(ref g, n * panel);
        }
    }

    // Weights that other cores have read become this core's own while its tile computes, not one by one while the step writes:
    // that took the step twice the time on two threads. A value written back to its own place is all that it takes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Own(ref float g, int length, in StepAhead step)
    {
        if (step.IsShared)
        {
            ref float w = ref AddByteOffset(ref g, step.Weights);
            for (int i = 0; i < length; i += 64 / sizeof(float))
            {
                Volatile.Write(ref Add(ref w, i), Volatile.Read(ref Add(ref w, i)));
            }
        }
    }

    /// <summary>The biases of a panel of units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BiasGradient(ref float d, int dStride, int rows, ref float g, int panel)
    {
        // Two sums at a time: each waits for its own last addition.
        int j = 0;
        for (; j + (2 * Vector256<float>.Count) <= panel; j += 2 * Vector256<float>.Count)
        {
            ref float dj = ref Add(ref d, j);
            Vector256<float> sum0 = As<float, Vector256<float>>(ref Add(ref g, j));
            Vector256<float> sum1 = As<float, Vector256<float>>(ref Add(ref g, j + Vector256<float>.Count));
            for (int r = 0; r < rows; r++)
            {
                sum0 += As<float, Vector256<float>>(ref dj);
                sum1 += As<float, Vector256<float>>(ref Add(ref dj, Vector256<float>.Count));
                dj = ref Add(ref dj, dStride);
            }

            As<float, Vector256<float>>(ref Add(ref g, j)) = sum0;
            As<float, Vector256<float>>(ref Add(ref g, j + Vector256<float>.Count)) = sum1;
        }

        for (; j < panel; j += Vector256<float>.Count)
        {
            ref float dj = ref Add(ref d, j);
            Vector256<float> sum = As<float, Vector256<float>>(ref Add(ref g, j));
            for (int r = 0; r < rows; r++)
            {
                sum += As<float, Vector256<float>>(ref dj);
                dj = ref Add(ref dj, dStride);
            }

            As<float, Vector256<float>>(ref Add(ref g, j)) = sum;
        }
    }

    // 6 inputs, 2 vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient6x2(ref float x, int xStride, ref float d, int dStride, int rows, ref float g, int panel)
    {
        Vector256<float> c00 = As<float, Vector256<float>>(ref g);
        Vector256<float> c01 = As<float, Vector256<float>>(ref Add(ref g, Vector256<float>.Count));
        Vector256<float> c10 = As<float, Vector256<float>>(ref Add(ref g, panel));
        Vector256<float> c11 = As<float, Vector256<float>>(ref Add(ref g, panel + Vector256<float>.Count));
        Vector256<float> c20 = As<float, Vector256<float>>(ref Add(ref g, 2 * panel));
        Vector256<float> c21 = As<float, Vector256<float>>(ref Add(ref g, (2 * panel) + Vector256<float>.Count));
        Vector256<float> c30 = As<float, Vector256<float>>(ref Add(ref g, 3 * panel));
        Vector256<float> c31 = As<float, Vector256<float>>(ref Add(ref g, (3 * panel) + Vector256<float>.Count));
        Vector256<float> c40 = As<float, Vector256<float>>(ref Add(ref g, 4 * panel));
        Vector256<float> c41 = As<float, Vector256<float>>(ref Add(ref g, (4 * panel) + Vector256<float>.Count));
        Vector256<float> c50 = As<float, Vector256<float>>(ref Add(ref g, 5 * panel));
        Vector256<float> c51 = As<float, Vector256<float>>(ref Add(ref g, (5 * panel) + Vector256<float>.Count));
        for (int r = 0; r < rows; r++)
        {
            Vector256<float> d0 = As<float, Vector256<float>>(ref d);
            Vector256<float> d1 = As<float, Vector256<float>>(ref Add(ref d, Vector256<float>.Count));
            Vector256<float> x0 = Vector256.Create(x);
            c00 = MultiplyAdd(x0, d0, c00);
            c01 = MultiplyAdd(x0, d1, c01);
            Vector256<float> x1 = Vector256.Create(Add(ref x, 1));
            c10 = MultiplyAdd(x1, d0, c10);
            c11 = MultiplyAdd(x1, d1, c11);
            Vector256<float> x2 = Vector256.Create(Add(ref x, 2));
            c20 = MultiplyAdd(x2, d0, c20);
            c21 = MultiplyAdd(x2, d1, c21);
            Vector256<float> x3 = Vector256.Create(Add(ref x, 3));
            c30 = MultiplyAdd(x3, d0, c30);
            c31 = MultiplyAdd(x3, d1, c31);
            Vector256<float> x4 = Vector256.Create(Add(ref x, 4));
            c40 = MultiplyAdd(x4, d0, c40);
            c41 = MultiplyAdd(x4, d1, c41);
            Vector256<float> x5 = Vector256.Create(Add(ref x, 5));
            c50 = MultiplyAdd(x5, d0, c50);
            c51 = MultiplyAdd(x5, d1, c51);
            x = ref Add(ref x, xStride);
            d = ref Add(ref d, dStride);
        }

        As<float, Vector256<float>>(ref g) = c00;
        As<float, Vector256<float>>(ref Add(ref g, Vector256<float>.Count)) = c01;
        As<float, Vector256<float>>(ref Add(ref g, panel)) = c10;
        As<float, Vector256<float>>(ref Add(ref g, panel + Vector256<float>.Count)) = c11;
        As<float, Vector256<float>>(ref Add(ref g, 2 * panel)) = c20;
        As<float, Vector256<float>>(ref Add(ref g, (2 * panel) + Vector256<float>.Count)) = c21;
        As<float, Vector256<float>>(ref Add(ref g, 3 * panel)) = c30;
        As<float, Vector256<float>>(ref Add(ref g, (3 * panel) + Vector256<float>.Count)) = c31;
        As<float, Vector256<float>>(ref Add(ref g, 4 * panel)) = c40;
        As<float, Vector256<float>>(ref Add(ref g, (4 * panel) + Vector256<float>.Count)) = c41;
        As<float, Vector256<float>>(ref Add(ref g, 5 * panel)) = c50;
        As<float, Vector256<float>>(ref Add(ref g, (5 * panel) + Vector256<float>.Count)) = c51;
    }

    // 8 inputs, 1 vector of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient8x1(ref float x, int xStride, ref float d, int dStride, int rows, ref float g, int panel)
    {
        Vector256<float> c00 = As<float, Vector256<float>>(ref g);
        Vector256<float> c10 = As<float, Vector256<float>>(ref Add(ref g, panel));
        Vector256<float> c20 = As<float, Vector256<float>>(ref Add(ref g, 2 * panel));
        Vector256<float> c30 = As<float, Vector256<float>>(ref Add(ref g, 3 * panel));
        Vector256<float> c40 = As<float, Vector256<float>>(ref Add(ref g, 4 * panel));
        Vector256<float> c50 = As<float, Vector256<float>>(ref Add(ref g, 5 * panel));
        Vector256<float> c60 = As<float, Vector256<float>>(ref Add(ref g, 6 * panel));
        Vector256<float> c70 = As<float, Vector256<float>>(ref Add(ref g, 7 * panel));
        for (int r = 0; r < rows; r++)
        {
            Vector256<float> d0 = As<float, Vector256<float>>(ref d);
            Vector256<float> x0 = Vector256.Create(x);
            c00 = MultiplyAdd(x0, d0, c00);
            Vector256<float> x1 = Vector256.Create(Add(ref x, 1));
            c10 = MultiplyAdd(x1, d0, c10);
            Vector256<float> x2 = Vector256.Create(Add(ref x, 2));
            c20 = MultiplyAdd(x2, d0, c20);
            Vector256<float> x3 = Vector256.Create(Add(ref x, 3));
            c30 = MultiplyAdd(x3, d0, c30);
            Vector256<float> x4 = Vector256.Create(Add(ref x, 4));
            c40 = MultiplyAdd(x4, d0, c40);
            Vector256<float> x5 = Vector256.Create(Add(ref x, 5));
            c50 = MultiplyAdd(x5, d0, c50);
            Vector256<float> x6 = Vector256.Create(Add(ref x, 6));
            c60 = MultiplyAdd(x6, d0, c60);
            Vector256<float> x7 = Vector256.Create(Add(ref x, 7));
            c70 = MultiplyAdd(x7, d0, c70);
            x = ref Add(ref x, xStride);
            d = ref Add(ref d, dStride);
        }

        As<float, Vector256<float>>(ref g) = c00;
        As<float, Vector256<float>>(ref Add(ref g, panel)) = c10;
        As<float, Vector256<float>>(ref Add(ref g, 2 * panel)) = c20;
        As<float, Vector256<float>>(ref Add(ref g, 3 * panel)) = c30;
        As<float, Vector256<float>>(ref Add(ref g, 4 * panel)) = c40;
        As<float, Vector256<float>>(ref Add(ref g, 5 * panel)) = c50;
        As<float, Vector256<float>>(ref Add(ref g, 6 * panel)) = c60;
        As<float, Vector256<float>>(ref Add(ref g, 7 * panel)) = c70;
    }

    // 1 input, 2 vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient1x2(ref float x, int xStride, ref float d, int dStride, int rows, ref float g, int panel)
    {
        Vector256<float> c00 = As<float, Vector256<float>>(ref g);
        Vector256<float> c01 = As<float, Vector256<float>>(ref Add(ref g, Vector256<float>.Count));
        for (int r = 0; r < rows; r++)
        {
            Vector256<float> d0 = As<float, Vector256<float>>(ref d);
            Vector256<float> d1 = As<float, Vector256<float>>(ref Add(ref d, Vector256<float>.Count));
            Vector256<float> x0 = Vector256.Create(x);
            c00 = MultiplyAdd(x0, d0, c00);
            c01 = MultiplyAdd(x0, d1, c01);
            x = ref Add(ref x, xStride);
            d = ref Add(ref d, dStride);
        }

        As<float, Vector256<float>>(ref g) = c00;
        As<float, Vector256<float>>(ref Add(ref g, Vector256<float>.Count)) = c01;
    }

    // 1 input, 1 vector of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient1x1(ref float x, int xStride, ref float d, int dStride, int rows, ref float g, int panel)
    {
        Vector256<float> c00 = As<float, Vector256<float>>(ref g);
        for (int r = 0; r < rows; r++)
        {
            Vector256<float> d0 = As<float, Vector256<float>>(ref d);
            Vector256<float> x0 = Vector256.Create(x);
            c00 = MultiplyAdd(x0, d0, c00);
            x = ref Add(ref x, xStride);
            d = ref Add(ref d, dStride);
        }

        As<float, Vector256<float>>(ref g) = c00;
    }
}
