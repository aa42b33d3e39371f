using System;
using System.IO;
using Digits;
using Xunit;

namespace NetGen.Tests.DigitsSample;

/// <summary>The table of right and wrong answers.</summary>
public sealed class ConfusionMatrixTests
{
    [Fact]
    public void CountsAndRates()
    {
        ConfusionMatrix matrix = Create();

        Assert.Equal(4, matrix.Total);
        Assert.Equal(3, matrix.Correct);
        Assert.Equal(0.75, matrix.Accuracy);
        Assert.Equal(1, matrix[0, 1]);
        Assert.Equal(0.5, matrix.GetRecall(0));
        Assert.Equal(1, matrix.GetRecall(1));
        Assert.True(double.IsNaN(matrix.GetRecall(2)));
    }

    [Fact]
    public void WritesATable()
    {
        using StringWriter output = new() { NewLine = "\n" };
        Create().Write(output);

        Assert.Equal(
            """
              actual \ predicted   0   1   2   recall
                               0   1   1   ·   0.5000
                               1   ·   2   ·   1.0000
                               2   ·   ·   ·        –

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Fact]
    public void EmptyMatrixHasNoAccuracy() => Assert.Equal(0, new ConfusionMatrix(3).Accuracy);

    private static ConfusionMatrix Create()
    {
        ConfusionMatrix matrix = new(3);
        matrix.Add(0, 0);
        matrix.Add(0, 1);
        matrix.Add(1, 1);
        matrix.Add(1, 1);
        return matrix;
    }
}
