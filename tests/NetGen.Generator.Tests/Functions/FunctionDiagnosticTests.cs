using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generator.Tests.Functions;

/// <summary>Functions that cannot be used: the id, the exact place, and the way out.</summary>
public sealed class FunctionDiagnosticTests
{
    public static TheoryData<string, string, string> Missing => new()
    {
        { "static float G(float z) => z;", "nameof(G) + \"x\"", "no member of this name" },
        { "static double F(double z) => z;", "nameof(F)", "found 'static double F(double z)'" },
        { "static float F(double z) => 0;", "nameof(F)", "found 'static float F(double z)'" },
        { "float F(float z) => z;", "nameof(F)", "found 'float F(float z)'" },
        { "static float F(float y, float t) => y;", "nameof(F)", "found 'static float F(float y, float t)'" },
        { "static float F(in float z) => z;", "nameof(F)", "found 'static float F(in float z)'" },
        { "static float F<T>(float z) => z;", "nameof(F)", "found 'static float F<T>(float z)'" },
        { "const float F = 1;", "nameof(F)", "found 'const float F'" },
        { "static float F { get; set; }", "nameof(F)", "found 'static float F'" },
        { string.Empty, "\"\"", "no member of this name" },
        { string.Empty, "(string)null!", "no member of this name" },
    };

