using System;
using Digits;
using Xunit;

namespace NetGen.Tests.DigitsSample;

/// <summary>The sample's command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void NoArgumentsGiveTheDefaults() => Assert.Equal(new Options(), Options.Parse([]));

    [Fact]
    public void ReadsAllArguments()
    {
        Options options = Options.Parse(["--data", "folder", "--epochs", "7", "--seed", "18446744073709551615"]);

        Assert.Equal(new Options { DataDirectory = "folder", Epochs = 7, Seed = ulong.MaxValue }, options);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void KnowsHelp(string argument) => Assert.True(Options.Parse([argument]).ShowHelp);

    [Theory]
    [InlineData("--data")]
    [InlineData("--data", "--epochs", "3")]
    [InlineData("--data", "")]
    [InlineData("--epochs")]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "1001")]
    [InlineData("--epochs", "-3")]
    [InlineData("--epochs", "2.5")]
    [InlineData("--epochs", "1,000")]
    [InlineData("--epochs", " 3")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--seed", "0x10")]
    [InlineData("--speed", "3")]
    [InlineData("folder")]
    [InlineData("")]
    public void RefusesNonsenseInOneLine(params string[] arguments)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
