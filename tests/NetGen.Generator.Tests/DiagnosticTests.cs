using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using Xunit;

namespace NetGen.Generator.Tests;

/// <summary>Each diagnostic: its id and the exact text under the squiggle.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        { "NETGEN001", "Net", "[Network(2)] [Dense(1)] public class Net;" },
        { "NETGEN002", "Outer", "public class Outer { [Network(2)] [Dense(1)] public partial class Net; }" },
        { "NETGEN003", "Net", "[Network(2)] [Dense(1)] public static partial class Net;" },
        { "NETGEN003", "Net", "[Network(2)] [Dense(1)] public abstract partial class Net;" },
        { "NETGEN003", "Net", "[Network(2)] [Dense(1)] file partial class Net;" },
        { "NETGEN003", "Net", "[Network(2)] [Dense(1)] public partial class Net(int a) { public int A => a; }" },
        { "NETGEN003", "Net", "[Network(2)] [Dense(1)] public ref partial struct Net;" },
        { "NETGEN003", "Net", "[Network(2)] [Dense(1)] public partial struct Net;" },
        { "NETGEN004", "Network(2)", "[Network(2)] public partial class Net;" },
        { "NETGEN005", "Network", "[Network] [Dense(1)] public partial class Net;" },
        { "NETGEN005", "0", "[Network(0)] [Dense(1)] public partial class Net;" },
        { "NETGEN005", "-7", "[Network(28, -7)] [Dense(1)] public partial class Net;" },
        { "NETGEN005", "-8", "[Network(new[] { 28, -8 })] [Dense(1)] public partial class Net;" },
        { "NETGEN005", "-9", "[Network([28, -9])] [Dense(1)] public partial class Net;" },
        { "NETGEN005", "65537", "[Network(65537)] [Dense(1)] public partial class Net;" },
        { "NETGEN006", "0", "[Network(2)] [Dense(0)] public partial class Net;" },
        { "NETGEN006", "-5", "[Network(2)] [Dense(activation: Activation.Tanh, units: -5)] public partial class Net;" },
        { "NETGEN006", "1_000_000", "[Network(2)] [Dense(1_000_000)] public partial class Net;" },
        { "NETGEN007", "Network(65536)", "[Network(65536)] [Dense(65536)] public partial class Net;" },
        { "NETGEN008", "Dense(1)", "[Network(2)] [Dense(3)] public partial class Net; [Dense(1)] public partial class Net;" },
        { "NETGEN008", "Adam", "[Network(2)] [Dense(3)] public partial class Net; [Adam] public partial class Net;" },
        { "NETGEN009", "Adam", "[Network(2)] [Dense(1)] [Sgd] [Adam] public partial class Net;" },
        { "NETGEN010", "(Activation)99", "[Network(2)] [Dense(1, (Activation)99)] public partial class Net;" },
        { "NETGEN010", "(Loss)99", "[Network(2, Loss = (Loss)99)] [Dense(1)] public partial class Net;" },
        { "NETGEN010", "(Initializer)99", "[Network(2)] [Dense(1, Initializer = (Initializer)99)] public partial class Net;" },
        { "NETGEN010", "(Precision)99", "[Network(2, Precision = (Precision)99)] [Dense(1)] public partial class Net;" },
        { "NETGEN010", "(Tier)(-1)", "[Network(2, Tier = (Tier)(-1))] [Dense(1)] public partial class Net;" },
        { "NETGEN010", "(Reduction)99", "[Network(2, BatchReduction = (Reduction)99)] [Dense(1)] public partial class Net;" },
        { "NETGEN011", "Forward", "[Network(2)] [Dense(1)] public partial class Net { public void Forward() { } }" },
        { "NETGEN011", "LearningRate", "[Network(2)] [Dense(1)] public partial class Net { private int LearningRate; }" },
        { "NETGEN011", "Beta1", "[Network(2)] [Dense(1)] [Adam] public partial class Net; public partial class Net { private int Beta1; }" },
        { "NETGEN012", "Net", "public class Base { public void Train() { } } [Network(2)] [Dense(1)] public partial class Net : Base;" },
        { "NETGEN013", "Train", "[Network(2)] [Dense(1)] public partial class Train;" },
        { "NETGEN014", "Net", "[Network(2)] [Dense(1)] public partial class Net { public Net() { } }" },
        { "NETGEN014", "Net", "[Network(2)] [Dense(1)] public partial class Net { public Net(ulong seed) { } }" },
        { "NETGEN015", "Dense(1)", "[Network(2, Loss = Loss.BinaryCrossEntropy)] [Dense(1)] public partial class Net;" },
        { "NETGEN015", "Activation.Tanh", "[Network(2, Loss = Loss.CategoricalCrossEntropy)] [Dense(3, Activation.Tanh)] public partial class Net;" },
        { "NETGEN016", "1", "[Network(2, Loss = Loss.CategoricalCrossEntropy)] [Dense(1, Activation.Sigmoid)] public partial class Net;" },
        { "NETGEN017", "-1e-3", "[Network(2)] [Dense(1)] [Adam(LearningRate = -1e-3)] public partial class Net;" },
        { "NETGEN017", "double.NaN", "[Network(2)] [Dense(1)] [Sgd(LearningRate = double.NaN)] public partial class Net;" },
        { "NETGEN017", "1.0", "[Network(2)] [Dense(1)] [Momentum(Momentum = 1.0)] public partial class Net;" },
        { "NETGEN017", "0", "[Network(2)] [Dense(1, Activation.Sigmoid, Steepness = 0)] public partial class Net;" },
        { "NETGEN017", "-0.5", "[Network(2)] [Dense(1, Activation.LeakyReLU, Alpha = -0.5)] public partial class Net;" },
        { "NETGEN017", "1.5", "[Network(2, LabelSmoothing = 1.5, Loss = Loss.CategoricalCrossEntropy)] [Dense(3, Activation.Softmax)] public partial class Net;" },
        { "NETGEN017", "-1", "[Network(2, L2 = -1)] [Dense(1)] public partial class Net;" },
        { "NETGEN017", "0", "[Network(2)] [Dense(1)] [Sgd(Schedule = Schedule.Step, ScheduleSteps = 0)] public partial class Net;" },
        { "NETGEN018", "-1.0", "[Network(2)] [Dense(1, Activation.HardTanh, Minimum = 1.0, Maximum = -1.0)] public partial class Net;" },
        { "NETGEN021", "nameof(F)", "[Network(2)] [Dense(1, nameof(F))] public partial class Net { static double F(double z) => z; }" },
        { "NETGEN022", "System.MathF.Floor(z)", "[Network(2)] [Dense(1, nameof(F))] public partial class Net { static float F(float z) => System.MathF.Floor(z); }" },
        { "NETGEN023", "\"G\"", "[Network(2)] [Dense(1, nameof(F), Slope = \"G\")] public partial class Net { static float F(float z) => z; }" },
        { "NETGEN024", "F(z)", "[Network(2)] [Dense(1, nameof(F))] public partial class Net { static float F(float z) => F(z); }" },
        { "NETGEN025", "\"net.weights.txt\"", "[Network(2, Weights = \"net.weights.txt\")] [Dense(1)] public partial class Net;" },
        { "NETGEN025", "\"\"", "[Network(2, Weights = \"\")] [Dense(1)] public partial class Net;" },
        { "NETGEN030", "1.0", "[Network(2, ClipNorm = 5.0, ClipValue = 1.0)] [Dense(1)] public partial class Net;" },
        { "NETGEN031", "Activation.Sigmoid", "[Network(2, Loss = Loss.BinaryCrossEntropyFromLogits)] [Dense(1, Activation.Sigmoid)] public partial class Net;" },
        { "NETGEN031", "Activation.Softmax", "[Network(2, Loss = Loss.CategoricalCrossEntropyFromLogits)] [Dense(3, Activation.Softmax)] public partial class Net;" },
        { "NETGEN016", "1", "[Network(2, Loss = Loss.CategoricalCrossEntropyFromLogits)] [Dense(1)] public partial class Net;" },
        { "NETGEN032", "Activation.Step", "[Network(2, Loss = Loss.Huber)] [Dense(1, Activation.Step)] public partial class Net;" },
        { "NETGEN101", "Activation.Softmax", "[Network(2)] [Dense(3, Activation.Softmax)] [Dense(1)] public partial class Net;" },
        { "NETGEN102", "Loss.MeanSquaredError", "[Network(2, Loss = Loss.MeanSquaredError)] [Dense(3, Activation.Softmax)] public partial class Net;" },
        { "NETGEN103", "Activation.Sigmoid", "[Network(2, Loss = Loss.CategoricalCrossEntropy)] [Dense(3, Activation.Sigmoid)] public partial class Net;" },
        { "NETGEN104", "Activation.ReLU", "[Network(2)] [Dense(3, Activation.ReLU)] public partial class Net;" },
        { "NETGEN105", "2", "[Network(2)] [Dense(1, Activation.Tanh, Steepness = 2)] public partial class Net;" },
        { "NETGEN105", "0.5", "[Network(2, HuberDelta = 0.5)] [Dense(1)] public partial class Net;" },
        { "NETGEN105", "0.5", "[Network(2)] [Dense(1)] [Sgd(Schedule = Schedule.InverseTime, ScheduleMinimum = 0.5)] public partial class Net;" },
        { "NETGEN106", "Initializer.Zeros", "[Network(2)] [Dense(3, Initializer = Initializer.Zeros)] [Dense(1)] public partial class Net;" },
        { "NETGEN109", "Activation.Step", "[Network(2)] [Dense(3, Activation.Step)] [Dense(1)] public partial class Net;" },
        { "NETGEN107", "Dense(1)", "[Dense(1)] public partial class Net;" },
        { "NETGEN108", "Activation.Softmax", "[Network(2)] [Dense(1, Activation.Softmax)] public partial class Net;" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsReportedAtTheExactPlace(string id, string text, string source)
    {
        var run = new GeneratorRun("using NetGen;\n" + source);
        Assert.Contains(run.Diagnostics, found => found.Id == id && TextUnder(found) == text);
        bool error = run.Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal(int.Parse(id.AsSpan(6)) < 100, error);
        Assert.True(error == (run.Files.Count == 0) || id == "NETGEN107", "errors leave the class without code, warnings don't");
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void AGoodNetworkIsSilentAndCompiles()
    {
        var run = new GeneratorRun("using NetGen;\n[Network(2)] [Dense(3, Activation.Tanh)] [Dense(1)] [Adam] public partial class Net;");
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void OldLanguageVersionsAreRefused()
    {
        var run = new GeneratorRun(["using NetGen;\n[Network(2)] [Dense(1)] public partial class Net { }"], new CSharpParseOptions(LanguageVersion.CSharp11));
        Assert.Contains(run.Diagnostics, found => found.Id == "NETGEN019" && TextUnder(found) == "Net");
    }

    [Fact]
    public void AnUnknownTierOfTheProjectIsReportedOnce()
    {
        var run = new GeneratorRun(["using NetGen;\n[Network(2)] [Dense(1)] public partial class Net;"], tier: "Fast");
        Assert.Equal("NETGEN020", Assert.Single(run.Diagnostics).Id);
    }

    [Theory]
    [InlineData("RegisterTiles", "register tiles")]
    [InlineData("blocked", "batches as matrix products")]
    [InlineData("StraightLine", "straight line")]
    public void TheTierOfTheProjectReachesThePlan(string tier, string plan)
    {
        var run = new GeneratorRun(["using NetGen;\n[Network(2)] [Dense(1)] public partial class Net;"], tier: tier);
        Assert.Contains(plan, run.Files["Net.g.cs"].Split('\n')[2]);
    }

    [Theory]
    [InlineData("[Network(64)] [Dense(32)] [Dense(5)]", "with samples in the lanes")]
    [InlineData("[Network(65)] [Dense(32)] [Dense(5)]", "as matrix products")]
    [InlineData("[Network(64)] [Dense(33)] [Dense(5)]", "as matrix products")]
    [InlineData("[Network(16, Precision = Precision.Double)] [Dense(16)]", "with samples in the lanes")]
    [InlineData("[Network(16, Precision = Precision.Double)] [Dense(17)]", "sample by sample")]
    public void TheSizesOfTheLayersDecideHowBatchesRun(string attributes, string plan)
    {
        var run = new GeneratorRun([$"using NetGen;\n{attributes} public partial class Net;"]);
        Assert.Contains("batches " + plan, run.Files["Net.g.cs"].Split('\n')[2]);
    }

    [Theory]
    [InlineData("64")]
    [InlineData("wide")]
    [InlineData("-128")]
    [InlineData("1024")]
    public void AnUnknownWidthOfTheProjectIsReportedOnce(string width)
    {
        var run = new GeneratorRun(["using NetGen;\n[Network(2)] [Dense(1)] public partial class Net;"], vectorBits: width);
        Assert.Equal("NETGEN033", Assert.Single(run.Diagnostics).Id);
    }

    [Theory]
    [InlineData("128", "_V128(", "_V256(")]
    [InlineData("256", "_V256(", "_V512(")]
    [InlineData("512", "_V512(", "_V128(")]
    public void TheWidthOfTheProjectIsTheOnlyOne(string width, string written, string leftOut)
    {
        var run = new GeneratorRun(["using NetGen;\n[Network(8)] [Dense(32, Activation.Tanh)] [Dense(16)] public partial class Net;"], vectorBits: width);
        Assert.Empty(run.Diagnostics);
        Assert.Contains(written, run.Files["Net.g.cs"]);
        Assert.DoesNotContain(leftOut, run.Files["Net.g.cs"]);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void APragmaSilencesAWarning()
    {
        const string Source = "[Network(2)] [Dense(3, Activation.ReLU)] public partial class Net;";
        Assert.Single(new GeneratorRun("using NetGen;\n" + Source).Diagnostics);
        Assert.Empty(new GeneratorRun("using NetGen;\n#pragma warning disable NETGEN104\n" + Source).Diagnostics);
    }

    [Fact]
    public void EveryDescriptorHasATestAPageAndARelease()
    {
        List<DiagnosticDescriptor> descriptors = typeof(DiagnosticDescriptors)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .ToList();
        string root = Path.GetFullPath(Path.Combine(TestFiles.Directory, "..", ".."));
        string release = File.ReadAllText(Path.Combine(root, "generator", "NetGen.Generator", "AnalyzerReleases.Unshipped.md"));
        string index = File.ReadAllText(Path.Combine(root, "docs", "diagnostics", "README.md"));
        string tests = File.ReadAllText(Path.Combine(TestFiles.Directory, "DiagnosticTests.cs")) + File.ReadAllText(Path.Combine(TestFiles.Directory, "RobustnessTests.cs"))
            + File.ReadAllText(Path.Combine(TestFiles.Directory, "Weights", "WeightsDiagnosticTests.cs"));
        Assert.Equal(descriptors.Count, descriptors.Select(descriptor => descriptor.Id).Distinct().Count());
        foreach (DiagnosticDescriptor descriptor in descriptors)
        {
            string severity = descriptor.DefaultSeverity.ToString();
            Assert.Contains($"{descriptor.Id} | NetGen | {severity} | {descriptor.Title}", release);
            Assert.Contains($"| [{descriptor.Id}]({descriptor.Id}.md) | {severity} | {descriptor.Title} |", index);
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}", File.ReadAllText(Path.Combine(root, "docs", "diagnostics", descriptor.Id + ".md")));
            Assert.EndsWith(descriptor.Id + ".md", descriptor.HelpLinkUri);
            Assert.Contains($"\"{descriptor.Id}\"", tests);
        }
    }

    internal static string TextUnder(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? string.Empty;
}
