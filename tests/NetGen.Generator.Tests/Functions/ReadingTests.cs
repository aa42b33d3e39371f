using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics.Expressions;
using Xunit;

namespace NetGen.Generator.Tests.Functions;

/// <summary>What a method means as a formula, and the derivative that is drawn from it.</summary>
public sealed class ReadingTests
{
    public static TheoryData<string, string, string> Bodies => new()
    {
        // Arithmetic and constants.
        { "=> z;", "z", "1" },
        { "=> 3f * z - 1;", "3·z − 1", "3" },
        { "=> +z / (2f + -z);", "z / (2 − z)", "2 / (2 − z)²" },
        { "=> 2 * (z - (1f - z)) * z;", "2·(z − (1 − z))·z", "8·z − 2" },
        { "=> Alpha * z * MathF.PI;", "0.31415927·z", "0.31415927" },
        { "=> 1 / 3f * z + 1 / 2;", "0.33333334·z", "0.33333334" },
        { "=> 0.1f * (0.1f * (z * z));", "0.01·z²", "0.02·z" },

        // Conversions.
        { "=> (float)(z / (1.0 + Math.Exp(-z)));", "z / (1 + exp(−z))", "σ(z)·(1 + z·(1 − σ(z)))" },
        { "=> (float)(double)z * 2;", "2·z", "2" },
        { "=> (z > 0 ? 1 : -1) * z;", "(1 if z > 0 else −1)·z", "1 if z > 0 else −1" },
        { "{ int two = 2; return two * z; }", "2·z", "2" },

        // Statements.
        { "{ return z * z; }", "z²", "2·z" },
        { "{ float u = z + 1; var v = u * u; return v * v; }", "((z + 1)²)²", "4·(z + 1)³" },
        { "{ const float C = 2; float u = C, v = z; return u * v; }", "2·z", "2" },
        { "{ if (z > 0) { return z; } else { return 0; } }", "z if z > 0 else 0", "1 if z > 0 else 0" },
        { "{ if (z > 1) return 1; if (z < -1) return -1; return z; }", "1 if z > 1 else −1 if z < −1 else z", "0 if z > 1 else 0 if z < −1 else 1" },
        { "{ float u; if (z > 0) u = z; else { u = 0.5f * z; } return u + 1; }", "z + 1 if z > 0 else 0.5·z + 1", "1 if z > 0 else 0.5" },
        { "{ float u = z; u *= z; u += 1; u -= z; u /= 2; return u; }", "(z² + 1 − z) / 2", "z − 0.5" },
        { "{ z = z + 1; ; { } return z * z; }", "(z + 1)²", "2·(z + 1)" },
        { "{ bool left = z < 0 || z > 9; return left ? 0 : z; }", "0 if z < 0 or z > 9 else z", "0 if z < 0 or z > 9 else 1" },

        // Conditions.
        { "=> z > 0 && !(z >= 3) ? z : 0;", "z if z > 0 and not z ≥ 3 else 0", "1 if z > 0 and not z ≥ 3 else 0" },
        { "=> z == 0 | z != 1 & z <= 2 ? z : 0;", "z if z = 0 or (z ≠ 1 and z ≤ 2) else 0", "1 if z = 0 or (z ≠ 1 and z ≤ 2) else 0" },
        { "=> z is > 0 and < 2 ? z : 0;", "z if z > 0 and z < 2 else 0", "1 if z > 0 and z < 2 else 0" },
        { "=> z switch { > 1 => 1, < -1 or float.NaN => -1, not 0 when z < 5 => z, _ => 0 };", "1 if z > 1 else −1 if z < −1 or z ≠ z else z if not z = 0 and z < 5 else 0", "0 if z > 1 else 0 if z < −1 or z ≠ z else 1 if not z = 0 and z < 5 else 0" },

        // Functions.
        { "=> MathF.Tanh(z) + float.Exp(z) + (float)Math.Sqrt(z);", "tanh(z) + exp(z) + √z", "1 − tanh(z)² + exp(z) + 0.5 / √z" },
        { "=> MathF.Log(z, 2) + MathF.Pow(z, 3);", "ln(z) / 0.6931471805599453 + z³", "1.4426950408889634 / z + 3·z²" },
        { "=> MathF.Max(0, z) - Math.Clamp(2 * z, -1f, 1f);", "max(0, z) − clamp(2·z, −1, 1)", "(1 if z > 0 else 0) − (0 if 2·z ≤ −1 else 0 if 2·z ≥ 1 else 2)" },
        { "=> MathF.FusedMultiplyAdd(z, z, 1);", "z² + 1", "2·z" },
        { "=> z * NetGen.Numerics.VectorMath.Sigmoid(z);", "z·σ(z)", "σ(z)·(1 + z·(1 − σ(z)))" },
        { "=> Math.Min(val2: z, val1: 1f);", "min(1, z)", "1 if z < 1 else 0" },

        // Other methods of the class.
        { "=> Twice(z) - Twice(1);", "2·z − 2", "2" },
        { "=> Half(b: z, a: 1) + Half(z);", "(1 + z) / 2 + (z + 1) / 2", "1" },
        { "{ return Local(z); static float Local(float x) => x * x; }", "z²", "2·z" },
    };

