using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// G[i, j] += Σᵣ p[i, r]·q[r, j], one sample after the other: p has its samples side by side, q one row a sample.
internal static partial class LaneTiles256
{
    public static void Gradient(ref float p, int n, ref float q, int stride, int columns, ref float g, int rows)
    {
        int j = 0;
        for (; j + (2 * Vector256<float>.Count) <= columns; j += 2 * Vector256<float>.Count)
        {
            Gradient1x2(ref p, Gradient4x2(ref p, 0, n, ref Add(ref q, j), stride, rows, ref Add(ref g, j), columns), n, ref Add(ref q, j), stride, rows, ref Add(ref g, j), columns);
        }

        if (j < columns)
        {
            int i = Gradient8x1(ref p, 0, n, ref Add(ref q, j), stride, rows, ref Add(ref g, j), columns);
            i = Gradient4x1(ref p, i, n, ref Add(ref q, j), stride, rows, ref Add(ref g, j), columns);
            Gradient1x1(ref p, i, n, ref Add(ref q, j), stride, rows, ref Add(ref g, j), columns);
        }
    }

    // 8 rows at once, 1 vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gradient8x1(ref float p, int i, int n, ref float q, int stride, int rows, ref float g, int columns)
    {
        for (; i + 8 <= n; i += 8)
        {
            ref float gi = ref Add(ref g, i * columns);
            Vector256<float> g0 = As<float, Vector256<float>>(ref gi);
            Vector256<float> g1 = As<float, Vector256<float>>(ref Add(ref gi, columns));
            Vector256<float> g2 = As<float, Vector256<float>>(ref Add(ref gi, 2 * columns));
            Vector256<float> g3 = As<float, Vector256<float>>(ref Add(ref gi, 3 * columns));
            Vector256<float> g4 = As<float, Vector256<float>>(ref Add(ref gi, 4 * columns));
            Vector256<float> g5 = As<float, Vector256<float>>(ref Add(ref gi, 5 * columns));
            Vector256<float> g6 = As<float, Vector256<float>>(ref Add(ref gi, 6 * columns));
            Vector256<float> g7 = As<float, Vector256<float>>(ref Add(ref gi, 7 * columns));
            ref float pr = ref Add(ref p, i * Row);
            ref float qr = ref q;
            for (int r = 0; r < rows; r++)
            {
                Vector256<float> q0 = As<float, Vector256<float>>(ref qr);
                g0 = MultiplyAdd(Vector256.Create(pr), q0, g0);
                g1 = MultiplyAdd(Vector256.Create(Add(ref pr, Row)), q0, g1);
                g2 = MultiplyAdd(Vector256.Create(Add(ref pr, 2 * Row)), q0, g2);
                g3 = MultiplyAdd(Vector256.Create(Add(ref pr, 3 * Row)), q0, g3);
                g4 = MultiplyAdd(Vector256.Create(Add(ref pr, 4 * Row)), q0, g4);
                g5 = MultiplyAdd(Vector256.Create(Add(ref pr, 5 * Row)), q0, g5);
                g6 = MultiplyAdd(Vector256.Create(Add(ref pr, 6 * Row)), q0, g6);
                g7 = MultiplyAdd(Vector256.Create(Add(ref pr, 7 * Row)), q0, g7);
                pr = ref Add(ref pr, 1);
                qr = ref Add(ref qr, stride);
            }

            As<float, Vector256<float>>(ref gi) = g0;
            As<float, Vector256<float>>(ref Add(ref gi, columns)) = g1;
            As<float, Vector256<float>>(ref Add(ref gi, 2 * columns)) = g2;
            As<float, Vector256<float>>(ref Add(ref gi, 3 * columns)) = g3;
            As<float, Vector256<float>>(ref Add(ref gi, 4 * columns)) = g4;
            As<float, Vector256<float>>(ref Add(ref gi, 5 * columns)) = g5;
            As<float, Vector256<float>>(ref Add(ref gi, 6 * columns)) = g6;
            As<float, Vector256<float>>(ref Add(ref gi, 7 * columns)) = g7;
        }

        return i;
    }

