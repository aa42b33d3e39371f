using System;
using BackpropagationSteps;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.BackpropagationStepsSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments()
    {
        Options options = Options.Parse(["--pattern", "01", "--seed", "18446744073709551615", "--steps", "7"]);

        Assert.Equal(new Options { Pattern = Pattern.Xor[1], Seed = ulong.MaxValue, Steps = 7 }, options);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void KnowsHelp(string argument) => Assert.True(Options.Parse([argument]).ShowHelp);

    [Theory]
    [InlineData("--pattern")]
    [InlineData("--pattern", "2")]
    [InlineData("--pattern", "12")]
    [InlineData("--pattern", "")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--steps", "0")]
    [InlineData("--steps", "101")]
    [InlineData("--steps", "2.5")]
    [InlineData("--steps", "--seed", "3")]
    [InlineData("--epochs", "3")]
    [InlineData("10")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
