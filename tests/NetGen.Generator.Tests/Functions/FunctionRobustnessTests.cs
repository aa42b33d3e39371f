using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generator.Tests.Functions;

/// <summary>Functions of hostile size and with hostile names: the generator neither throws nor hangs.</summary>
public sealed class FunctionRobustnessTests
{
    private const string Full = """
        static float F(float z)
        {
            const float C = 0.5f;
            var u = C * z;
            if (z > 1 && !(u <= 0)) { return G(u, MathF.Max(0, z)); }
            u += z switch { < 0 => -1, _ => 1 };
            return z is > 3 or < -3 ? MathF.Exp(-u) : (float)Math.Tanh(u);
        }

        private static float G(float a, float b) => a * b / (1f + b);
        """;

    public static TheoryData<string> LargeBodies => new()
    {
        "=> " + string.Join(" + ", Enumerable.Repeat("z", 5000)) + ";",
        "=> " + string.Concat(Enumerable.Repeat("MathF.Exp(", 150)) + "z" + new string(')', 150) + ";",
        "=> " + string.Concat(Enumerable.Repeat("(", 300)) + "z" + new string(')', 300) + ";",
        "{ float u = z; " + string.Concat(Enumerable.Repeat("u = u * u; ", 100)) + "return u; }",
        "{ float u = z; " + string.Concat(Enumerable.Repeat("if (z > 0) u = 1; else u = 2; ", 100)) + "return u; }",
        "{ " + string.Concat(Enumerable.Range(0, 2000).Select(i => $"if (z < {i}) return {i}; ")) + "return z; }",
        "{ " + string.Concat(Enumerable.Range(0, 90).Select(i => $"if (z < {i}) return z * z + {i}; ")) + "return z; }",
        "{ " + string.Concat(Enumerable.Repeat("{ ", 200)) + "return z; " + new string('}', 200) + " }",
        "{ bool b = z > 0; " + string.Concat(Enumerable.Repeat("b = b && b; ", 100)) + "return b ? 1 : z; }",
        "=> A(z); static float A(float x) => B(x) * B(x); static float B(float x) => C(x) * C(x); static float C(float x) => D(x) * D(x); static float D(float x) => E(x) * E(x); static float E(float x) => G(x) * G(x); static float G(float x) => H(x) * H(x); static float H(float x) => I(x) * I(x); static float I(float x) => J(x) * J(x); static float J(float x) => x * x * x",
        "=> MathF.Pow(MathF.Pow(MathF.Pow(MathF.Pow(MathF.Pow(z, z), z), z), z), MathF.Pow(z, MathF.Pow(z, z)));",
        "=> " + string.Join(" * ", Enumerable.Range(1, 60).Select(i => $"MathF.Tanh(z + {i})")) + ";",
    };

    [Theory]
    [MemberData(nameof(LargeBodies))]
    public void ALargeFunctionIsReadOrRefusedInTime(string body)
    {
        GeneratorRun? run = null;
        var thread = new Thread(() => run = FunctionRun.Activation($"static float F(float z) {body}"), 1 << 20);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)));
        Assert.Null(run!.Result.Exception);
        Assert.All(run.Diagnostics, found => Assert.Equal("NETGEN022", found.Id));
        Assert.True(run.Files.Count == 1 || run.Diagnostics.Count == 1);
    }

    [Fact]
    public void HalfTypedFunctionsNeverThrow()
    {
        var random = new Random(7);
        for (int end = 0; end < Full.Length; end += 7)
        {
            AssertCalm(Full[..end]);
        }

        for (int i = 0; i < 60; i++)
        {
            AssertCalm(Full.Remove(random.Next(Full.Length - 20), random.Next(1, 20)));
        }
    }

    [Fact]
    public void TheSameFunctionUntouchedIsClean() => Assert.Empty(FunctionRun.Activation(Full).Diagnostics);

    [Theory]
    [InlineData("@event")]
    [InlineData("@class")]
    [InlineData("größe")]
    [InlineData("신경망")]
    [InlineData("_")]
    [InlineData("Softmax")]
    [InlineData("Vector256")]
    [InlineData("VectorMath")]
    [InlineData("e1")]
    public void AnyNameCompiles(string name)
    {
        var run = new GeneratorRun($$"""
            using System;
            using NetGen;

            [Network(2, LossFunction = nameof(Loss{{name.TrimStart('@')}}))]
            [Dense(20, nameof({{name}}))]
            [Dense(3, nameof({{name}}))]
            public partial class Net
            {
                static float {{name}}(float @in) { float @for = 2 * @in; return @for * @for / (1 + MathF.Abs(@for)); }
                static float Loss{{name.TrimStart('@')}}(float @y, float z) { float y1 = @y - z; return y1 * MathF.Tanh(y1); }
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
    }

    private static void AssertCalm(string members)
    {
        GeneratorRun run = FunctionRun.Activation(members);
        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain(run.Diagnostics, found => found.Id is "NETGEN999" or "CS8785");
    }
}
