using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Benchmarks;

/// <summary>Vectors of 256 bits.</summary>
internal readonly struct Simd256 : ISimd<Vector256<float>>
{
    public static bool IsSupported => Fma.IsSupported && Avx2.IsSupported;

    public static int Bits => 256;

    public static Vector256<float> Create(float value) => Vector256.Create(value);

    public static Vector256<float> Load(ref float origin, int offset) => Vector256.LoadUnsafe(ref origin, (nuint)offset);

    public static void Store(Vector256<float> value, ref float origin, int offset) => value.StoreUnsafe(ref origin, (nuint)offset);

    public static Vector256<float> Add(Vector256<float> x, Vector256<float> y) => x + y;

    public static Vector256<float> Multiply(Vector256<float> x, Vector256<float> y) => x * y;

    public static Vector256<float> Divide(Vector256<float> x, Vector256<float> y) => x / y;

    public static Vector256<float> Root(Vector256<float> x) => Vector256.Sqrt(x);

    public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> z) => Fma.MultiplyAdd(x, y, z);

    public static float Sum(Vector256<float> x) => Vector256.Sum(x);
}
