using System;
using System.Collections.Generic;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Learning;

/// <summary>
/// XOR with 2-3-1. Some starting points end in a local minimum with any library: 16 to 20 of 20 seeds is what to
/// expect. Measured over a hundred seeds, since with twenty the verdict hangs on the draw: tanh under Adam converges
/// from 86 of 100 starting points, whichever generator draws them, and twenty of those are 15 one time in four.
/// </summary>
public sealed class XorTests
{
    private const int Seeds = 100;
    private const int Enough = 80;
    private const double Converged = 0.01;
    private static readonly double[] _x = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly double[] _t = [0, 1, 1, 0];

    private static readonly Dictionary<string, (NetworkRecipe Recipe, int Epochs, bool PatternByPattern)> _setups = new()
    {
        ["gradient descent, full batch"] = (Make(Loss.MeanSquaredError, OptimizerRecipe.Sgd(0.5)), 10_000, false),
        ["gradient descent, pattern by pattern"] = (Make(Loss.HalfSquaredError, OptimizerRecipe.Sgd(0.5), Activation.Sigmoid), 6_000, true),
        ["Adam, full batch"] = (Make(Loss.MeanSquaredError, OptimizerRecipe.Adam(0.05)), 1_000, false),
    };

    public static TheoryData<string> Setups() => new(_setups.Keys);

    [Theory]
    [MemberData(nameof(Setups))]
    public void XorConvergesFromMostSeeds(string setup)
    {
        (NetworkRecipe recipe, int epochs, bool patternByPattern) = _setups[setup];
        CompiledNetwork compiled = RecipeLibrary.Compile([recipe])[recipe];
        int converged = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            ITestNetwork network = compiled.Create(seed);
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                if (!patternByPattern)
                {
                    network.Train(_x, _t, 4);
                }

                for (int n = 0; patternByPattern && n < 4; n++)
                {
                    network.Train([_x[2 * n], _x[(2 * n) + 1]], [_t[n]]);
                }

                if (epoch % 10 == 9 && MeanSquaredError(network) < Converged)
                {
                    converged++;
                    break;
                }
            }
        }

        Assert.True(converged >= Enough, $"{setup}: {converged} of {Seeds} seeds converged.");
    }

    private static double MeanSquaredError(ITestNetwork network)
    {
        double sum = 0.0;
        double[] y = network.Predict(_x, 4);
        for (int n = 0; n < 4; n++)
        {
            sum += Math.Pow(y[n] - _t[n], 2.0);
        }

        return sum / 4.0;
    }

    private static NetworkRecipe Make(Loss loss, OptimizerRecipe optimizer, Activation hidden = Activation.Tanh) => new()
    {
        Inputs = 2,
        Layers =
        [
            new(3, hidden) { Initializer = Initializer.Uniform },
            new(1, Activation.Sigmoid) { Initializer = Initializer.Uniform },
        ],
        Loss = loss,
        Optimizer = optimizer,
    };
}
