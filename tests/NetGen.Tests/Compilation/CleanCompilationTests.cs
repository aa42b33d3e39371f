using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Kit;
using NetGen.Tests.Functions;
using Xunit;

namespace NetGen.Tests.Compilation;

/// <summary>
/// Generated code compiles without an error or warning in any project: strict, old, oddly named. No file here has
/// implicit usings, and every source says itself what it uses.
/// </summary>
public sealed class CleanCompilationTests
{
    private const string Classifier = """
        [NetGen.Network(9, Loss = NetGen.Loss.CategoricalCrossEntropy{0})]
        [NetGen.Dense(17, NetGen.Activation.ReLU)]
        [NetGen.Dense(5, NetGen.Activation.Tanh, Bias = false)]
        [NetGen.Dense(3, NetGen.Activation.Softmax)]
        [NetGen.Adam]
        """;

    private const string Regression = """
        [NetGen.Network(2{0})]
        [NetGen.Dense(3, NetGen.Activation.Sigmoid, Steepness = 2.5)]
        [NetGen.Dense(1)]
        [NetGen.Momentum(Dampening = 0.5)]
        """;

    private const string Own = """
        [NetGen.Network(3, LossFunction = "Pinball", LossSlope = "PinballSlope"{0})]
        [NetGen.Dense(17, "Swish")]
        [NetGen.Dense(5, "Ramp")]
        """;

    private const string OwnMembers = """
        private static T Swish(T z) => z / (1 + global::System.Math.Max(0, z));
        private static T Ramp(T z) { T square = z * z; return z > 0 ? square * square : square; }
        private static T Pinball(T y, T t) { T difference = t - y; return difference * difference; }
        private static T PinballSlope(T y, T t) => 2 * (y - t);
        """;

