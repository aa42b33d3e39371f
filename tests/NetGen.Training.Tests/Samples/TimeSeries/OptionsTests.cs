using System;
using Samples.Common;
using TimeSeries;
using Xunit;

namespace NetGen.Training.Tests.Samples.TimeSeriesSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments() => Assert.Equal(
        new Options { Data = "in.csv", Picture = "out.svg", Checkpoint = "here", Seed = 7, IsQuick = true },
        Options.Parse(["--data", "in.csv", "--picture", "out.svg", "--checkpoint", "here", "--seed", "7", "--quick"]));

    [Fact]
    public void QuickTakesFewerEpochs() => Assert.True(new Options { IsQuick = true }.Settings.Epochs < new Options().Settings.Epochs);

    [Fact]
    public void KnowsHelp() => Assert.True(Options.Parse(["--help"]).ShowHelp);

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "x")]
    [InlineData("--data", "--quick")]
    [InlineData("--checkpoint", "")]
    [InlineData("--epochs", "3")]
    [InlineData("")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
