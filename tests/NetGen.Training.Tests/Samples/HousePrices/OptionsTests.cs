using System;
using HousePrices;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.HousePricesSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments() => Assert.Equal(
        new Options { Data = "in.csv", Target = "value", Save = "out.safetensors", Seed = 7, IsQuick = true },
        Options.Parse(["--data", "in.csv", "--target", "value", "--save", "out.safetensors", "--seed", "7", "--quick"]));

    [Fact]
    public void QuickTakesFewerEpochs() => Assert.True(new Options { IsQuick = true }.Epochs < new Options().Epochs);

    [Fact]
    public void KnowsHelp() => Assert.True(Options.Parse(["--help"]).ShowHelp);

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "1.5")]
    [InlineData("--data", "--quick")]
    [InlineData("--target", "value")]
    [InlineData("--epochs", "3")]
    [InlineData("")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
