using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Kit;
using NetGen.Tests.Surface;
using Xunit;

namespace NetGen.Tests.Functions;

/// <summary>Networks with activations and losses of the user's own: as the catalogue's where they are the same functions.</summary>
public sealed class OwnNetworkTests
{
    private const string Functions = """
        private static T Swish(T z) => z / (1 + M.Exp(-z));
        private static T Logistic(T z) => 1 / (1 + M.Exp(-z));
        private static T Leaky(T z) { if (z > 0) { return z; } return (T)0.01 * z; }
        private static T Ramp(T z) => M.Log(1 + M.Exp(z)) - (T)0.5;

        private static T MyHuber(T y, T t)
        {
            T d = M.Abs(y - t);
            return d <= (T)0.75 ? (T)0.5 * d * d : (T)0.75 * (d - (T)0.375);
        }

        private static T MyLogCosh(T y, T t) { T d = t - y; return M.Abs(d) + M.Log(1 + M.Exp(-2 * M.Abs(d))) - M.Log(2); }

        private static T Pinball(T y, T t) => t > y ? (T)0.9 * (t - y) : (T)0.1 * (y - t);
        private static T PinballSlope(T y, T t) => t > y ? (T)(-0.9) : (T)0.1;
        private static T Poisson(T y, T t) => M.Exp(y) - t * y;

        """;

    // Name, the network, and the same with the catalogue's own rows or nothing.
    private static readonly (string Name, string Own, string? Same)[] _networks =
    [
        ("swish", "[Network(5{0})]\n[Dense(20, nameof(Swish))]\n[Dense(3, nameof(Swish))]", "[Network(5{0})]\n[Dense(20, Activation.SiLU, Initializer = Initializer.GlorotNormal)]\n[Dense(3, Activation.SiLU)]"),
        ("wide", "[Network(40, Loss = Loss.MeanSquaredError{0})]\n[Dense(65, nameof(Logistic))]\n[Dense(33, nameof(Leaky))]\n[Dense(9, nameof(Logistic))]\n[Adam]", "[Network(40, Loss = Loss.MeanSquaredError{0})]\n[Dense(65, Activation.Sigmoid)]\n[Dense(33, Activation.LeakyReLU)]\n[Dense(9, Activation.Sigmoid)]\n[Adam]"),
        ("crossEntropy", "[Network(4, Loss = Loss.BinaryCrossEntropy{0})]\n[Dense(6, Activation.Tanh)]\n[Dense(2, nameof(Logistic))]", "[Network(4, Loss = Loss.BinaryCrossEntropy{0})]\n[Dense(6, Activation.Tanh)]\n[Dense(2, Activation.Sigmoid)]"),
        ("huber", "[Network(5, LossFunction = nameof(MyHuber){0})]\n[Dense(7, Activation.Tanh)]\n[Dense(19)]\n[Momentum]", "[Network(5, Loss = Loss.Huber, HuberDelta = 0.75{0})]\n[Dense(7, Activation.Tanh)]\n[Dense(19)]\n[Momentum]"),
        ("logCosh", "[Network(5, LossFunction = nameof(MyLogCosh), OutputReduction = Reduction.Sum{0})]\n[Dense(3, nameof(Swish))]", "[Network(5, Loss = Loss.LogCosh, OutputReduction = Reduction.Sum{0})]\n[Dense(3, Activation.SiLU)]"),
        ("softmax", "[Network(5, LossFunction = nameof(MyHuber){0})]\n[Dense(7, Activation.ReLU)]\n[Dense(4, Activation.Softmax)]", "[Network(5, Loss = Loss.Huber, HuberDelta = 0.75{0})]\n[Dense(7, Activation.ReLU)]\n[Dense(4, Activation.Softmax)]"),
        ("pinball", "[Network(3, LossFunction = nameof(Pinball){0})]\n[Dense(5, nameof(Ramp))]\n[Dense(2)]", "[Network(3, LossFunction = nameof(Pinball), LossSlope = nameof(PinballSlope){0})]\n[Dense(5, nameof(Ramp))]\n[Dense(2)]"),
        ("poisson", "[Network(3, LossFunction = nameof(Poisson){0})]\n[Dense(18, nameof(Ramp))]\n[Dense(3, nameof(Swish))]", null),
    ];

    private static readonly Lazy<NetworkLibrary> _library = new(Compile);

    public static TheoryData<string> Names => [.. _networks.Select(network => network.Name)];

