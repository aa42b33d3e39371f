using System;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.CommonSample;

/// <summary>The samples' reader of arguments: values, and the line that tells what is wrong with them.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void ReadsOptionsAndTheirValues()
    {
        CommandLine line = new(["--name", "-1", "--seed", "18446744073709551615", "--steps", "7", "-?"]);

        Assert.True(line.MoveNext());
        Assert.Equal("--name", line.Option);
        Assert.Equal("-1", line.ReadValue());
        Assert.True(line.MoveNext());
        Assert.Equal(ulong.MaxValue, line.ReadSeed());
        Assert.True(line.MoveNext());
        Assert.Equal(7, line.ReadWholeNumber(7, 7));
        Assert.True(line.MoveNext());
        Assert.Equal(CommandLine.Help, line.Option);
        Assert.False(line.MoveNext());
    }

    [Theory]
    [InlineData("--seed: expected a value after it, found none")]
    [InlineData("--seed: expected a value after it, found none", "")]
    [InlineData("--seed: expected a value after it, found none", "--quick")]
    [InlineData("--seed: expected a whole number from 0 to 18446744073709551615, found '-1'", "-1")]
    public void TellsWhatIsWrongWithASeed(string expected, params string[] value) =>
        Assert.Equal(expected, Refuse(value, allowsEmpty: false));

    [Fact]
    public void EmptyValueIsItsReadersToRefuseWhereAllowed() =>
        Assert.Equal("--seed: expected a whole number from 0 to 18446744073709551615, found ''", Refuse([""], allowsEmpty: true));

    [Theory]
    [InlineData("2")]
    [InlineData("11")]
    [InlineData("4.5")]
    [InlineData("1,0")]
    public void TellsTheRangeOfAWholeNumber(string value)
    {
        UsageException refusal = Assert.Throws<UsageException>(() =>
        {
            CommandLine line = new(["--steps", value]);
            line.MoveNext();
            return (object)line.ReadWholeNumber(3, 10);
        });

        Assert.Equal($"--steps: expected a whole number from 3 to 10, found '{value}'", refusal.Message);
    }

    [Fact]
    public void NamesTheArgumentThatIsUnknown()
    {
        CommandLine line = new(["--epochs"]);
        line.MoveNext();

        Assert.Equal("unknown argument '--epochs': expected --seed or --help", line.Unknown("--seed or --help").Message);
    }

    private static string Refuse(string[] value, bool allowsEmpty) => Assert.Throws<UsageException>(() =>
    {
        CommandLine line = new(["--seed", .. value]) { AllowsEmptyValues = allowsEmpty };
        line.MoveNext();
        return (object)line.ReadSeed();
    }).Message;
}
