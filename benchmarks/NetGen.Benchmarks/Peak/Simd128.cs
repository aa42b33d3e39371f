using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Benchmarks;

/// <summary>Vectors of 128 bits.</summary>
internal readonly struct Simd128 : ISimd<Vector128<float>>
{
    public static bool IsSupported => Fma.IsSupported;

    public static int Bits => 128;

    public static Vector128<float> Create(float value) => Vector128.Create(value);

    public static Vector128<float> Load(ref float origin, int offset) => Vector128.LoadUnsafe(ref origin, (nuint)offset);

    public static void Store(Vector128<float> value, ref float origin, int offset) => value.StoreUnsafe(ref origin, (nuint)offset);

    public static Vector128<float> Add(Vector128<float> x, Vector128<float> y) => x + y;

    public static Vector128<float> Multiply(Vector128<float> x, Vector128<float> y) => x * y;

    public static Vector128<float> Divide(Vector128<float> x, Vector128<float> y) => x / y;

    public static Vector128<float> Root(Vector128<float> x) => Vector128.Sqrt(x);

    public static Vector128<float> MultiplyAdd(Vector128<float> x, Vector128<float> y, Vector128<float> z) => Fma.MultiplyAdd(x, y, z);

    public static float Sum(Vector128<float> x) => Vector128.Sum(x);
}
