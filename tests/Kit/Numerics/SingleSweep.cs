using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using NetGen.Numerics;

namespace NetGen.Kit;

/// <summary>Holds the float forms of a function to its double form, over bit patterns spread evenly through the range.</summary>
internal static class SingleSweep
{
    private const int PatternsOfPiece = 1 << 16;

    public static IEnumerable<AccuracyRow> Measure(ElementaryFunction function, long count)
    {
        // Patterns in the order of the numbers: 0 is the lowest argument.
        long below = function.LowSingle < 0.0f ? BitConverter.SingleToInt32Bits(-function.LowSingle) : 0;
        long above = BitConverter.SingleToInt32Bits(function.Unbounded ? float.MaxValue : function.HighSingle);
        long patterns = below + above + 1;
        count = Math.Min(count, patterns);
        var pieces = new WorstError<float>[(count + PatternsOfPiece - 1) / PatternsOfPiece];
        Parallel.For(0, pieces.Length, i =>
        {
            var random = new SplitMix64((ulong)i);
            var x = new float[(int)Math.Min(PatternsOfPiece, count - ((long)i * PatternsOfPiece))];
            for (int j = 0; j < x.Length; j++)
            {
                double place = ((long)i * PatternsOfPiece) + j;
                long pattern = count == patterns ? (long)place : (long)((place + random.NextDouble()) * patterns / count);
                x[j] = Number(Math.Min(pattern, patterns - 1) - below);
            }

            pieces[i] = Piece(function, x);
        });

        string high = function.Unbounded ? "∞" : function.HighSingle.ToString("R", CultureInfo.InvariantCulture);
        string domain = $"{function.LowSingle.ToString("R", CultureInfo.InvariantCulture)} … {high}";
        return WorstError<float>.Rows(function.Name, function.Bound, "float", domain, x => x.ToString("R", CultureInfo.InvariantCulture), pieces);
    }

    private static float Number(long place) =>
        place < 0 ? -BitConverter.Int32BitsToSingle((int)-place) : BitConverter.Int32BitsToSingle((int)place);

    private static WorstError<float> Piece(ElementaryFunction function, float[] values)
    {
        var worst = new WorstError<float>();
        worst.Add(values.Length);
        float[] x = [.. values, .. new float[15]];
        Span<double> exact = stackalloc double[16];
        Span<float> found = stackalloc float[16];
        Span<double> ulps = stackalloc double[16];
        for (int i = 0; i < values.Length; i += 16)
        {
            Vector512<float> v = Vector512.Create(x, i);
            (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(v);
            function.Double512(lower).CopyTo(exact);
            function.Double512(upper).CopyTo(exact[8..]);
            Vector512<float> y = function.Single512(v);
            y.CopyTo(found);
            int lanes = Math.Min(16, values.Length - i);
            for (int lane = 0; lane < lanes; lane++)
            {
                ulps[lane] = Ulps(found[lane], exact[lane]);
                worst.Note(3, ulps[lane], x[i + lane]);
            }

            Compare(2, Vector512.Create(function.Single256(v.GetLower()), function.Single256(v.GetUpper())), y, ulps, exact, x.AsSpan(i, lanes), worst);
            Vector512<float> quarters = Vector512.Create(
                Vector256.Create(function.Single128(v.GetLower().GetLower()), function.Single128(v.GetLower().GetUpper())),
                Vector256.Create(function.Single128(v.GetUpper().GetLower()), function.Single128(v.GetUpper().GetUpper())));
            Compare(1, quarters, y, ulps, exact, x.AsSpan(i, lanes), worst);
            for (int lane = 0; lane < 16; lane++)
            {
                found[lane] = function.Single(x[i + lane]);
            }

            Compare(0, Vector512.Create<float>(found), y, ulps, exact, x.AsSpan(i, lanes), worst);
        }

        return worst;
    }

    // The same bits have the same errors.
    private static void Compare(int form, Vector512<float> found, Vector512<float> other, Span<double> ulps, Span<double> exact, Span<float> x, WorstError<float> worst)
    {
        bool same = Vector512.EqualsAll(found.AsInt32(), other.AsInt32());
        for (int lane = 0; lane < x.Length; lane++)
        {
            worst.Note(form, same ? ulps[lane] : Ulps(found.GetElement(lane), exact[lane]), x[lane]);
        }
    }

    // In units of the last place of the exact value, denormal ones included; beyond the largest float both must be infinite.
    private static double Ulps(float found, double exact)
    {
        if (float.IsInfinity(found))
        {
            return Math.Abs(exact) > float.MaxValue ? 0.0 : double.PositiveInfinity;
        }

        int exponent = (int)(BitConverter.DoubleToInt64Bits(exact) >> 52 & 0x7FF) - 1023;
        int place = Math.Max(exponent, -126) - 23;
        double scale = BitConverter.Int64BitsToDouble((long)(1023 - place) << 52);
        return Math.Abs(found - exact) * scale;
    }
}
