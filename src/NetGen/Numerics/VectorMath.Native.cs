using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// What x86 does in one instruction and other processors in a few: the same bits, and a NaN passes through.
public static partial class VectorMath
{
    /// <summary>max(0, x); −0 and NaN stay what they are.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Ramp(Vector128<float> x) =>
        Sse.IsSupported ? Sse.Max(Vector128<float>.Zero, x) : Vector128.AndNot(x, Vector128.LessThan(x, Vector128<float>.Zero));

    // max(x, low): the instruction gives its second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> AtLeast(Vector128<float> x, Vector128<float> low) =>
        Sse.IsSupported ? Sse.Max(low, x) : Vector128.ConditionalSelect(Vector128.LessThan(x, low), low, x);

    // min(x, high).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> AtMost(Vector128<float> x, Vector128<float> high) =>
        Sse.IsSupported ? Sse.Min(high, x) : Vector128.ConditionalSelect(Vector128.GreaterThan(x, high), high, x);

    // The bits of a where those of the mask are set, otherwise those of b: the blend by lanes takes three steps on some processors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Select(Vector128<float> mask, Vector128<float> a, Vector128<float> b) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(mask, a, b, 0xCA) : Vector128.ConditionalSelect(mask, a, b);

    // 1 − x where the mask is set, otherwise x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> OneLess(Vector128<float> mask, Vector128<float> x) => Select(mask, Vector128<float>.One - x, x);

    // p·2ⁿ for p between ½ and 2. Elsewhere the product with the first of two factors may round too, and the bits would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ScaleNearOne(Vector128<float> p, Vector128<float> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(p, n) : Scale(p, n);

    /// <summary>max(0, x); −0 and NaN stay what they are.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Ramp(Vector256<float> x) =>
        Avx.IsSupported ? Avx.Max(Vector256<float>.Zero, x) : Vector256.AndNot(x, Vector256.LessThan(x, Vector256<float>.Zero));

    // max(x, low): the instruction gives its second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AtLeast(Vector256<float> x, Vector256<float> low) =>
        Avx.IsSupported ? Avx.Max(low, x) : Vector256.ConditionalSelect(Vector256.LessThan(x, low), low, x);

    // min(x, high).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AtMost(Vector256<float> x, Vector256<float> high) =>
        Avx.IsSupported ? Avx.Min(high, x) : Vector256.ConditionalSelect(Vector256.GreaterThan(x, high), high, x);

    // The bits of a where those of the mask are set, otherwise those of b: the blend by lanes takes three steps on some processors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Select(Vector256<float> mask, Vector256<float> a, Vector256<float> b) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(mask, a, b, 0xCA) : Vector256.ConditionalSelect(mask, a, b);

    // 1 − x where the mask is set, otherwise x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OneLess(Vector256<float> mask, Vector256<float> x) => Select(mask, Vector256<float>.One - x, x);

    // p·2ⁿ for p between ½ and 2. Elsewhere the product with the first of two factors may round too, and the bits would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaleNearOne(Vector256<float> p, Vector256<float> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(p, n) : Scale(p, n);

    /// <summary>max(0, x); −0 and NaN stay what they are.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Ramp(Vector512<float> x) =>
        Avx512F.IsSupported ? Avx512F.Max(Vector512<float>.Zero, x) : Vector512.AndNot(x, Vector512.LessThan(x, Vector512<float>.Zero));