    public static TheoryData<string> Projects() => new()
    {
        "nullable disabled",
        "nullable enabled",
        "checked",
        "unsafe allowed",
        "debug",
        "C# 12",
        "C# latest",
        "documentation diagnosed",
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void AnyProjectCompilesItWithoutAWarning(string project) => AssertClean(
        Settings(project),
        Networks("namespace User.Code;\n\n/// <summary>A network.</summary>\n", "public sealed partial class Net"));

    // A user's own types: the generated part stands in their namespace and must not fall for them.
    [Theory]
    [InlineData("System")]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Vector")]
    [InlineData("Vector128")]
    [InlineData("Vector256")]
    [InlineData("Vector512")]
    [InlineData("Unsafe")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("VectorMath")]
    [InlineData("MemoryMarshal")]
    [InlineData("ArgumentException")]
    [InlineData("INetwork")]
    [InlineData("Hardware")]
    [InlineData("Guard")]
    [InlineData("F8")]
    public void TypesOfTheUserDoNotCollide(string name)
    {
        string type = $"\npublic static class {name} {{ public static int Max => 0; }}\n";
        AssertClean(CompilerSettings.Default, TwoNetworks("namespace User.Code;\n\n", "public sealed partial class Net"), "namespace User.Code;" + type);
        AssertClean(CompilerSettings.Default, TwoNetworks("namespace User.Code;\n\n", "public sealed partial class Net"), "namespace User;" + type);
    }

    // In the global namespace only where the name itself stays reachable for the user's own attributes.
    [Theory]
    [InlineData("Math")]
    [InlineData("Vector")]
    [InlineData("Vector128")]
    [InlineData("Unsafe")]
    [InlineData("Span")]
    [InlineData("VectorMath")]
    [InlineData("INetwork")]
    [InlineData("Guard")]
    public void GlobalTypesOfTheUserDoNotCollide(string name)
    {
        string type = $"public static class {name} {{ public static int Max => 0; }}\n";
        AssertClean(CompilerSettings.Default, TwoNetworks(string.Empty, "public sealed partial class Net"), type);
        AssertClean(CompilerSettings.Default, TwoNetworks("namespace User;\n\n", "public sealed partial class Net"), type);
    }

    [Fact]
    public void ANamespaceWithATypeNamedNetGenCompiles()
    {
        string source = Networks("namespace User.Code;\n\n", "public sealed partial class Net")
            .Select(text => text.Replace("NetGen.", "global::NetGen.", StringComparison.Ordinal)).First();
        AssertClean(CompilerSettings.Default, [source], "namespace User.Code;\npublic static class NetGen { }\n");
    }

    [Theory]
    [InlineData("@class")]
    [InlineData("@event")]
    [InlineData("@float")]
    [InlineData("Größe")]
    [InlineData("신경망")]
    [InlineData("record_")]
    public void OddNamesCompile(string name) =>
        AssertClean(CompilerSettings.Default, Networks("namespace User.@namespace;\n\n", $"internal sealed partial class {name}").Take(1).ToArray());

    [Fact]
    public void NestedGenericAndRecordNetworksCompile() => AssertClean(
        CompilerSettings.Default,
        [
            "namespace User;\npublic partial class Outer<T> where T : class\n{\n    public partial record Middle\n    {\n"
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, Classifier, string.Empty)
                + "\n        internal sealed partial class Net { }\n    }\n}\n",
            "namespace User;\n"
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, Regression, string.Empty)
                + "\npublic sealed partial record RecordNet;\n",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, Regression, string.Empty)
                + "\npartial class GlobalNet { }\n",
        ]);

    [Fact]
    public void AWarningIsNoticed() => Assert.ThrowsAny<Exception>(() => AssertClean(
        CompilerSettings.Default, ["public class Unused { private int _field; }"]));

    private static void AssertClean(CompilerSettings settings, IReadOnlyList<string> sources, params string[] more)
    {
        CompilationResult result = NetworkCompiler.Run([.. sources, .. more], settings);
        Assert.True(
            result.Problems(settings).Count == 0,
            string.Join('\n', result.Problems(settings).Take(10).Select(problem => problem.ToString())));

        // Hidden and informational ones apart from unused usings, which a compiler only greys out.
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Info);
        Assert.NotEmpty(result.GeneratedFiles.Count == 0 && more.Length == 0 && sources[0].Contains("Unused", StringComparison.Ordinal)
            ? ["none expected"]
            : result.GeneratedFiles.Keys);
    }

    // Names are looked up alike in all kernels: two networks show it, of different tiers and precisions.
    private static string[] TwoNetworks(string head, string declaration)
    {
        string[] all = Networks(head, declaration);
        return [all[0], all[^1]];
    }

    // One network for each tier and precision, so that every kind of kernel is compiled.
    private static string[] Networks(string head, string declaration)
    {
        var sources = new List<string>();
        foreach ((string attributes, string members) in new[] { (Classifier, string.Empty), (Regression, string.Empty), (Own, OwnMembers) })
        {
            foreach ((Precision precision, Tier tier) in Tiers.Variants())
            {
                string options = $", Precision = NetGen.Precision.{precision}, Tier = NetGen.Tier.{tier}";
                string name = declaration + (sources.Count == 0 ? string.Empty : $"{sources.Count}");
                sources.Add(head + attributes.Replace("{0}", options, StringComparison.Ordinal) + $"\n{name}\n{{\n{OwnActivation.ToSource(members, precision)}\n}}\n");
            }
        }

        return [.. sources];
    }

    private static CompilerSettings Settings(string project) => project switch
    {
        "nullable disabled" => new() { Nullable = NullableContextOptions.Disable },
        "nullable enabled" => new() { Nullable = NullableContextOptions.Enable },
        "checked" => new() { CheckOverflow = true },
        "unsafe allowed" => new() { AllowUnsafe = true },
        "debug" => new() { Optimization = OptimizationLevel.Debug },
        "C# 12" => new() { LanguageVersion = LanguageVersion.CSharp12 },
        "C# latest" => new() { LanguageVersion = LanguageVersion.Latest },
        "documentation diagnosed" => new() { DocumentationMode = DocumentationMode.Diagnose },
        _ => throw new ArgumentOutOfRangeException(nameof(project), project, "No such project."),
    };
}