    private const string Others = """

        private const float Alpha = 0.1f;
        static float Twice(float x) { return 2 * x; }
        static float Half(float a, float b = 1) => (a + b) / 2;
        """;

    [Theory]
    [MemberData(nameof(Bodies))]
    public void ABodyIsAFormulaWithADerivative(string body, string formula, string slope)
    {
        GeneratorRun run = FunctionRun.Activation($"static float F(float z) {body}{Others}");
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
        FunctionSpec function = FunctionRun.ActivationOf(run);
        Assert.Equal("F", function.Name);
        Assert.Equal(formula, Formula.Of(function.Value));
        Assert.Equal(slope, Formula.Of(function.Slope));
    }

    [Fact]
    public void TheFileShowsBothFormulas()
    {
        string file = FunctionRun.Activation("static float Swish(float x) => x / (1 + MathF.Exp(-x));", "nameof(Swish)").Files.Values.Single();
        Assert.Contains("f(z) = z / (1 + exp(−z)): Swish", file);
        Assert.Contains("f'(z) = σ(z)·(1 + z·(1 − σ(z)))", file);
        Assert.Contains("internal static void Forward_V128(", file);
        Assert.Contains("VectorMath.Sigmoid(z)", file);
    }

    [Fact]
    public void ALossHasTwoVariables()
    {
        GeneratorRun run = FunctionRun.Loss("static float L(float output, float target) { float e = target - output; return e * e * target; }");
        Assert.Empty(run.Diagnostics);
        FunctionSpec loss = FunctionRun.LossOf(run);
        Assert.Equal("(t − y)²·t", Formula.Of(loss.Value));
        Assert.Equal("2·(y − t)·t", Formula.Of(loss.Slope));
        Assert.Contains("l(y, t) = (t − y)²·t: L.", run.Files.Values.Single());
    }

    [Fact]
    public void ASlopeOfTheUserStandsAsItIs()
    {
        GeneratorRun run = FunctionRun.Activation(
            "static float F(float z) => MathF.Floor(z);\nstatic float Slope(float z) => 1 - 0 * z;", "nameof(F), Slope = nameof(Slope)");
        Assert.Empty(run.Diagnostics);
        Assert.Equal("⌊z⌋", Formula.Of(FunctionRun.ActivationOf(run).Value));
        Assert.Equal("1", Formula.Of(FunctionRun.ActivationOf(run).Slope));
        GeneratorRun loss = FunctionRun.Loss("static float L(float y, float t) => MathF.Sign(y - t);\nstatic float S(float y, float t) => y - t;", ", LossSlope = nameof(S)");
        Assert.Empty(loss.Diagnostics);
        Assert.Equal("y − t", Formula.Of(FunctionRun.LossOf(loss).Slope));
    }

    [Fact]
    public void ADoubleNetworkReadsFunctionsOfDouble()
    {
        GeneratorRun run = FunctionRun.Activation("private static double F(double z) => Math.Tanh(0.1f * z) * MathF.PI;", network: "2, Precision = Precision.Double");
        Assert.Empty(run.Diagnostics);
        Assert.Equal("3.1415927410125732·tanh(0.10000000149011612·z)", Formula.Of(FunctionRun.ActivationOf(run).Value));
    }

    [Fact]
    public void AMethodInAnotherPartOfTheClassIsRead()
    {
        var run = new GeneratorRun(
            "using NetGen;\n[Network(2)] [Dense(3, nameof(F))] public partial class Net;",
            "using System;\npublic partial class Net { static float F(float z) => Math.Max(z, Other.Bend * z); }\ninternal static class Other { public const float Bend = 0.25f; }");
        Assert.Empty(run.Diagnostics);
        Assert.Equal("max(z, 0.25·z)", Formula.Of(FunctionRun.ActivationOf(run).Value));
    }

    [Fact]
    public void AnOverloadIsChosenByItsTypes()
    {
        GeneratorRun run = FunctionRun.Activation("static double F(double z) => z; static float F(float z) => z * z; static float F(float a, float b) => a; static int F(int a) => a;");
        Assert.Empty(run.Diagnostics);
        Assert.Equal("z²", Formula.Of(FunctionRun.ActivationOf(run).Value));
    }

    [Fact]
    public void ANetworkInAGenericClassReadsItsFunctions()
    {
        var run = new GeneratorRun("namespace A { public partial class Outer<T> { [NetGen.Network(2)] [NetGen.Dense(3, nameof(F))] public partial class Net<U> { static float F(float z) => G(z); static float G(float z) => z * z; } } }");
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal("z²", Formula.Of(FunctionRun.ActivationOf(run).Value));
    }
}
