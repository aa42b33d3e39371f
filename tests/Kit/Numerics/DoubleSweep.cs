using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;

namespace NetGen.Kit;

/// <summary>Holds the double forms of a function to its exact values.</summary>
internal static class DoubleSweep
{
    private const int StrataOfPiece = 500;

    public static IEnumerable<AccuracyRow> Measure(ElementaryFunction function, int strata)
    {
        var pieces = new WorstError<double>[(strata + StrataOfPiece - 1) / StrataOfPiece];
        Parallel.For(0, pieces.Length, i => pieces[i] = Piece(function, strata, i * StrataOfPiece, Math.Min((i + 1) * StrataOfPiece, strata)));
        string high = function.Unbounded ? "∞" : function.High.ToString("R", CultureInfo.InvariantCulture);
        string domain = $"{function.Low.ToString("R", CultureInfo.InvariantCulture)} … {high}";
        return WorstError<double>.Rows(function.Name, function.Bound, "double", domain, x => x.ToString("R", CultureInfo.InvariantCulture), pieces);
    }

    private static WorstError<double> Piece(ElementaryFunction function, int strata, int first, int end)
    {
        double[] values = Arguments.Doubles(function, strata, first, end).ToArray();
        var worst = new WorstError<double>();
        worst.Add(values.Length);

        // The last vector is filled up with the first arguments.
        double[] x = [.. values, .. values[..7]];
        for (int i = 0; i < values.Length; i += 8)
        {
            Vector512<double> v = Vector512.Create(x, i);
            Vector512<double> y512 = function.Double512(v);
            Vector512<double> y256 = Vector512.Create(function.Double256(v.GetLower()), function.Double256(v.GetUpper()));
            Vector512<double> y128 = Vector512.Create(
                Vector256.Create(function.Double128(v.GetLower().GetLower()), function.Double128(v.GetLower().GetUpper())),
                Vector256.Create(function.Double128(v.GetUpper().GetLower()), function.Double128(v.GetUpper().GetUpper())));
            for (int lane = 0; lane < 8; lane++)
            {
                double argument = x[i + lane];
                ExactValue exact = function.Exact(argument);
                worst.Note(0, exact.UlpsOfDouble(function.Double(argument)), argument);
                worst.Note(1, exact.UlpsOfDouble(y128.GetElement(lane)), argument);
                worst.Note(2, exact.UlpsOfDouble(y256.GetElement(lane)), argument);
                worst.Note(3, exact.UlpsOfDouble(y512.GetElement(lane)), argument);
            }
        }

        return worst;
    }
}
