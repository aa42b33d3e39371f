using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// Where there are mask registers, an argument beyond a function's range is looked for beside its steps, and what they made of it
// replaced at the end: a bound before them takes four cycles that all of them wait for.
public static partial class VectorMath
{
    private static bool HasMasks => Avx512F.VL.IsSupported;

    // inside, or outside in the lanes where x lies below the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnlessBelow(Vector128<float> x, Vector128<float> bound, Vector128<float> inside, Vector128<float> outside) =>
        Select(Avx.Compare(x, bound, FloatComparisonMode.UnorderedNotLessThanSignaling), inside, outside);

    // a·b + c, or 0 in the lanes where x lies below the bound; the sum where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumUnlessBelow(Vector128<float> x, Vector128<float> bound, Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.ConditionalSelect(Avx.Compare(x, bound, FloatComparisonMode.UnorderedNotLessThanSignaling), MultiplyAdd(a, b, c), Vector128<float>.Zero);

    // a / b, or 0 in the lanes where x is greater than y; the quotient where one is NaN. In one expression: a division under a mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> QuotientUnlessGreater(Vector128<float> x, Vector128<float> y, Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(Avx.Compare(y, x, FloatComparisonMode.UnorderedNotLessThanSignaling), a / b, Vector128<float>.Zero);

    // inside, or outside in the lanes where x lies below the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UnlessBelow(Vector256<float> x, Vector256<float> bound, Vector256<float> inside, Vector256<float> outside) =>
        Select(Avx.Compare(x, bound, FloatComparisonMode.UnorderedNotLessThanSignaling), inside, outside);

    // a·b + c, or 0 in the lanes where x lies below the bound; the sum where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SumUnlessBelow(Vector256<float> x, Vector256<float> bound, Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.ConditionalSelect(Avx.Compare(x, bound, FloatComparisonMode.UnorderedNotLessThanSignaling), MultiplyAdd(a, b, c), Vector256<float>.Zero);

    // a / b, or 0 in the lanes where x is greater than y; the quotient where one is NaN. In one expression: a division under a mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> QuotientUnlessGreater(Vector256<float> x, Vector256<float> y, Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Avx.Compare(y, x, FloatComparisonMode.UnorderedNotLessThanSignaling), a / b, Vector256<float>.Zero);

    // inside, or outside in the lanes where x lies below the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> UnlessBelow(Vector512<float> x, Vector512<float> bound, Vector512<float> inside, Vector512<float> outside) =>
        Vector512.ConditionalSelect(Avx512F.CompareNotLessThan(x, bound), inside, outside);

    // a·b + c, or 0 in the lanes where x lies below the bound; the sum where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumUnlessBelow(Vector512<float> x, Vector512<float> bound, Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.ConditionalSelect(Avx512F.CompareNotLessThan(x, bound), MultiplyAdd(a, b, c), Vector512<float>.Zero);

    // a / b, or 0 in the lanes where x is greater than y; the quotient where one is NaN. In one expression: a division under a mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> QuotientUnlessGreater(Vector512<float> x, Vector512<float> y, Vector512<float> a, Vector512<float> b) =>
        Vector512.ConditionalSelect(Avx512F.CompareNotLessThan(y, x), a / b, Vector512<float>.Zero);
}