    // 4 rows at once, 1 vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gradient4x1(ref float p, int i, int n, ref float q, int stride, int rows, ref float g, int columns)
    {
        for (; i + 4 <= n; i += 4)
        {
            ref float gi = ref Add(ref g, i * columns);
            Vector256<float> g0 = As<float, Vector256<float>>(ref gi);
            Vector256<float> g1 = As<float, Vector256<float>>(ref Add(ref gi, columns));
            Vector256<float> g2 = As<float, Vector256<float>>(ref Add(ref gi, 2 * columns));
            Vector256<float> g3 = As<float, Vector256<float>>(ref Add(ref gi, 3 * columns));
            ref float pr = ref Add(ref p, i * Row);
            ref float qr = ref q;
            for (int r = 0; r < rows; r++)
            {
                Vector256<float> q0 = As<float, Vector256<float>>(ref qr);
                g0 = MultiplyAdd(Vector256.Create(pr), q0, g0);
                g1 = MultiplyAdd(Vector256.Create(Add(ref pr, Row)), q0, g1);
                g2 = MultiplyAdd(Vector256.Create(Add(ref pr, 2 * Row)), q0, g2);
                g3 = MultiplyAdd(Vector256.Create(Add(ref pr, 3 * Row)), q0, g3);
                pr = ref Add(ref pr, 1);
                qr = ref Add(ref qr, stride);
            }

            As<float, Vector256<float>>(ref gi) = g0;
            As<float, Vector256<float>>(ref Add(ref gi, columns)) = g1;
            As<float, Vector256<float>>(ref Add(ref gi, 2 * columns)) = g2;
            As<float, Vector256<float>>(ref Add(ref gi, 3 * columns)) = g3;
        }

        return i;
    }

    // 1 row at once, 1 vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gradient1x1(ref float p, int i, int n, ref float q, int stride, int rows, ref float g, int columns)
    {
        for (; i < n; i++)
        {
            ref float gi = ref Add(ref g, i * columns);
            Vector256<float> g0 = As<float, Vector256<float>>(ref gi);
            ref float pr = ref Add(ref p, i * Row);
            ref float qr = ref q;
            for (int r = 0; r < rows; r++)
            {
                Vector256<float> q0 = As<float, Vector256<float>>(ref qr);
                g0 = MultiplyAdd(Vector256.Create(pr), q0, g0);
                pr = ref Add(ref pr, 1);
                qr = ref Add(ref qr, stride);
            }

            As<float, Vector256<float>>(ref gi) = g0;
        }

        return i;
    }

    // 4 rows at once, 2 vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gradient4x2(ref float p, int i, int n, ref float q, int stride, int rows, ref float g, int columns)
    {
        for (; i + 4 <= n; i += 4)
        {
            ref float gi = ref Add(ref g, i * columns);
            Vector256<float> g0a = As<float, Vector256<float>>(ref gi);
            Vector256<float> g0b = As<float, Vector256<float>>(ref Add(ref gi, Vector256<float>.Count));
            Vector256<float> g1a = As<float, Vector256<float>>(ref Add(ref gi, columns));
            Vector256<float> g1b = As<float, Vector256<float>>(ref Add(ref gi, columns + Vector256<float>.Count));
            Vector256<float> g2a = As<float, Vector256<float>>(ref Add(ref gi, 2 * columns));
            Vector256<float> g2b = As<float, Vector256<float>>(ref Add(ref gi, (2 * columns) + Vector256<float>.Count));
            Vector256<float> g3a = As<float, Vector256<float>>(ref Add(ref gi, 3 * columns));
            Vector256<float> g3b = As<float, Vector256<float>>(ref Add(ref gi, (3 * columns) + Vector256<float>.Count));
            ref float pr = ref Add(ref p, i * Row);
            ref float qr = ref q;
            for (int r = 0; r < rows; r++)
            {
                Vector256<float> q0 = As<float, Vector256<float>>(ref qr);
                Vector256<float> q1 = As<float, Vector256<float>>(ref Add(ref qr, Vector256<float>.Count));
                Vector256<float> p0 = Vector256.Create(pr);
                g0a = MultiplyAdd(p0, q0, g0a);
                g0b = MultiplyAdd(p0, q1, g0b);
                Vector256<float> p1 = Vector256.Create(Add(ref pr, Row));
                g1a = MultiplyAdd(p1, q0, g1a);
                g1b = MultiplyAdd(p1, q1, g1b);
                Vector256<float> p2 = Vector256.Create(Add(ref pr, 2 * Row));
                g2a = MultiplyAdd(p2, q0, g2a);
                g2b = MultiplyAdd(p2, q1, g2b);
                Vector256<float> p3 = Vector256.Create(Add(ref pr, 3 * Row));
                g3a = MultiplyAdd(p3, q0, g3a);
                g3b = MultiplyAdd(p3, q1, g3b);
                pr = ref Add(ref pr, 1);
                qr = ref Add(ref qr, stride);
            }

            As<float, Vector256<float>>(ref gi) = g0a;
            As<float, Vector256<float>>(ref Add(ref gi, Vector256<float>.Count)) = g0b;
            As<float, Vector256<float>>(ref Add(ref gi, columns)) = g1a;
            As<float, Vector256<float>>(ref Add(ref gi, columns + Vector256<float>.Count)) = g1b;
            As<float, Vector256<float>>(ref Add(ref gi, 2 * columns)) = g2a;
            As<float, Vector256<float>>(ref Add(ref gi, (2 * columns) + Vector256<float>.Count)) = g2b;
            As<float, Vector256<float>>(ref Add(ref gi, 3 * columns)) = g3a;
            As<float, Vector256<float>>(ref Add(ref gi, (3 * columns) + Vector256<float>.Count)) = g3b;
        }

        return i;
    }

