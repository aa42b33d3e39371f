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

    // inside, or outside in the lanes where x lies above the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnlessAbove(Vector128<float> x, Vector128<float> bound, Vector128<float> inside, Vector128<float> outside) =>
        Select(Avx.Compare(bound, x, FloatComparisonMode.UnorderedNotLessThanSignaling), inside, outside);

    // inside, or outside in the lanes where x lies below the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UnlessBelow(Vector256<float> x, Vector256<float> bound, Vector256<float> inside, Vector256<float> outside) =>
        Select(Avx.Compare(x, bound, FloatComparisonMode.UnorderedNotLessThanSignaling), inside, outside);

    // inside, or outside in the lanes where x lies above the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UnlessAbove(Vector256<float> x, Vector256<float> bound, Vector256<float> inside, Vector256<float> outside) =>
        Select(Avx.Compare(bound, x, FloatComparisonMode.UnorderedNotLessThanSignaling), inside, outside);

    // inside, or outside in the lanes where x lies below the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> UnlessBelow(Vector512<float> x, Vector512<float> bound, Vector512<float> inside, Vector512<float> outside) =>
        Vector512.ConditionalSelect(Avx512F.CompareNotLessThan(x, bound), inside, outside);

    // inside, or outside in the lanes where x lies above the bound; inside where x is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> UnlessAbove(Vector512<float> x, Vector512<float> bound, Vector512<float> inside, Vector512<float> outside) =>
        Vector512.ConditionalSelect(Avx512F.CompareNotLessThan(bound, x), inside, outside);
}
