using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Kit;
using NetGen.Tests.Surface;
using Xunit;

namespace NetGen.Tests.Reference;

/// <summary>
/// 5,000 steps of every optimizer that keeps a state, on a network with dead units, against the reference: states that
/// fade to nothing are cut off before they become denormal, and that must not be seen in the results.
/// </summary>
public sealed class LongRunTests
{
    private const int Steps = 5_000;

    private static readonly Lazy<RecipeLibrary> _library = new(() => RecipeLibrary.Compile(
        DeadUnits.Networks.SelectMany(network => Tiers.Precisions.Select(precision => network.Recipe with { Precision = precision })),
        TestSettings.AnyNetwork));

    public static TheoryData<string> Names() => [.. DeadUnits.Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FadingStatesDoNotChangeResults(string name)
    {
        NetworkRecipe recipe = DeadUnits.Networks.Single(network => network.Name == name).Recipe;
        var expected = new ReferenceTestNetwork(recipe);
        Train(recipe, expected);
        var lines = new List<string>();
        foreach (Precision precision in Tiers.Precisions)
        {
            NetworkRecipe variant = recipe with { Precision = precision };
            ITestNetwork network = _library.Value[variant].Create();
            Train(variant, network);
            var report = new DeviationReport($"{name}, {precision}");
            if (recipe.Optimizer.Name != "Lion")
            {
                report.CheckAll("parameters", expected.Parameters(), network.Parameters(), Tolerance(precision));
            }

            report.Check("loss", -1, Loss(expected), Loss(network), Tolerance(precision));
            lines.AddRange(report.Lines);
            for (int state = 0; state < network.OptimizerStates.Count; state++)
            {
                if (network.OptimizerStates[state] == "muProduct")
                {
                    // One number for all parameters: it costs nothing.
                    continue;
                }

                Assert.DoesNotContain(network.OptimizerState(state), value => IsDenormal(value, precision));
            }
        }

        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoOptimizerAllocates(string name)
    {
        NetworkRecipe recipe = DeadUnits.Networks.Single(network => network.Name == name).Recipe;
        foreach (Precision precision in Tiers.Precisions)
        {
            var visitor = new AllocationTests.Visitor();
            _library.Value[recipe with { Precision = precision }].Accept(visitor);
            Assert.Empty(visitor.Allocations);
        }
    }

    // A sign knows no small step: along flat directions Lion walks wherever rounding points, and only the loss is told.
    private static double Tolerance(Precision precision) => precision == Precision.Double ? 1e-9 : 1e-3;

    private static double Loss(ITestNetwork network)
    {
        network.Forward(DeadUnits.X, DeadUnits.BatchSize);
        return network.Backward(DeadUnits.T, DeadUnits.BatchSize);
    }

    private static void Train(NetworkRecipe recipe, ITestNetwork network)
    {
        DeadUnits.Start(recipe, network);
        for (int step = 0; step < Steps; step++)
        {
            network.Train(DeadUnits.X, DeadUnits.T, DeadUnits.BatchSize);
        }
    }

    private static bool IsDenormal(double value, Precision precision) =>
        value != 0.0 && Math.Abs(value) < (precision == Precision.Double ? 2.2250738585072014e-308 : 1.17549435e-38);
}