    public static TheoryData<string> Twins => [.. _networks.Where(network => network.Same is not null).Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Twins))]
    public void AFunctionOfTheCatalogueWrittenOutIsTheSame(string name)
    {
        var lines = new List<string>();
        foreach ((Precision precision, Tier tier) in Tiers.Variants())
        {
            var report = new DeviationReport($"{name}, {precision}, {tier}");
            foreach (int batchSize in new[] { 1, 5, 70 })
            {
                Compare(Create(name, precision, tier), Create(name + "Same", precision, tier), batchSize, precision == Precision.Single ? 2e-5 : 1e-11, report);
            }

            lines.AddRange(report.Lines);
        }

        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreDifferenceQuotients(string name)
    {
        foreach (Tier tier in Tiers.All)
        {
            ITestNetwork network = Create(name, Precision.Double, tier);
            IReadOnlyList<string> lines = CentralDifferences.Check(
                network, TestData.Draw(network.InputSize, 1.0, 3), Targets(network, 1), mostParameters: 60);
            Assert.True(lines.Count == 0, $"{tier}:\n{string.Join('\n', lines.Take(8))}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsAllocated(string name)
    {
        foreach ((Precision precision, Tier tier) in Tiers.Variants())
        {
            var visitor = new AllocationTests.Visitor();
            _library.Value[$"{name}{precision}{tier}"].Accept(visitor);
            Assert.True(visitor.Methods >= 24);
            Assert.True(visitor.Allocations.Count == 0, $"{precision}, {tier}: {string.Join('\n', visitor.Allocations)}");
        }
    }

    [Fact]
    public void AQuantileIsLearned()
    {
        // The pinball loss of 0.9 is smallest at the 0.9-quantile: of the numbers 0 to 99 that is 90.
        ITestNetwork network = Create("pinball", Precision.Single, Tier.Automatic);
        network.LearningRate = 0.05;
        double[] inputs = new double[100 * 3];
        double[] targets = [.. Enumerable.Range(0, 100).SelectMany(i => new[] { i / 100.0, i / 50.0 })];
        for (int step = 0; step < 4000; step++)
        {
            network.LearningRate = 0.05 / (1 + (step / 400));
            network.Train(inputs, targets, 100);
        }

        double[] y = network.Forward([0.0, 0.0, 0.0]);
        Assert.InRange(y[0], 0.87, 0.92);
        Assert.InRange(y[1], 1.74, 1.84);
    }

    private static void Compare(ITestNetwork own, ITestNetwork same, int batchSize, double tolerance, DeviationReport report)
    {
        double[] parameters = same.Parameters();
        own.CopyParametersFrom(parameters);
        double[] x = TestData.Draw(batchSize * own.InputSize, 1.0, batchSize);
        double[] t = Targets(own, batchSize);
        report.CheckAll("y", same.Forward(x, batchSize), own.Forward(x, batchSize), tolerance);
        report.CheckAll("y of Predict", same.Predict(x, batchSize), own.Predict(x, batchSize), tolerance);
        var expected = new double[x.Length];
        var found = new double[x.Length];
        report.CheckAll("loss", [same.Backward(t, expected, batchSize)], [own.Backward(t, found, batchSize)], tolerance);
        report.CheckAll("input gradients", expected, found, tolerance);
        report.CheckAll("gradient", same.Gradients(), own.Gradients(), tolerance);
        same.ClearGradients();
        own.ClearGradients();
        for (int step = 0; step < 3; step++)
        {
            report.CheckAll("loss of a step", [same.Train(x, t, batchSize)], [own.Train(x, t, batchSize)], 4 * tolerance);
        }

        report.CheckAll("parameters after steps", same.Parameters(), own.Parameters(), 50 * tolerance);
    }

    private static double[] Targets(ITestNetwork network, int batchSize) =>
        Array.ConvertAll(TestData.Draw(batchSize * network.OutputSize, 1.0, 77), Math.Abs);

    private static ITestNetwork Create(string name, Precision precision, Tier tier) => _library.Value[$"{name}{precision}{tier}"].Create();

    private static NetworkLibrary Compile()
    {
        var declarations = new List<NetworkDeclaration>();
        foreach ((string name, string own, string? same) in _networks)
        {
            foreach ((Precision precision, Tier tier) in Tiers.Variants())
            {
                string options = $", Precision = Precision.{precision}, Tier = Tier.{tier}";
                string variant = $"{precision}{tier}";
                string members = OwnActivation.ToSource(Functions, precision);
                declarations.Add(new NetworkDeclaration(name + variant, own.Replace("{0}", options, StringComparison.Ordinal), members));
                if (same is not null)
                {
                    declarations.Add(new NetworkDeclaration(name + "Same" + variant, same.Replace("{0}", options, StringComparison.Ordinal), members));
                }
            }
        }

        return NetworkCompiler.CompileSources(
            [.. declarations.Select(declaration => $"using System;\nusing NetGen;\nnamespace {NetworkCompiler.Namespace};\n{declaration.ToSource()}")],
            new CompilerSettings { AllowGeneratorWarnings = true });
    }
}
