using System;
using Autoencoder;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.AutoencoderSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments()
    {
        Options options = Options.Parse(["--data", "in.csv", "--noise", "0.25", "--picture", "out.svg", "--seed", "7", "--quick"]);

        Assert.Equal(new Options { Data = "in.csv", Noise = 0.25, Picture = "out.svg", Seed = 7, IsQuick = true }, options);
        Assert.Equal(0.25, options.Settings.Noise);
    }

    [Fact]
    public void QuickTakesFewerEpochs() => Assert.True(new Options { IsQuick = true }.Settings.Epochs < new Options().Settings.Epochs);

    [Fact]
    public void KnowsHelp() => Assert.True(Options.Parse(["--help"]).ShowHelp);

    [Theory]
    [InlineData("--seed")]
    [InlineData("--noise")]
    [InlineData("--noise", "0")]
    [InlineData("--noise", "-0.1")]
    [InlineData("--noise", "1.1")]
    [InlineData("--noise", "NaN")]
    [InlineData("--data", "--quick")]
    [InlineData("--epochs", "3")]
    [InlineData("")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
