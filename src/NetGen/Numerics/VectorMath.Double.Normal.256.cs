using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// double: the normal distribution. This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
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
        Vector256<double> far = Vector256<double>.One - (Exp(-(a * a)) * ErfcX(a));
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
        Vector256<double> u = a * Vector256.Create(0.7071067811865476);
        Vector256<double> near = MultiplyAdd(ErfNear(x * Vector256.Create(0.7071067811865476)), Vector256.Create(0.5), Vector256.Create(0.5));
        Vector256<double> p = ExpHalfSquare(a, out Vector256<double> n);
        Vector256<double> tail = Scale(p * Vector256.Create(0.5) * ErfcX(u), n);
        Vector256<double> far = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), tail, Vector256<double>.One - tail);
        return Vector256.ConditionalSelect(Vector256.LessThan(u, Vector256.Create(0.5)), near, far);
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
        Vector256<double> p = ExpHalfSquare(a, out Vector256<double> n);
        return Scale(p * Vector256.Create(0.3989422804014327), n);
    }

    // As in the float form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpHalfSquare(Vector256<double> a, out Vector256<double> n)
    {
        Vector256<double> leading = (a.AsUInt64() & Vector256.Create(0xFFFFFFFFF8000000ul)).AsDouble();
        Vector256<double> rest = (a - leading) * (a + leading);
        Vector256<double> r = ReduceByLnTwo(leading * leading * Vector256.Create(-0.5), out n);
        return ExpM1Reduced(r - (rest * Vector256.Create(0.5))) + Vector256<double>.One;
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

    // As in the float form, k = 3.5; minimax for ½ ≤ a ≤ 27, below 2⁻⁵⁶.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ErfcX(Vector256<double> a)
    {
        Vector256<double> t = (a - Vector256.Create(3.5)) / (a + Vector256.Create(3.5));
        Vector256<double> p = Vector256.Create(1.0330166718000493e-08);
        p = MultiplyAdd(p, t, Vector256.Create(5.341836745194861e-10));
        p = MultiplyAdd(p, t, Vector256.Create(-9.282721644592798e-08));
        p = MultiplyAdd(p, t, Vector256.Create(-7.838448780771693e-09));
        p = MultiplyAdd(p, t, Vector256.Create(5.999381860380819e-07));
        p = MultiplyAdd(p, t, Vector256.Create(-4.4319605152365463e-08));
        p = MultiplyAdd(p, t, Vector256.Create(-3.8142575567229424e-06));
        p = MultiplyAdd(p, t, Vector256.Create(2.328340829745923e-06));
        p = MultiplyAdd(p, t, Vector256.Create(2.4260894488902183e-05));
        p = MultiplyAdd(p, t, Vector256.Create(-4.278223431386177e-05));
        p = MultiplyAdd(p, t, Vector256.Create(-0.00012151241687416146));
        p = MultiplyAdd(p, t, Vector256.Create(0.0005643844163625567));
        p = MultiplyAdd(p, t, Vector256.Create(-0.00030226787717297173));
        p = MultiplyAdd(p, t, Vector256.Create(-0.00421501990736823));
        p = MultiplyAdd(p, t, Vector256.Create(0.019099330942298567));
        p = MultiplyAdd(p, t, Vector256.Create(-0.048823325827947746));
        p = MultiplyAdd(p, t, Vector256.Create(0.08798315382487393));
        p = MultiplyAdd(p, t, Vector256.Create(-0.11508959816018988));
        p = MultiplyAdd(p, t, Vector256.Create(0.09751909515325838));
        p = MultiplyAdd(p, t, Vector256.Create(-0.010555596332218323));
        p = MultiplyAdd(p, t, Vector256.Create(-0.14000918013761943));
        p = MultiplyAdd(p, t, Vector256.Create(1.2423492448711544));
        return p / MultiplyAdd(a, Vector256.Create(2.0), Vector256<double>.One);
    }
}
