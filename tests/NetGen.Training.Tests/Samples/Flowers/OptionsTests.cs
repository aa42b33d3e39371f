using System;
using Flowers;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.FlowersSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments() => Assert.Equal(
        new Options { Data = "in.csv", Save = "out.safetensors", Report = "page.html", Seed = 7, IsQuick = true },
        Options.Parse(["--data", "in.csv", "--save", "out.safetensors", "--report", "page.html", "--seed", "7", "--quick"]));

    [Fact]
    public void QuickTakesFewerEpochs() =>
        Assert.True(new Options { IsQuick = true }.Settings.Epochs < new Options().Settings.Epochs);

    [Fact]
    public void KnowsHelp() => Assert.True(Options.Parse(["--help"]).ShowHelp);

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "-1")]
    [InlineData("--data")]
    [InlineData("--data", "")]
    [InlineData("--save", "--quick")]
    [InlineData("--epochs", "3")]
    [InlineData("")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
