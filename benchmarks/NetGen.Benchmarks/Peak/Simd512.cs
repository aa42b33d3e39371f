using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Benchmarks;

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Simd512 : ISimd<Vector512<float>>
{
    public static bool IsSupported => Avx512F.IsSupported;

    public static int Bits => 512;

    public static Vector512<float> Create(float value) => Vector512.Create(value);

    public static Vector512<float> Load(ref float origin, int offset) => Vector512.LoadUnsafe(ref origin, (nuint)offset);

    public static void Store(Vector512<float> value, ref float origin, int offset) => value.StoreUnsafe(ref origin, (nuint)offset);

    public static Vector512<float> Add(Vector512<float> x, Vector512<float> y) => Avx512F.Add(x, y);

    public static Vector512<float> Multiply(Vector512<float> x, Vector512<float> y) => Avx512F.Multiply(x, y);

    public static Vector512<float> Divide(Vector512<float> x, Vector512<float> y) => Avx512F.Divide(x, y);

    public static Vector512<float> Root(Vector512<float> x) => Avx512F.Sqrt(x);

    public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> z) => Avx512F.FusedMultiplyAdd(x, y, z);

    public static float Sum(Vector512<float> x) => Vector512.Sum(x);
}
