using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Perceptron;
using Xunit;

namespace NetGen.Tests.PerceptronSample;

/// <summary>The sample's training with the sample's own network.</summary>
public sealed class DeltaRuleTests
{
    [Theory]
    [InlineData("0 0 0 1", 6)]
    [InlineData("0 1 1 1", 4)]
    [InlineData("0 1 1 0", null)]
    public void LearnsWhatALineSeparates(string outputs, int? epoch) =>
        Assert.Equal(epoch, new DeltaRule(TextWriter.Null).Train(new PerceptronNet(), Table(outputs), 100));

    // By hand: all zero gives net = 0, y = 1 and takes η off the bias; the fourth pattern gives η back to all three.
    [Fact]
    public void WritesTheFirstEpochAsComputedByHand()
    {
        using StringWriter output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new DeltaRule(output).Train(new PerceptronNet(), Table("0 0 0 1"), 1);
        Assert.Equal(
            """
            epoch | x1 x2 |  net | y d |   w1   w2    b
                1 |  0  0 |  0.0 | 1 0 |  0.0  0.0 -0.5
                1 |  0  1 | -0.5 | 0 0 |  0.0  0.0 -0.5
                1 |  1  0 | -0.5 | 0 0 |  0.0  0.0 -0.5
                1 |  1  1 | -0.5 | 0 1 |  0.5  0.5  0.0

            """,
            output.ToString());
    }

    private static IReadOnlyList<Pattern> Table(string outputs) =>
        Pattern.Table([.. System.Array.ConvertAll(outputs.Split(' '), int.Parse)]);
}