    // max(x, low): the instruction gives its second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AtLeast(Vector512<float> x, Vector512<float> low) =>
        Avx512F.IsSupported ? Avx512F.Max(low, x) : Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);

    // min(x, high).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AtMost(Vector512<float> x, Vector512<float> high) =>
        Avx512F.IsSupported ? Avx512F.Min(high, x) : Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, x);

    // a in the lanes where the mask is set, otherwise b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Select(Vector512<float> mask, Vector512<float> a, Vector512<float> b) => Vector512.ConditionalSelect(mask, a, b);

    // 1 − x where the mask is set, otherwise x: one step with a mask register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OneLess(Vector512<float> mask, Vector512<float> x) => Vector512.ConditionalSelect(mask, Vector512<float>.One - x, x);

    // p·2ⁿ for p between ½ and 2. Elsewhere the product with the first of two factors may round too, and the bits would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ScaleNearOne(Vector512<float> p, Vector512<float> n) => Avx512F.IsSupported ? Avx512F.Scale(p, n) : Scale(p, n);

    /// <summary>max(0, x); −0 and NaN stay what they are.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Ramp(Vector128<double> x) =>
        Sse2.IsSupported ? Sse2.Max(Vector128<double>.Zero, x) : Vector128.AndNot(x, Vector128.LessThan(x, Vector128<double>.Zero));

    // max(x, low): the instruction gives its second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> AtLeast(Vector128<double> x, Vector128<double> low) =>
        Sse2.IsSupported ? Sse2.Max(low, x) : Vector128.ConditionalSelect(Vector128.LessThan(x, low), low, x);

    // min(x, high).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> AtMost(Vector128<double> x, Vector128<double> high) =>
        Sse2.IsSupported ? Sse2.Min(high, x) : Vector128.ConditionalSelect(Vector128.GreaterThan(x, high), high, x);

    // The bits of a where those of the mask are set, otherwise those of b: the blend by lanes takes three steps on some processors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Select(Vector128<double> mask, Vector128<double> a, Vector128<double> b) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(mask, a, b, 0xCA) : Vector128.ConditionalSelect(mask, a, b);

    // p·2ⁿ for p between ½ and 2. Elsewhere the product with the first of two factors may round too, and the bits would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ScaleNearOne(Vector128<double> p, Vector128<double> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(p, n) : Scale(p, n);

    /// <summary>max(0, x); −0 and NaN stay what they are.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Ramp(Vector256<double> x) =>
        Avx.IsSupported ? Avx.Max(Vector256<double>.Zero, x) : Vector256.AndNot(x, Vector256.LessThan(x, Vector256<double>.Zero));

    // max(x, low): the instruction gives its second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> AtLeast(Vector256<double> x, Vector256<double> low) =>
        Avx.IsSupported ? Avx.Max(low, x) : Vector256.ConditionalSelect(Vector256.LessThan(x, low), low, x);

    // min(x, high).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> AtMost(Vector256<double> x, Vector256<double> high) =>
        Avx.IsSupported ? Avx.Min(high, x) : Vector256.ConditionalSelect(Vector256.GreaterThan(x, high), high, x);

    // The bits of a where those of the mask are set, otherwise those of b: the blend by lanes takes three steps on some processors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Select(Vector256<double> mask, Vector256<double> a, Vector256<double> b) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(mask, a, b, 0xCA) : Vector256.ConditionalSelect(mask, a, b);

    // p·2ⁿ for p between ½ and 2. Elsewhere the product with the first of two factors may round too, and the bits would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ScaleNearOne(Vector256<double> p, Vector256<double> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(p, n) : Scale(p, n);

    /// <summary>max(0, x); −0 and NaN stay what they are.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Ramp(Vector512<double> x) =>
        Avx512F.IsSupported ? Avx512F.Max(Vector512<double>.Zero, x) : Vector512.AndNot(x, Vector512.LessThan(x, Vector512<double>.Zero));

    // max(x, low): the instruction gives its second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtLeast(Vector512<double> x, Vector512<double> low) =>
        Avx512F.IsSupported ? Avx512F.Max(low, x) : Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);

    // min(x, high).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtMost(Vector512<double> x, Vector512<double> high) =>
        Avx512F.IsSupported ? Avx512F.Min(high, x) : Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, x);

    // a in the lanes where the mask is set, otherwise b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Select(Vector512<double> mask, Vector512<double> a, Vector512<double> b) => Vector512.ConditionalSelect(mask, a, b);

    // p·2ⁿ for p between ½ and 2. Elsewhere the product with the first of two factors may round too, and the bits would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ScaleNearOne(Vector512<double> p, Vector512<double> n) => Avx512F.IsSupported ? Avx512F.Scale(p, n) : Scale(p, n);

    /// <summary>The largest of all lanes, in every lane; any of them where one is NaN, unlike <see cref="Max(Vector128{float})"/>.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LargestEverywhere(Vector128<float> v)
    {
        v = Larger(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1)));
        return Larger(v, Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2)));
    }

    /// <inheritdoc cref="LargestEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LargestEverywhere(Vector128<double> v) => Larger(v, Vector128.Shuffle(v, Vector128.Create(1L, 0)));

    /// <inheritdoc cref="LargestEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LargestEverywhere(Vector256<float> v) => Vector256.Create(LargestEverywhere(Larger(v.GetLower(), v.GetUpper())).ToScalar());

    /// <inheritdoc cref="LargestEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LargestEverywhere(Vector256<double> v) => Vector256.Create(LargestEverywhere(Larger(v.GetLower(), v.GetUpper())).ToScalar());

    /// <inheritdoc cref="LargestEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LargestEverywhere(Vector512<float> v) => Vector512.Create(LargestEverywhere(Larger(v.GetLower(), v.GetUpper())).ToScalar());

    /// <inheritdoc cref="LargestEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LargestEverywhere(Vector512<double> v) => Vector512.Create(LargestEverywhere(Larger(v.GetLower(), v.GetUpper())).ToScalar());

    /// <summary>The largest of the first three lanes, in these; any of them where one is NaN.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LargestOfThree(Vector128<float> v)
    {
        v = Larger(v, Vector128.Shuffle(v, Vector128.Create(1, 2, 0, 3)));
        return Larger(v, Vector128.Shuffle(v, Vector128.Create(1, 2, 0, 3)));
    }

    /// <summary>The larger one of each pair of lanes; either where one is NaN, unlike <see cref="Vector128.Max{T}"/>, which takes three steps.</summary>
    /// <param name="a">The first of the pairs.</param>
    /// <param name="b">The second of the pairs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) => Sse.IsSupported ? Sse.Max(a, b) : Vector128.Max(a, b);

    /// <inheritdoc cref="Larger(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Larger(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.Max(a, b) : Vector128.Max(a, b);

    /// <inheritdoc cref="Larger(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => Avx.IsSupported ? Avx.Max(a, b) : Vector256.Max(a, b);

    /// <inheritdoc cref="Larger(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Larger(Vector256<double> a, Vector256<double> b) => Avx.IsSupported ? Avx.Max(a, b) : Vector256.Max(a, b);

    /// <inheritdoc cref="Larger(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Larger(Vector512<float> a, Vector512<float> b) => Avx512F.IsSupported ? Avx512F.Max(a, b) : Vector512.Max(a, b);

    /// <inheritdoc cref="Larger(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Larger(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported ? Avx512F.Max(a, b) : Vector512.Max(a, b);
}
