using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// Many sums at once: the tree of one sum, its upper levels shared by several vectors.
public static partial class VectorMath
{
    /// <summary>
    /// Sixteen sums, each exactly as <see cref="Sum(Vector512{float})"/> makes it. Vector 4·i + k gives element i of quarter k.
    /// Needs AVX-512; 15 additions and 30 shuffles instead of 64 of each.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#pragma warning disable CS1573, SA1117 // sixteen vectors alike
    public static Vector512<float> Sum(
        Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3,
        Vector512<float> v4, Vector512<float> v5, Vector512<float> v6, Vector512<float> v7,
        Vector512<float> v8, Vector512<float> v9, Vector512<float> v10, Vector512<float> v11,
        Vector512<float> v12, Vector512<float> v13, Vector512<float> v14, Vector512<float> v15)
#pragma warning restore CS1573, SA1117
    {
        Vector512<float> a = Quarters(Halves(v0, v1), Halves(v2, v3));
        Vector512<float> b = Quarters(Halves(v4, v5), Halves(v6, v7));
        Vector512<float> c = Quarters(Halves(v8, v9), Halves(v10, v11));
        Vector512<float> d = Quarters(Halves(v12, v13), Halves(v14, v15));
        Vector512<float> ab = Avx512F.Shuffle(a, b, 0b01_00_01_00) + Avx512F.Shuffle(a, b, 0b11_10_11_10);
        Vector512<float> cd = Avx512F.Shuffle(c, d, 0b01_00_01_00) + Avx512F.Shuffle(c, d, 0b11_10_11_10);
        return Avx512F.Shuffle(ab, cd, 0b10_00_10_00) + Avx512F.Shuffle(ab, cd, 0b11_01_11_01);
    }

    // Lane j with lane j + 8: eight lanes of x, eight of y.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves(Vector512<float> x, Vector512<float> y) =>
        Avx512F.Shuffle4x128(x, y, 0b01_00_01_00) + Avx512F.Shuffle4x128(x, y, 0b11_10_11_10);

    // Lane j with lane j + 4: four lanes each of four vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(Vector512<float> x, Vector512<float> y) =>
        Avx512F.Shuffle4x128(x, y, 0b10_00_10_00) + Avx512F.Shuffle4x128(x, y, 0b11_01_11_01);
}
