using System;
using System.IO;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.CommonSample;

/// <summary>The frame of the samples' programs: which end gives which exit code.</summary>
public sealed class SampleProgramTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void ResultGivesTheExitCode(bool isGood, int code) =>
        Assert.Equal(code, SampleProgram.Run<SomeOptions>([], (_, _, _) => ExitCode.Of(isGood)));

    [Fact]
    public void HelpDoesNoWork() =>
        Assert.Equal(0, SampleProgram.Run<SomeOptions>(["-h"], (_, _, _) => throw new InvalidOperationException("worked")));

    [Fact]
    public void ArgumentsThatMakeNoSenseGiveTwo() =>
        Assert.Equal(2, SampleProgram.Run<SomeOptions>(["--nonsense"], (_, _, _) => 0));

    [Theory]
    [InlineData(typeof(FileNotFoundException))]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public void FilesGiveTwoWhereArgumentsNameThem(Type type)
    {
        Exception failure = (Exception)Activator.CreateInstance(type)!;

        Assert.Equal(2, SampleProgram.Run<SomeOptions>([], (_, _, _) => throw failure, usesFiles: true));
        Assert.Throws(type, () => SampleProgram.Run<SomeOptions>([], (_, _, _) => throw failure));
    }

    private sealed record SomeOptions : ISampleOptions<SomeOptions>
    {
        public static string Usage => "usage";

        public bool ShowHelp { get; init; }

        public static SomeOptions Parse(ReadOnlySpan<string> arguments)
        {
            SomeOptions options = new();
            CommandLine line = new(arguments);
            while (line.MoveNext())
            {
                options = line.Option == CommandLine.Help ? options with { ShowHelp = true } : throw line.Unknown("--help");
            }

            return options;
        }
    }
}
