using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tile of GradientTiles with twice the sums: there are 32 registers of 512 bits.
internal static partial class WideGradientTiles
{
    // 8 inputs, 2 vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Gradient8x2(ref float x, int xStride, ref float d, int dStride, int rows, ref float g, int panel)
    {
        Vector512<float> c00 = As<float, Vector512<float>>(ref g);
        Vector512<float> c01 = As<float, Vector512<float>>(ref Add(ref g, Vector512<float>.Count));
        Vector512<float> c10 = As<float, Vector512<float>>(ref Add(ref g, panel));
        Vector512<float> c11 = As<float, Vector512<float>>(ref Add(ref g, panel + Vector512<float>.Count));
        Vector512<float> c20 = As<float, Vector512<float>>(ref Add(ref g, 2 * panel));
        Vector512<float> c21 = As<float, Vector512<float>>(ref Add(ref g, (2 * panel) + Vector512<float>.Count));
        Vector512<float> c30 = As<float, Vector512<float>>(ref Add(ref g, 3 * panel));
        Vector512<float> c31 = As<float, Vector512<float>>(ref Add(ref g, (3 * panel) + Vector512<float>.Count));
        Vector512<float> c40 = As<float, Vector512<float>>(ref Add(ref g, 4 * panel));
        Vector512<float> c41 = As<float, Vector512<float>>(ref Add(ref g, (4 * panel) + Vector512<float>.Count));
        Vector512<float> c50 = As<float, Vector512<float>>(ref Add(ref g, 5 * panel));
        Vector512<float> c51 = As<float, Vector512<float>>(ref Add(ref g, (5 * panel) + Vector512<float>.Count));
        Vector512<float> c60 = As<float, Vector512<float>>(ref Add(ref g, 6 * panel));
        Vector512<float> c61 = As<float, Vector512<float>>(ref Add(ref g, (6 * panel) + Vector512<float>.Count));
        Vector512<float> c70 = As<float, Vector512<float>>(ref Add(ref g, 7 * panel));
        Vector512<float> c71 = As<float, Vector512<float>>(ref Add(ref g, (7 * panel) + Vector512<float>.Count));
        for (int r = 0; r < rows; r++)
        {
            Vector512<float> d0 = As<float, Vector512<float>>(ref d);
            Vector512<float> d1 = As<float, Vector512<float>>(ref Add(ref d, Vector512<float>.Count));
            Vector512<float> x0 = Vector512.Create(x);
            c00 = MultiplyAdd(x0, d0, c00);
            c01 = MultiplyAdd(x0, d1, c01);
            Vector512<float> x1 = Vector512.Create(Add(ref x, 1));
            c10 = MultiplyAdd(x1, d0, c10);
            c11 = MultiplyAdd(x1, d1, c11);
            Vector512<float> x2 = Vector512.Create(Add(ref x, 2));
            c20 = MultiplyAdd(x2, d0, c20);
            c21 = MultiplyAdd(x2, d1, c21);
            Vector512<float> x3 = Vector512.Create(Add(ref x, 3));
            c30 = MultiplyAdd(x3, d0, c30);
            c31 = MultiplyAdd(x3, d1, c31);
            Vector512<float> x4 = Vector512.Create(Add(ref x, 4));
            c40 = MultiplyAdd(x4, d0, c40);
            c41 = MultiplyAdd(x4, d1, c41);
            Vector512<float> x5 = Vector512.Create(Add(ref x, 5));
            c50 = MultiplyAdd(x5, d0, c50);
            c51 = MultiplyAdd(x5, d1, c51);
            Vector512<float> x6 = Vector512.Create(Add(ref x, 6));
            c60 = MultiplyAdd(x6, d0, c60);
            c61 = MultiplyAdd(x6, d1, c61);
            Vector512<float> x7 = Vector512.Create(Add(ref x, 7));
            c70 = MultiplyAdd(x7, d0, c70);
            c71 = MultiplyAdd(x7, d1, c71);
            x = ref Add(ref x, xStride);
            d = ref Add(ref d, dStride);
        }

        As<float, Vector512<float>>(ref g) = c00;
        As<float, Vector512<float>>(ref Add(ref g, Vector512<float>.Count)) = c01;
        As<float, Vector512<float>>(ref Add(ref g, panel)) = c10;
        As<float, Vector512<float>>(ref Add(ref g, panel + Vector512<float>.Count)) = c11;
        As<float, Vector512<float>>(ref Add(ref g, 2 * panel)) = c20;
        As<float, Vector512<float>>(ref Add(ref g, (2 * panel) + Vector512<float>.Count)) = c21;
        As<float, Vector512<float>>(ref Add(ref g, 3 * panel)) = c30;
        As<float, Vector512<float>>(ref Add(ref g, (3 * panel) + Vector512<float>.Count)) = c31;
        As<float, Vector512<float>>(ref Add(ref g, 4 * panel)) = c40;
        As<float, Vector512<float>>(ref Add(ref g, (4 * panel) + Vector512<float>.Count)) = c41;
        As<float, Vector512<float>>(ref Add(ref g, 5 * panel)) = c50;
        As<float, Vector512<float>>(ref Add(ref g, (5 * panel) + Vector512<float>.Count)) = c51;
        As<float, Vector512<float>>(ref Add(ref g, 6 * panel)) = c60;
        As<float, Vector512<float>>(ref Add(ref g, (6 * panel) + Vector512<float>.Count)) = c61;
        As<float, Vector512<float>>(ref Add(ref g, 7 * panel)) = c70;
        As<float, Vector512<float>>(ref Add(ref g, (7 * panel) + Vector512<float>.Count)) = c71;
    }
}
