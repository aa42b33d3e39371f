using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using Xunit;

namespace NetGen.Generator.Tests.Weights;

/// <summary>The file with the values is written again when they change, the network's own when the network does, and no other.</summary>
public sealed class WeightsIncrementalityTests
{
    private const string Source = "using NetGen;\n[Network(2, Weights = \"xor.weights.txt\")] [Dense(3, Activation.Tanh)] [Dense(1, Activation.Sigmoid)] public sealed partial class Net;";
    private const string Other = "using NetGen;\n[Network(2, Weights = \"or.weights.txt\")] [Dense(3, Activation.Tanh)] [Dense(1, Activation.Sigmoid)] public sealed partial class Other;\n[Network(2)] [Dense(1)] public sealed partial class Drawn;";

    private readonly TextFile _xor = new("/app/xor.weights.txt", WeightsFileText.Xor());
    private readonly TextFile _or = new("/app/or.weights.txt", WeightsFileText.Xor());
    private readonly TextFile _notes = new("/app/notes.txt", "no weights");

    [Fact]
    public void AnUnrelatedEditWritesNothingAndReadsNothing()
    {
        GeneratorRun run = Run();
        int reads = _xor.Reads;
        run.Add("public class Unrelated { }");
        run.Edit("// a comment above\n" + Source);
        Assert.All(run.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.SourceReasons(TrackingNames.Weights), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(3, run.SourceReasons().Count);
        Assert.Equal(2, run.SourceReasons(TrackingNames.Weights).Count);
        Assert.Equal(reads, _xor.Reads);
        Assert.Equal(0, _notes.Reads);
    }

    [Fact]
    public void NewValuesWriteTheFileOfTheirNetworkAlone()
    {
        GeneratorRun run = Run();
        IReadOnlyDictionary<string, string> before = run.Files;
        int reads = _or.Reads;
        run.Replace(_xor, new TextFile(_xor.Path, WeightsFileText.Xor(WeightsFileText.Values(13).Reverse())));
        Assert.All(run.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.SourceReasons(TrackingNames.Weights).Order());
        Assert.Equal(["Net-Weights.g.cs"], run.Files.Keys.Where(name => run.Files[name] != before[name]));
        Assert.Equal(reads, _or.Reads);
    }

    [Fact]
    public void TheSameValuesInANewFileWriteNothing()
    {
        GeneratorRun run = Run();
        run.Replace(_xor, new TextFile(_xor.Path, WeightsFileText.Xor().Replace("\n", "\r\n")));
        Assert.All(run.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.SourceReasons(TrackingNames.Weights), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void NewValuesInAResourceWriteNothing()
    {
        var file = new TextFile(_xor.Path, WeightsFileText.Float(400, [(251, false)], WeightsFileText.Values(100_400)), "resource");
        var run = new GeneratorRun([Source.Replace("(2,", "(400,").Replace("[Dense(3, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]", "[Dense(251, Bias = false)]")], files: [file]);
        Assert.Contains("Read(\"resource\")", run.Files["Net-Weights.g.cs"]);
        run.Replace(file, new TextFile(_xor.Path, WeightsFileText.Float(400, [(251, false)], WeightsFileText.Values(100_400).Reverse()), "resource"));
        Assert.All(run.SourceReasons().Concat(run.SourceReasons(TrackingNames.Weights)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void AFileThatIsMendedBringsTheNetworkBackAndOneThatBreaksTakesItAway()
    {
        GeneratorRun run = Run();
        var broken = new TextFile(_xor.Path, "damaged");
        run.Replace(_xor, broken);
        Assert.Equal("NETGEN027", Assert.Single(run.Diagnostics).Id);
        Assert.DoesNotContain("Net.g.cs", run.Files.Keys);
        Assert.Contains("Other.g.cs", run.Files.Keys);

        // The error follows the argument when text above it is edited.
        run.Edit("// a comment above\n" + Source);
        Assert.Equal("\"xor.weights.txt\"", DiagnosticTests.TextUnder(Assert.Single(run.Diagnostics)));
        run.Replace(broken, _xor);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("Net.g.cs", run.Files.Keys);
    }

    [Fact]
    public void EveryRunGivesTheSameBytes()
    {
        string first = string.Concat(Run().Files.OrderBy(file => file.Key).Select(file => file.Key + file.Value));
        Assert.Equal(first, string.Concat(Run().Files.OrderBy(file => file.Key).Select(file => file.Key + file.Value)));
        Assert.DoesNotContain('\r', first);
    }

    [Fact]
    public void TheBitsStandInTheFileOfTheValues()
    {
        string text = Run().Files["Net-Weights.g.cs"];
        Assert.Contains("0xBE924925BEDB6DB7, ", text); // −3/7 and −2/7
        Assert.Contains("0x000000003FA49249,", text); // 9/7, the last of an odd number
        Assert.Contains("}, 13);", text);
    }

    [Fact]
    public void WhatFlowsIsEqualByValue()
    {
        WeightsFile first = FileOf(Run());
        WeightsFile second = FileOf(Run());
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(7, first.Bits.Count);
        Assert.Empty(IncrementalityTests.Impurities(first));
        Assert.Empty(IncrementalityTests.Impurities(DataOf(Run())));
    }

    private static WeightsFile FileOf(GeneratorRun run) =>
        run.Result.TrackedSteps[TrackingNames.WeightsFiles].SelectMany(step => step.Outputs).Select(output => output.Value).OfType<WeightsFile>().First();

    private static WeightsData DataOf(GeneratorRun run) =>
        run.Result.TrackedSteps[TrackingNames.Weights].SelectMany(step => step.Outputs).Select(output => output.Value).OfType<WeightsData>().First();

    private GeneratorRun Run()
    {
        var run = new GeneratorRun([Source, Other], files: [_xor, _or, _notes]);
        Assert.Empty(run.Diagnostics);
        return run;
    }
}