    // 1 row at once, 2 vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gradient1x2(ref float p, int i, int n, ref float q, int stride, int rows, ref float g, int columns)
    {
        for (; i < n; i++)
        {
            ref float gi = ref Add(ref g, i * columns);
            Vector256<float> g0a = As<float, Vector256<float>>(ref gi);
            Vector256<float> g0b = As<float, Vector256<float>>(ref Add(ref gi, Vector256<float>.Count));
            ref float pr = ref Add(ref p, i * Row);
            ref float qr = ref q;
            for (int r = 0; r < rows; r++)
            {
                Vector256<float> q0 = As<float, Vector256<float>>(ref qr);
                Vector256<float> q1 = As<float, Vector256<float>>(ref Add(ref qr, Vector256<float>.Count));
                Vector256<float> p0 = Vector256.Create(pr);
                g0a = MultiplyAdd(p0, q0, g0a);
                g0b = MultiplyAdd(p0, q1, g0b);
                pr = ref Add(ref pr, 1);
                qr = ref Add(ref qr, stride);
            }

            As<float, Vector256<float>>(ref gi) = g0a;
            As<float, Vector256<float>>(ref Add(ref gi, Vector256<float>.Count)) = g0b;
        }

        return i;
    }

    /// <summary>So many columns at once that a sum doesn't wait for itself: what is added beyond the last one stays in the scratch memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Bias(ref float q, int stride, int columns, ref float g, ref float e, int rows)
    {
        const int Sums = 8;
        for (int j = 0; j < columns; j += Sums * Vector256<float>.Count)
        {
            int length = Math.Min(columns - j, Sums * Vector256<float>.Count);
            for (int i = 0; i < length; i += Vector256<float>.Count)
            {
                As<float, Vector256<float>>(ref Add(ref e, i)) = As<float, Vector256<float>>(ref Add(ref g, j + i));
            }

            Vector256<float> b0 = As<float, Vector256<float>>(ref e);
            Vector256<float> b1 = As<float, Vector256<float>>(ref Add(ref e, Vector256<float>.Count));
            Vector256<float> b2 = As<float, Vector256<float>>(ref Add(ref e, 2 * Vector256<float>.Count));
            Vector256<float> b3 = As<float, Vector256<float>>(ref Add(ref e, 3 * Vector256<float>.Count));
            Vector256<float> b4 = As<float, Vector256<float>>(ref Add(ref e, 4 * Vector256<float>.Count));
            Vector256<float> b5 = As<float, Vector256<float>>(ref Add(ref e, 5 * Vector256<float>.Count));
            Vector256<float> b6 = As<float, Vector256<float>>(ref Add(ref e, 6 * Vector256<float>.Count));
            Vector256<float> b7 = As<float, Vector256<float>>(ref Add(ref e, 7 * Vector256<float>.Count));
            ref float qr = ref Add(ref q, j);
            for (int r = 0; r < rows; r++)
            {
                b0 += As<float, Vector256<float>>(ref qr);
                b1 += As<float, Vector256<float>>(ref Add(ref qr, Vector256<float>.Count));
                b2 += As<float, Vector256<float>>(ref Add(ref qr, 2 * Vector256<float>.Count));
                b3 += As<float, Vector256<float>>(ref Add(ref qr, 3 * Vector256<float>.Count));
                b4 += As<float, Vector256<float>>(ref Add(ref qr, 4 * Vector256<float>.Count));
                b5 += As<float, Vector256<float>>(ref Add(ref qr, 5 * Vector256<float>.Count));
                b6 += As<float, Vector256<float>>(ref Add(ref qr, 6 * Vector256<float>.Count));
                b7 += As<float, Vector256<float>>(ref Add(ref qr, 7 * Vector256<float>.Count));
                qr = ref Add(ref qr, stride);
            }

            As<float, Vector256<float>>(ref e) = b0;
            As<float, Vector256<float>>(ref Add(ref e, Vector256<float>.Count)) = b1;
            As<float, Vector256<float>>(ref Add(ref e, 2 * Vector256<float>.Count)) = b2;
            As<float, Vector256<float>>(ref Add(ref e, 3 * Vector256<float>.Count)) = b3;
            As<float, Vector256<float>>(ref Add(ref e, 4 * Vector256<float>.Count)) = b4;
            As<float, Vector256<float>>(ref Add(ref e, 5 * Vector256<float>.Count)) = b5;
            As<float, Vector256<float>>(ref Add(ref e, 6 * Vector256<float>.Count)) = b6;
            As<float, Vector256<float>>(ref Add(ref e, 7 * Vector256<float>.Count)) = b7;
            for (int i = 0; i < length; i += Vector256<float>.Count)
            {
                As<float, Vector256<float>>(ref Add(ref g, j + i)) = As<float, Vector256<float>>(ref Add(ref e, i));
            }
        }
    }
}
