using System;
using System.IO;
using System.Linq;
using BackpropagationSteps;
using BackpropagationSteps.Text;
using BackpropagationSteps.Walk;
using Xunit;

namespace NetGen.Training.Tests.Samples.BackpropagationStepsSample;

/// <summary>The sample's walk with the sample's own network, and with networks that compute something else.</summary>
public sealed class TourTests
{
    /// <summary>What the sample writes without arguments; a new one is its output, redirected to that file.</summary>
    [Fact]
    public void WritesWhatItWrote()
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "BackpropagationSteps", "Tour.expected.txt")).ReplaceLineEndings("\n");

        Assert.Equal(expected, Write<XorNetwork>(new Options()).Text);
    }

    [Fact]
    public void NumbersAgreeForEveryPatternAndManySeeds()
    {
        int learnt = 0;
        for (ulong seed = 1; seed <= 10; seed++)
        {
            foreach (Pattern pattern in Pattern.Xor)
            {
                learnt += Write<XorNetwork>(new Options { Pattern = pattern, Seed = seed, Steps = 2 }).IsLearnt ? 1 : 0;
            }
        }

        // Every seed counts four times, and a few of them may end in a local minimum.
        Assert.InRange(learnt, 28, 40);
    }

    [Fact]
    public void FurtherStepsStartFromTheWeightsOfTheStepBefore()
    {
        string text = Write<XorNetwork>(new Options { Steps = 3 }).Text;
        string[] lines = [.. text.Split('\n').Where(line => line.Contains("E of this pattern was", StringComparison.Ordinal))];

        Assert.Equal(3, lines.Length);
        Assert.Contains("── Step 3 of 3 ──", text, StringComparison.Ordinal);
        double[][] errors = [.. lines.Select(line => line.TrimEnd('.').Split(' ').Where(word => word.StartsWith("0.", StringComparison.Ordinal)).Select(double.Parse).ToArray())];
        Assert.Equal(errors[0][1], errors[1][0]);
        Assert.Equal(errors[1][1], errors[2][0]);
        Assert.True(errors[2][1] < errors[0][0], "E falls from step to step.");
    }

    [Fact]
    public void AnotherActivationIsADeviation() => AssertDeviates<SoftsignNetwork>("a⁽¹⁾₁");

    [Fact]
    public void AnotherErrorIsADeviation() => AssertDeviates<MeanSquaredNetwork>("E");

    [Fact]
    public void AnotherOptimizerIsADeviation() => AssertDeviates<AdamNetwork>("w⁽¹⁾₁₁");

    [Fact]
    public void ANetworkThatDoesNotLearnIsToldSo()
    {
        (string text, bool isLearnt) = Write<StandingNetwork>(new Options());

        Assert.False(isLearnt);
        Assert.Contains("XOR is not learnt after 20000 epochs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NotANumberIsADeviation() =>
        Assert.Throws<DeviationException>(() => new Agreement().Demand("z", double.NaN, double.NaN));

    private static void AssertDeviates<TNetwork>(string quantity)
        where TNetwork : INetwork<TNetwork, double>
    {
        DeviationException deviation = Assert.Throws<DeviationException>(() => Write<TNetwork>(new Options()));

        Assert.StartsWith(quantity + ": the formula gives", deviation.Message, StringComparison.Ordinal);
    }

    private static (string Text, bool IsLearnt) Write<TNetwork>(Options options)
        where TNetwork : INetwork<TNetwork, double>
    {
        using StringWriter output = new() { NewLine = "\n" };
        bool isLearnt = Tour.Write<TNetwork>(options, Notebook.Create(output, isTerminal: false));
        return (output.ToString().ReplaceLineEndings("\n"), isLearnt);
    }
}