    public static TheoryData<string, string, string> Unreadable => new()
    {
        // Operators and values.
        { "static float F(float z) => 1 + z % 2f;", "%", "operator" },
        { "static float F(float z) => -(int)z;", "(int)z", "conversion to 'int'" },
        { "static float F(float z) { int a = 2; return a / 3 * z; }", "/", "whole numbers" },
        { "static float F(float z) { int a = 2; a += 1; return a * z; }", "+=", "whole numbers" },
        { "static float F(float z) => Alpha * z; static float Alpha = 1;", "Alpha", "'const'" },
        { "static float F(float z) => Alpha * z; static float Alpha => 1;", "Alpha", "no arithmetic" },
        { "static float F(float z) => new[] { z }[0];", "new[] { z }[0]", "no arithmetic" },
        { "static float F(float z) => z.Equals(1f) ? 1 : 0;", "z.Equals(1f)", "comparison" },
        { "static bool On => true; static float F(float z) => On ? 1 : z;", "On", "comparison" },
        { "static float F(float z) => z switch { > 0 => z };", "> 0 => z", "the last arm" },
        { "static float F(float z) => z switch { float x => x };", "float x", "comparison" },
        { "static float F(float z) => checked((float)(decimal)z);", "(decimal)z", "decimal" },

        // Calls.
        { "static float F(float z) => MathF.IEEERemainder(z, 2);", "MathF.IEEERemainder(z, 2)", "'MathF.IEEERemainder' is neither" },
        { "static float F(float z) => MathF.Round(z, 2) + z;", "MathF.Round(z, 2)", "'MathF.Round' is neither" },
        { "static float F(float z) => z * Random.Shared.NextSingle();", "Random.Shared.NextSingle()", "'Random.NextSingle' is neither" },
        { "static float F(float z) => Other.G(z); static class Other { public static float G(float z) => z; }", "Other.G(z)", "'Other.G' is neither" },
        { "static float F(float z) => G(ref z); static float G(ref float z) => z;", "G(ref z)", "'Net.G' is neither" },
        { "static float F(float z) => G<int>(z); static float G<T>(float z) => z;", "G<int>(z)", "'Net.G' is neither" },
        { "static float F(float z) => G(z); [System.Runtime.InteropServices.DllImport(\"x\")] static extern float G(float z);", "G(z)", "'G' has no body" },
        { "static float F(float z) => G(z); static float G(float z) => z % 3;", "%", "operator" },

        // Statements.
        { "static float F(float z) { for (int i = 0; i < 2; i++) { z *= z; } return z; }", "for", "only local variables" },
        { "static float F(float z) { while (z > 1) { z /= 2; } return z; }", "while", "only local variables" },
        { "static float F(float z) { if (z > 0) { throw new Exception(); } return z; }", "throw", "only local variables" },
        { "static float F(float z) { z++; return z; }", "++", "only local variables" },
        { "static float F(float z) { Console.WriteLine(z); return z; }", "Console.WriteLine(z)", "only local variables" },
        { "static float F(float z) { Alpha = z; return z; } static float Alpha;", "=", "only local variables" },
        { "static float F(float z) { switch (z) { default: return z; } }", "switch", "only local variables" },
        { "static float F(float z) { try { return z; } finally { } }", "try", "only local variables" },
        { "static float F(float z) { (float a, float b) = (z, z); return a * b; }", "=", "only local variables" },

        // What does not compile, or not yet.
        { "static float F(float z) => z * InputSize;", "InputSize", "makes no sense" },
        { "static float F(float z) => z * ;", string.Empty, "makes no sense" },
        { "static float F(float z) { if (z > 0) { return z; } }", "F", "in every case" },
        { "static float F(float z) { }", "F", "in every case" },
        { "static float F(float z) { float u; return u; }", "u", "not a variable" },

        // No derivative.
        { "static float F(float z) => z * MathF.Floor(2 * z);", "MathF.Floor(2 * z)", "⌊2·z⌋ jumps and has no derivative; give the derivative as a method of its own, Slope = nameof(…)" },
        { "static float F(float z) => G(z) + 1; static float G(float x) => x > 0 ? x : MathF.Sign(x);", "MathF.Sign(x)", "sign(z) jumps" },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public void AFunctionThatIsNotThereIsReportedInTheAttribute(string members, string argument, string message)
    {
        GeneratorRun run = FunctionRun.Activation(members, argument);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(("NETGEN021", argument), (found.Id, DiagnosticTests.TextUnder(found)));
        Assert.Contains(message, found.GetMessage());
        Assert.Contains("a network of precision Single expects a method 'static float ", found.GetMessage());
        Assert.Empty(run.Files);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void WhatCannotBeReadIsReportedWhereItStands(string members, string text, string message)
    {
        GeneratorRun run = FunctionRun.Activation(members);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(("NETGEN022", text), (found.Id, DiagnosticTests.TextUnder(found)));
        Assert.Contains(message, found.GetMessage());
        Assert.Contains("'F'", found.GetMessage());
        Assert.Empty(run.Files);
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void AFunctionOfTwoLayersIsReportedOnce()
    {
        var run = new GeneratorRun("[NetGen.Network(2)] [NetGen.Dense(3, nameof(F))] [NetGen.Dense(2, nameof(F))] public partial class Net { static float F(float z) => z % 2; }");
        Assert.Equal("NETGEN022", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void APrecisionOfTheOtherKindIsRefused()
    {
        const string Double = "2, Precision = Precision.Double";
        Assert.Equal("NETGEN021", Assert.Single(FunctionRun.Activation("static float F(float z) => z;", network: Double).Diagnostics).Id);
        Diagnostic found = Assert.Single(FunctionRun.Activation("static double F(double z) => MathF.Exp((float)z);", network: Double).Diagnostics);
        Assert.Equal(("NETGEN022", "(float)z"), (found.Id, DiagnosticTests.TextUnder(found)));
    }

    [Fact]
    public void TheFileOfAnotherPartIsPointedAt()
    {
        var run = new GeneratorRun(
            "using NetGen;\n[Network(2)] [Dense(3, nameof(F))] public partial class Net;",
            "public partial class Net { static float F(float z) => z % 2; }");
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(("NETGEN022", "%"), (found.Id, DiagnosticTests.TextUnder(found)));
        Assert.Same(run.Compilation.SyntaxTrees.Last(), found.Location.SourceTree);
    }

    [Fact]
    public void ALossIsReportedLikeAnActivation()
    {
        Diagnostic missing = Assert.Single(FunctionRun.Loss("static float L(float y) => y;").Diagnostics);
        Assert.Equal(("NETGEN021", "nameof(L)"), (missing.Id, DiagnosticTests.TextUnder(missing)));
        Assert.Contains("'static float L(float y, float t)'", missing.GetMessage());
        Diagnostic jump = Assert.Single(FunctionRun.Loss("static float L(float y, float t) => MathF.Round(y) - t;").Diagnostics);
        Assert.Equal(("NETGEN022", "MathF.Round(y)"), (jump.Id, DiagnosticTests.TextUnder(jump)));
        Assert.Contains("LossSlope = nameof(…)", jump.GetMessage());

        // The loss need not be differentiable by the target.
        Assert.Empty(FunctionRun.Loss("static float L(float y, float t) => y - MathF.Round(t);").Diagnostics);
    }

    [Theory]
    [InlineData("nameof(F), Slope = \"Oops\"", "\"Oops\"", "no member of this name")]
    [InlineData("nameof(F), Slope = nameof(Wrong)", "nameof(Wrong)", "found 'static double Wrong(float z)'")]
    [InlineData("nameof(F), Slope = nameof(Odd)", "%", "operator")]
    [InlineData("nameof(F), Slope = null", "null", "no member of this name")]
    public void ABadSlopeIsReported(string layer, string text, string message)
    {
        GeneratorRun run = FunctionRun.Activation("static float F(float z) => MathF.Floor(z); static double Wrong(float z) => z; static float Odd(float z) => z % 2;", layer);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(("NETGEN023", text), (found.Id, DiagnosticTests.TextUnder(found)));
        Assert.Contains(message, found.GetMessage());
    }

    [Theory]
    [InlineData("static float F(float z) => z * F(z - 1);", "F(z - 1)")]
    [InlineData("static float F(float z) => G(z); static float G(float z) => z > 0 ? F(z) : 0;", "F(z)")]
    [InlineData("static float F(float z) { return G(z); static float G(float z) => z > 0 ? G(z - 1) : 0; }", "G(z - 1)")]
    public void RecursionIsReportedAtTheCall(string members, string text)
    {
        Diagnostic found = Assert.Single(FunctionRun.Activation(members).Diagnostics);
        Assert.Equal(("NETGEN024", text), (found.Id, DiagnosticTests.TextUnder(found)));
    }

    [Fact]
    public void WhatHasNoEffectIsSaid()
    {
        (string, string)[] Found(GeneratorRun run) => run.Diagnostics.Select(found => (found.Id, DiagnosticTests.TextUnder(found))).ToArray();
        const string F = "static float F(float z) => z * z; static float L(float y, float t) => y - t;";
        Assert.Equal([("NETGEN105", "nameof(F)")], Found(FunctionRun.Activation(F, "Activation.Tanh, Slope = nameof(F)")));
        Assert.Equal([("NETGEN105", "2")], Found(FunctionRun.Activation(F, "nameof(F), Steepness = 2")));
        Assert.Equal([("NETGEN105", "Loss.Huber")], Found(FunctionRun.Loss(F, ", Loss = Loss.Huber")));
        Assert.Equal([("NETGEN105", "0.5")], Found(FunctionRun.Loss(F, ", HuberDelta = 0.5")));
        Assert.Equal([("NETGEN105", "nameof(F)")], Found(FunctionRun.Activation(F, network: "2, LossSlope = nameof(F)")));
    }

    [Fact]
    public void ALossOfTheCatalogueTakesWhatItCannotJudge()
    {
        const string F = "static float F(float z) => 1 / (1 + MathF.Exp(-z));";
        Assert.Empty(FunctionRun.Activation(F, network: "2, Loss = Loss.BinaryCrossEntropy").Diagnostics);
        Diagnostic found = Assert.Single(FunctionRun.Activation(F, network: "2, Loss = Loss.BinaryCrossEntropyFromLogits").Diagnostics);
        Assert.Equal(("NETGEN031", "nameof(F)"), (found.Id, DiagnosticTests.TextUnder(found)));
    }
}
