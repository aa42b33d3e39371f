using System;
using NetGen.Metrics;
using Xunit;

namespace NetGen.Training.Tests;

public sealed class ConfusionMatrixTests
{
    // Three classes; counted by hand.
    private static ConfusionMatrix Example()
    {
        var matrix = new ConfusionMatrix(3);
        foreach ((int actual, int predicted, int count) in new[] { (0, 0, 5), (0, 1, 1), (1, 1, 3), (1, 2, 2), (2, 2, 4), (2, 0, 1) })
        {
            for (int i = 0; i < count; i++)
            {
                matrix.Add(actual, predicted);
            }
        }

        return matrix;
    }

    [Fact]
    public void MeasuresAreThoseCountedByHand()
    {
        ConfusionMatrix matrix = Example();
        Assert.Equal(16, matrix.Count);
        Assert.Equal(12.0 / 16.0, matrix.Accuracy);
        Assert.Equal(5.0 / 6.0, matrix.GetPrecision(0));
        Assert.Equal(3.0 / 5.0, matrix.GetRecall(1));
        Assert.Equal(2.0 * 4 / (6 + 5), matrix.GetF1(2));
        Assert.Equal((5.0 / 6 + 3.0 / 5 + 4.0 / 5) / 3, matrix.MacroRecall, 15);
        Assert.Equal((5.0 / 6 + 3.0 / 4 + 4.0 / 6) / 3, matrix.MacroPrecision, 15);
    }

    [Fact]
    public void TablesAdd()
    {
        ConfusionMatrix matrix = Example();
        matrix.Add(Example());
        Assert.Equal(32, matrix.Count);
        Assert.Equal(24, matrix.Correct);
        Assert.Equal(10, matrix[0, 0]);
        Assert.Throws<ArgumentException>(() => matrix.Add(new ConfusionMatrix(2)));
    }

    [Fact]
    public void AClassThatIsNoneIsRefused()
    {
        ConfusionMatrix matrix = Example();
        Assert.Contains("0 to 2, found 3", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(3, 0)).Message);
        Assert.Equal(16, matrix.Count);
    }
}
