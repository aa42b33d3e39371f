using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// double: the normal distribution.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// The error function of each lane. At most 4 ulp off, odd to the last bit, never beyond ±1.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Erf(Vector256<double> x)
    {
        Vector256<double> a = Vector256.Abs(x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256.Create(6.0)), Vector256.Create(6.0), a);
        Vector256<double> far = Vector256<double>.One - (Exp(-(a * a)) * TailRatio(a * Vector256.Create(1.4142135623730951)) * Vector256.Create(2.0));
        Vector256<double> y = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.5)), ErfNear(x), far);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, y);
    }

    /// <summary>
    /// The distribution function of the standard normal distribution, (1 + erf(x/√2)) / 2, of each lane. At most 4 ulp off,
    /// in the left tail too, denormal results included; always within [0, 1].
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NormalCdf(Vector256<double> x)
    {
        Vector256<double> high = Vector256.Create(40.0);
        Vector256<double> a = Vector256.Abs(x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        Vector256<double> near = MultiplyAdd(ErfNear(x * Vector256.Create(0.7071067811865476)), Vector256.Create(0.5), Vector256.Create(0.5));
        Vector256<double> tail = ScaledExpHalfSquare(TailRatio(a), a);
        Vector256<double> far = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), tail, Vector256<double>.One - tail);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.70710678118654752)), near, far);
    }

    /// <summary>
    /// The density of the standard normal distribution, exp(−x²/2) / √(2π), of each lane. At most 4 ulp off, denormal results
    /// included.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NormalPdf(Vector256<double> x)
    {
        Vector256<double> high = Vector256.Create(40.0);
        Vector256<double> a = Vector256.Abs(x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        return ScaledExpHalfSquare(Vector256.Create(0.3989422804014327), a);
    }

    // As in the float form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ScaledExpHalfSquare(Vector256<double> factor, Vector256<double> a)
    {
        Vector256<double> leading = (a.AsUInt64() & Vector256.Create(0xFFFFFFFFF8000000ul)).AsDouble();
        Vector256<double> rest = (a - leading) * (a + leading);
        Vector256<double> r = ReduceByLnTwo(leading * leading * Vector256.Create(-0.5), out Vector256<double> n);
        return Scale(MultiplyAdd(factor, ExpM1Reduced(r - (rest * Vector256.Create(0.5))), factor), n);
    }

    // erf x for |x| ≤ ½: x(1 + P(x²)), minimax, below 2⁻⁵⁶.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ErfNear(Vector256<double> x)
    {
        Vector256<double> z = x * x;
        Vector256<double> p = Vector256.Create(1.4432401047483271e-06);
        p = MultiplyAdd(p, z, Vector256.Create(-1.4816946564544547e-05));
        p = MultiplyAdd(p, z, Vector256.Create(0.00012052181023469036));
        p = MultiplyAdd(p, z, Vector256.Create(-0.0008548273815110595));
        p = MultiplyAdd(p, z, Vector256.Create(0.005223977098756423));
        p = MultiplyAdd(p, z, Vector256.Create(-0.026866170615886115));
        p = MultiplyAdd(p, z, Vector256.Create(0.11283791670873831));
        p = MultiplyAdd(p, z, Vector256.Create(-0.3761263890318288));
        p = MultiplyAdd(p, z, Vector256.Create(0.12837916709551256));
        return MultiplyAdd(p, x, x);
    }

    // As in the float form; P minimax for 0.7 ≤ a ≤ 39, below 2⁻⁵⁶.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> TailRatio(Vector256<double> a)
    {
        Vector256<double> t = (a - Vector256.Create(5.0)) / (a + Vector256.Create(5.0));
        Vector256<double> p = Vector256.Create(6.026971950185824e-09);
        p = MultiplyAdd(p, t, Vector256.Create(4.080418522516677e-09));
        p = MultiplyAdd(p, t, Vector256.Create(-5.5770400999363125e-08));
        p = MultiplyAdd(p, t, Vector256.Create(-3.6746466555619745e-08));
        p = MultiplyAdd(p, t, Vector256.Create(3.7123093182200224e-07));
        p = MultiplyAdd(p, t, Vector256.Create(1.6541840950172425e-07));
        p = MultiplyAdd(p, t, Vector256.Create(-2.4701850430535784e-06));
        p = MultiplyAdd(p, t, Vector256.Create(3.832950766655905e-07));
        p = MultiplyAdd(p, t, Vector256.Create(1.6807388625427968e-05));
        p = MultiplyAdd(p, t, Vector256.Create(-2.2301441634381987e-05));
        p = MultiplyAdd(p, t, Vector256.Create(-9.453436640624959e-05));
        p = MultiplyAdd(p, t, Vector256.Create(0.00036440533579951254));
        p = MultiplyAdd(p, t, Vector256.Create(-8.707230067413436e-05));
        p = MultiplyAdd(p, t, Vector256.Create(-0.003097789648617589));
        p = MultiplyAdd(p, t, Vector256.Create(0.013197634430444041));
        p = MultiplyAdd(p, t, Vector256.Create(-0.03329175486829318));
        p = MultiplyAdd(p, t, Vector256.Create(0.06050011104266435));
        p = MultiplyAdd(p, t, Vector256.Create(-0.08209333940411008));
        p = MultiplyAdd(p, t, Vector256.Create(0.07816702462223075));
        p = MultiplyAdd(p, t, Vector256.Create(-0.032748464169067265));
        p = MultiplyAdd(p, t, Vector256.Create(-0.05262332676150667));
        p = MultiplyAdd(p, t, Vector256.Create(0.7499632235063114));
        return p / MultiplyAdd(a, Vector256.Create(1.75), Vector256<double>.One);
    }
}
