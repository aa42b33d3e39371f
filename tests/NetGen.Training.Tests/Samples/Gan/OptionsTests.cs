using System;
using Gan;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments() =>
        Assert.Equal(new Options { Seed = 7, Steps = 100, PictureDirectory = "ring" }, Options.Parse(["--seed", "7", "--steps", "100", "--pictures", "ring"]));

    [Fact]
    public void KnowsHelp() => Assert.True(Options.Parse(["--help"]).ShowHelp);

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "-1")]
    [InlineData("--steps", "99")]
    [InlineData("--steps", "1000001")]
    [InlineData("--steps", "--seed")]
    [InlineData("--pictures")]
    [InlineData("--pictures", "")]
    [InlineData("--data", "folder")]
    [InlineData("")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
