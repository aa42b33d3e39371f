using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using NetGen.Numerics;

namespace NetGen.Kit;

/// <summary>Holds the powers, the only function of two arguments, to their exact values.</summary>
internal static class PowerSweep
{
    public const string Name = "Pow";

    private const double Bound = 2.0;
    private const int StrataOfPiece = 500;

    public static IEnumerable<AccuracyRow> Measure(int strata) =>
        Rows("float", PowerArguments.Singles, strata, SinglePiece, pair => $"{Text((float)pair.X)} ^ {Text((float)pair.Y)}")
            .Concat(Rows("double", PowerArguments.Doubles, strata, DoublePiece, pair => $"{Text(pair.X)} ^ {Text(pair.Y)}"));

    private static IEnumerable<AccuracyRow> Rows(
        string precision,
        PowerArguments arguments,
        int strata,
        Func<(double X, double Y)[], WorstError<(double X, double Y)>> piece,
        Func<(double X, double Y), string> text)
    {
        var pieces = new WorstError<(double X, double Y)>[(strata + StrataOfPiece - 1) / StrataOfPiece];
        Parallel.For(0, pieces.Length, i =>
        {
            (double X, double Y)[] pairs = arguments.Draw(strata, i * StrataOfPiece, Math.Min((i + 1) * StrataOfPiece, strata)).ToArray();

            // The last vector is filled up with the first pairs.
            pieces[i] = piece([.. pairs, .. pairs[..(-pairs.Length & 15)]]);
            pieces[i].Add(pairs.Length);
        });

        string domain = $"y·ln abs x = {Text(arguments.Lowest)} … {Text(arguments.Highest)}";
        return WorstError<(double X, double Y)>.Rows(Name, Bound, precision, domain, text, pieces);
    }

    private static string Text(IFormattable number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static WorstError<(double X, double Y)> DoublePiece((double X, double Y)[] pairs)
    {
        var worst = new WorstError<(double X, double Y)>();
        double[] bases = [.. pairs.Select(pair => pair.X)];
        double[] exponents = [.. pairs.Select(pair => pair.Y)];
        for (int i = 0; i < pairs.Length; i += 8)
        {
            Vector512<double> x = Vector512.Create(bases, i);
            Vector512<double> y = Vector512.Create(exponents, i);
            Vector512<double>[] found = [PowerForms.Scalar(x, y), PowerForms.Of128(x, y), PowerForms.Of256(x, y), VectorMath.Pow(x, y)];
            for (int lane = 0; lane < 8; lane++)
            {
                ExactValue exact = ExactFunctions.Pow(x[lane], y[lane]);
                for (int form = 0; form < found.Length; form++)
                {
                    worst.Note(form, exact.UlpsOfDouble(found[form][lane]), pairs[i + lane]);
                }
            }
        }

        return worst;
    }

    private static WorstError<(double X, double Y)> SinglePiece((double X, double Y)[] pairs)
    {
        var worst = new WorstError<(double X, double Y)>();
        float[] bases = [.. pairs.Select(pair => (float)pair.X)];
        float[] exponents = [.. pairs.Select(pair => (float)pair.Y)];
        for (int i = 0; i < pairs.Length; i += 16)
        {
            Vector512<float> x = Vector512.Create(bases, i);
            Vector512<float> y = Vector512.Create(exponents, i);
            Vector512<float>[] found = [PowerForms.Scalar(x, y), PowerForms.Of128(x, y), PowerForms.Of256(x, y), VectorMath.Pow(x, y)];
            for (int lane = 0; lane < 16; lane++)
            {
                ExactValue exact = ExactFunctions.Pow(x[lane], y[lane]);
                for (int form = 0; form < found.Length; form++)
                {
                    worst.Note(form, exact.UlpsOfSingle(found[form][lane]), pairs[i + lane]);
                }
            }
        }

        return worst;
    }
}
