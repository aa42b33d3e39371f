using System;
using CartPole;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.CartPoleSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments()
    {
        Options options = Options.Parse(["--seed", "7", "--steps", "1000", "--quick", "--watch"]);

        Assert.Equal(new Options { Seed = 7, Steps = 1000, IsQuick = true, Watch = true }, options);
        Assert.Equal(195, options.Goal);
        Assert.Equal(475, new Options().Goal);
    }

    [Fact]
    public void KnowsHelp() => Assert.True(Options.Parse(["--help"]).ShowHelp);

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "-1")]
    [InlineData("--steps", "999")]
    [InlineData("--steps", "1000001")]
    [InlineData("--steps", "1,000")]
    [InlineData("--steps", "--quick")]
    [InlineData("--quick", "yes")]
    [InlineData("--fast")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
