using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// Where there are mask registers, an argument beyond a function's range is looked for beside its steps, and what they made of it
// replaced at the end: a bound before them takes four cycles that all of them wait for.
public static partial class VectorMath
{
    private static bool HasMasks => Avx512F.VL.IsSupported;

    // x ≥ y, or one of them is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> NotLess(Vector128<float> x, Vector128<float> y) => Avx.Compare(x, y, FloatComparisonMode.UnorderedNotLessThanSignaling);

    // x ≥ y, or one of them is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> NotLess(Vector256<float> x, Vector256<float> y) => Avx.Compare(x, y, FloatComparisonMode.UnorderedNotLessThanSignaling);

    // x ≥ y, or one of them is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> NotLess(Vector512<float> x, Vector512<float> y) => Avx512F.CompareNotLessThan(x, y);
}
