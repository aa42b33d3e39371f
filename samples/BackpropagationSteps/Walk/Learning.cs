using System;
using System.Collections.Generic;
using System.Globalization;
using BackpropagationSteps.Text;
using NetGen;

namespace BackpropagationSteps.Walk;

/// <summary>The same steps over and over, pattern by pattern, until the truth table is learnt.</summary>
internal static class Learning
{
    private const int MaximumEpochs = 20_000;
    private const double Tolerance = 0.1;
    private const int BarLength = 30;

    /// <summary>Trains and writes E after the epochs 1, 2, 5, 10, 20, 50, … and after the last.</summary>
    /// <returns>The epochs it took, or null where the table was not learnt.</returns>
    public static int? Write<TNetwork>(TNetwork network, IReadOnlyList<Pattern> patterns, Notebook notebook)
        where TNetwork : INetwork<TNetwork, double>
    {
        notebook.Title("Learning: the same for all patterns, epoch after epoch");
        notebook.Formula($"E = Σ ½(t − y)² over the patterns, until every y is within {Symbols.Setting(Tolerance)} of its t");
        notebook.Line("   epoch         E   y(0,0)   y(0,1)   y(1,0)   y(1,1)");

        double first = ErrorOf(network, patterns);
        WriteRow(0);
        int epoch = 0;
        int written = 0;
        while (epoch < MaximumEpochs && !IsLearnt(network, patterns))
        {
            foreach (Pattern pattern in patterns)
            {
                network.Train(pattern.Input, [pattern.Target]);
            }

            epoch++;
            if (IsRound(epoch))
            {
                WriteRow(epoch);
                written = epoch;
            }
        }

        if (written != epoch)
        {
            WriteRow(epoch);
        }

        bool isLearnt = IsLearnt(network, patterns);
        notebook.Line();
        notebook.Line(isLearnt
            ? string.Create(CultureInfo.InvariantCulture, $"  XOR is learnt after {epoch} epochs.")
            : string.Create(CultureInfo.InvariantCulture, $"  XOR is not learnt after {epoch} epochs: the descent ended in a local minimum. Try another seed."));
        return isLearnt ? epoch : null;

        void WriteRow(int at)
        {
            double error = ErrorOf(network, patterns);
            string outputs = "";
            foreach (Pattern pattern in patterns)
            {
                outputs += string.Create(CultureInfo.InvariantCulture, $"  {OutputOf(network, pattern),7:F4}");
            }

            string bar = new('█', (int)Math.Round(BarLength * Math.Min(1.0, error / first)));
            notebook.Line(string.Create(CultureInfo.InvariantCulture, $"  {at,6}  {error,8:F5}{outputs}  {bar}"));
        }
    }

    // 1, 2, 5, 10, 20, 50, …
    private static bool IsRound(int epoch)
    {
        int scale = 1;
        while (scale * 10 <= epoch)
        {
            scale *= 10;
        }

        return epoch == scale || epoch == 2 * scale || epoch == 5 * scale;
    }

    private static bool IsLearnt<TNetwork>(TNetwork network, IReadOnlyList<Pattern> patterns)
        where TNetwork : INetwork<TNetwork, double>
    {
        foreach (Pattern pattern in patterns)
        {
            if (!(Math.Abs(pattern.Target - OutputOf(network, pattern)) <= Tolerance))
            {
                return false;
            }
        }

        return true;
    }

    private static double ErrorOf<TNetwork>(TNetwork network, IReadOnlyList<Pattern> patterns)
        where TNetwork : INetwork<TNetwork, double>
    {
        double sum = 0;
        foreach (Pattern pattern in patterns)
        {
            sum += network.GetLoss(pattern.Input, [pattern.Target], 1);
        }

        return sum;
    }

    private static double OutputOf<TNetwork>(TNetwork network, Pattern pattern)
        where TNetwork : INetwork<TNetwork, double>
    {
        double[] y = new double[1];
        network.Predict(pattern.Input, y);
        return y[0];
    }
}
