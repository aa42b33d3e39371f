using System;
using System.IO;
using System.Linq;
using NetGen.Benchmarks;
using Xunit;

namespace NetGen.Tests.Benchmarks;

/// <summary>How the benchmarks talk to other programs and judge what they measured.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public void AnswersComeBackAsTheyWere()
    {
        Assert.Equal([0.1f, -1.5e-7f], Answers.ParseCheck(Answers.Check(3, [0.1f, -1.5e-7f]), 3));
        Assert.Equal(12.5, Answers.ParseRun(Answers.Run(12.5, -3.25)));
        Assert.Equal(["W1.forward", "W2.forward"], Answers.Words("W1.forward W2.forward"));
    }

    [Theory]
    [InlineData("error no such workload")]
    [InlineData("CHECK 1 0.5")]
    [InlineData("CHECK 3")]
    [InlineData("CHECK 3 half")]
    [InlineData("")]
    public void OtherChecksAreRefused(string line) => Assert.Throws<ProtocolException>(() => Answers.ParseCheck(line, 3));

    [Theory]
    [InlineData("error x")]
    [InlineData("12.5")]
    [InlineData("0 1")]
    [InlineData("-1 1")]
    [InlineData("12.5 NaN")]
    [InlineData("nan 1")]
    public void OtherTimesAreRefused(string line) => Assert.Throws<ProtocolException>(() => Answers.ParseRun(line));

    [Fact]
    public void RatiosAreTakenWithinARound()
    {
        var result = new Result(WorkloadCatalogue.Find("W1.forward")!, [1, 2, 4], [("hand", [2, 4, 8]), ("plain256", [3, 4, 5]), ("plain512", [2, 3, 4])]);
        Assert.Equal(2, result.Ratios("hand").Median);
        Assert.Equal(2, result.Ratios("hand").Greatest);
        Assert.Equal(2, result.RatioOfLeast("plain512"));
        Assert.Equal("plain512", result.Opponent(TargetCatalogue.BetterPlain));
        Assert.Null(result.Opponent("eigen"));
        Assert.Equal(1 / 0.85, result.TargetOf("plain512")!.Value);
        Assert.Null(result.TargetOf("plain256"));
    }

    [Fact]
    public void TargetsOfWhatWasMeasuredComeWithWhatHandReaches()
    {
        Result[] results =
        [
            new(WorkloadCatalogue.Find("W1.forward")!, [10, 10], [("hand", [8, 8]), ("plain512", [12, 12])]),
            new(WorkloadCatalogue.Find("W1.forward.b1024")!, [1, 1], [("single", [10, 10]), ("hand", [2, 2])]),
        ];
        using var output = new StringWriter();
        TargetTable.Write(results, output);
        string[][] rows = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
        Assert.Equal(
            [("hand", "0.800", "–"), ("hand", "0.800", "–"), ("plain", "1.20", "1.50"), ("single", "10.0", "4.00")],
            rows.Select(row => (row[2], row[4], row[7])));

        using var nothing = new StringWriter();
        TargetTable.Write([new(WorkloadCatalogue.Find("W6.forward")!, [10], [])], nothing);
        Assert.Empty(nothing.ToString());
    }

    [Fact]
    public void EveryTargetNamesWorkloadsThatExist() => Assert.All(
        TargetCatalogue.All.SelectMany(target => target.Workloads), name => Assert.NotNull(WorkloadCatalogue.Find(name)));

    [Fact]
    public void ATimeIsMetFromBelowAndARatioFromAbove()
    {
        Assert.True(new Target(TargetKind.Time, string.Empty, 100, "S.adam.full").IsMetBy(99));
        Assert.False(new Target(TargetKind.Time, string.Empty, 100, "S.adam.full").IsMetBy(101));
        Assert.True(new Target(TargetKind.Each, "hand", 1, "W1.forward").IsMetBy(1));
        Assert.False(new Target(TargetKind.Each, "hand", 1, "W1.forward").IsMetBy(0.99));
    }
}
