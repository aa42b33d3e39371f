using System;
using System.Globalization;
using System.IO;

namespace Digits;

/// <summary>Counts which class was taken for which.</summary>
internal sealed class ConfusionMatrix(int classes)
{
    private readonly int[] _counts = new int[classes * classes];

    public int Total { get; private set; }

    public int Correct { get; private set; }

    /// <summary>The fraction of all samples that were classified rightly, 0 where there are none.</summary>
    public double Accuracy => Total == 0 ? 0 : (double)Correct / Total;

    public int this[int actual, int predicted] => _counts[(actual * classes) + predicted];

    public void Add(int actual, int predicted)
    {
        _counts[(actual * classes) + predicted]++;
        Total++;
        Correct += actual == predicted ? 1 : 0;
    }

    /// <summary>The fraction of a class's samples that were recognized; NaN where it has none.</summary>
    public double GetRecall(int actual)
    {
        int samples = 0;
        for (int predicted = 0; predicted < classes; predicted++)
        {
            samples += this[actual, predicted];
        }

        return samples == 0 ? double.NaN : (double)this[actual, actual] / samples;
    }

    /// <summary>Writes the table: a row a class, a column a prediction, zeros as dots, recall at the end.</summary>
    public void Write(TextWriter output)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        int width = Math.Max(4, Total.ToString(culture).Length + 1);

        output.Write("  actual \\ predicted".PadRight(20));
        for (int predicted = 0; predicted < classes; predicted++)
        {
            output.Write(predicted.ToString(culture).PadLeft(width));
        }

        output.WriteLine("   recall");
        for (int actual = 0; actual < classes; actual++)
        {
            output.Write(actual.ToString(culture).PadLeft(20));
            for (int predicted = 0; predicted < classes; predicted++)
            {
                int count = this[actual, predicted];
                output.Write((count == 0 ? "·" : count.ToString(culture)).PadLeft(width));
            }

            double recall = GetRecall(actual);
            output.WriteLine(double.IsNaN(recall) ? "        –" : recall.ToString("F4", culture).PadLeft(9));
        }
    }
}
