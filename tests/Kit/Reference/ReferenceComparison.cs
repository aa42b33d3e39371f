using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// Holds an emitted network against the plain reference in every quantity that the public surface shows: one sample, a
/// batch, and some steps of its optimizer.
/// </summary>
public sealed class ReferenceComparison
{
    private const int Steps = 5;

    // Relative to the largest element of a quantity: what rounding does to networks of this size.
    private const double DoubleTolerance = 1e-11;
    private const double SingleTolerance = 2e-5;

    // Outputs and targets are of order one, and their differences carry that rounding. States hold squares of gradients.
    private const double Floor = 0.05;
    private const double StateFloor = 0.0025;

    // Rounding errors of the steps add up.
    private const double StepFactor = 4.0;

    // A step is held against the way it goes: that is a hundredth of the parameters, whose own rounding this lets pass.
    private const double WayFloor = 0.01;

    private readonly NetworkRecipe _recipe;
    private readonly int _seed;
    private readonly Func<ITestNetwork> _create;
    private readonly DeviationReport _report;
    private readonly double _tolerance;

    /// <param name="recipe">The network.</param>
    /// <param name="seed">Gives parameters, inputs and targets.</param>
    /// <param name="create">Creates the emitted network.</param>
    /// <param name="report">Receives the deviations.</param>
    public ReferenceComparison(NetworkRecipe recipe, int seed, Func<ITestNetwork> create, DeviationReport report)
    {
        _recipe = recipe;
        _seed = seed;
        _create = create;
        _report = report;
        _tolerance = recipe.Precision == Precision.Double ? DoubleTolerance : SingleTolerance;
    }

    /// <summary>Everything there is to compare.</summary>
    public void Run(IEnumerable<int> batchSizes)
    {
        CompareSample();
        foreach (int batchSize in batchSizes)
        {
            CompareBatch(batchSize);
            CompareSteps(batchSize);
        }
    }

    /// <summary>Values and slopes alone, for optimizers whose quotients magnify the rounding of vanishing gradients.</summary>
    public void CompareSlopes(IEnumerable<int> batchSizes)
    {
        CompareSample();
        foreach (int batchSize in batchSizes)
        {
            CompareBatch(batchSize);
        }
    }

    /// <summary>
    /// How near the reference comes to a kink in all of this: data that come too near must be drawn anew.
    /// </summary>
    public static double KinkDistance(NetworkRecipe recipe, int seed, IEnumerable<int> batchSizes)
    {
        var network = new ReferenceTestNetwork(recipe);
        foreach (int batchSize in batchSizes.Prepend(1))
        {
            network.Reset(0);
            network.CopyParametersFrom(TestData.DrawParameters(recipe, seed));
            for (int step = 0; step < Steps; step++)
            {
                network.Train(Inputs(recipe, batchSize, seed + step), TestData.DrawTargets(recipe, batchSize, seed + step), batchSize);
            }
        }

        return network.KinkDistance;
    }

    /// <summary>Inputs that go with a seed.</summary>
    public static double[] Inputs(NetworkRecipe recipe, int batchSize, int seed) =>
        TestData.Draw(batchSize * recipe.Inputs, 1.0, 1000 + seed);

    private void CompareSample()
    {
        ITestNetwork network = _create();
        var reference = new ReferenceNetwork(_recipe);
        double[] parameters = TestData.DrawParameters(_recipe, _seed);
        parameters.CopyTo(reference.Parameters, 0);
        reference.MoveAhead();
        network.CopyParametersFrom(parameters);
        double[] x = Inputs(_recipe, 1, _seed);
        double[] t = TestData.DrawTargets(_recipe, 1, _seed);
        Check("y", reference.Forward(x), network.Forward(x));
        (double loss, double[] slopes) = reference.Backward(t);
        var inputGradient = new double[_recipe.Inputs];
        Check("loss", [loss], [network.Backward(t, inputGradient)]);
        Check("inputGradient", slopes, inputGradient);
        Check("gradient", reference.Gradients, network.Gradients());
        for (int layer = 1; layer <= network.LayerCount; layer++)
        {
            Check($"z{layer}", reference.PreActivations(layer), network.PreActivations(layer));
            Check($"a{layer}", reference.Activations(layer), network.Activations(layer));
            Check($"delta{layer}", reference.Deltas(layer), network.Deltas(layer));
        }

        // What a second pass finds it keeps.
        network.Forward(x);
        network.Backward(t);
        reference.Forward(x);
        reference.Backward(t);
        Check("gradient of two passes", reference.Gradients, network.Gradients());
        reference.Update();
        network.Update();
        double[] way = Way(reference.Parameters, parameters);
        CheckStep("way of the parameters after Update", way, way, Way(network.Parameters(), parameters), WayFloor);
    }

    private void CompareBatch(int batchSize)
    {
        (ITestNetwork expected, ITestNetwork network) = Start();
        double[] x = Inputs(_recipe, batchSize, _seed);
        double[] t = TestData.DrawTargets(_recipe, batchSize, _seed);
        string batch = $" of {batchSize}";
        double[] y = expected.Forward(x, batchSize);
        Check("y" + batch, y, network.Forward(x, batchSize));
        Check("y of Predict" + batch, y, network.Predict(x, batchSize));
        var slopes = new double[x.Length];
        var found = new double[x.Length];
        double loss = expected.Backward(t, slopes, batchSize);
        Check("loss" + batch, [loss], [network.Backward(t, found, batchSize)]);
        Check("inputGradients" + batch, slopes, found);
        Check("gradient" + batch, expected.Gradients(), network.Gradients());
        network.Forward(x, batchSize);
        expected.Backward(t, batchSize);
        network.Backward(t, batchSize);
        Check("gradient of two batches" + batch, expected.Gradients(), network.Gradients());
        Check("objective's gradient" + batch, expected.ObjectiveGradient(), network.ObjectiveGradient());
        Check("penalty", [expected.GetPenalty()], [network.GetPenalty()]);
    }

    private void CompareSteps(int batchSize)
    {
        (ITestNetwork expected, ITestNetwork network) = Start();
        double[] start = expected.Parameters();
        ITestNetwork nudged = NeedsNudge() ? Start(new ReferenceTestNetwork(_recipe) { GradientNudge = _tolerance }) : expected;
        for (int step = 0; step < Steps; step++)
        {
            double[] x = Inputs(_recipe, batchSize, _seed + step);
            double[] t = TestData.DrawTargets(_recipe, batchSize, _seed + step);
            double loss = expected.Train(x, t, batchSize);
            double found = batchSize == 1 && step % 2 == 0 ? network.Train(x, t) : network.Train(x, t, batchSize);
            string where = $"step {step}, batch of {batchSize}";
            Check($"loss of {where}", [loss], [found], StepFactor);
            if (nudged != expected)
            {
                nudged.Train(x, t, batchSize);
            }

            CheckStep(
                $"way of the parameters after {where}",
                Way(expected.Parameters(), start),
                Way(nudged.Parameters(), start),
                Way(network.Parameters(), start),
                WayFloor);
            _report.Check($"learning rate after {where}", -1, expected.ScheduledLearningRate, network.ScheduledLearningRate, 1e-12);
        }

        for (int state = 0; state < expected.OptimizerStates.Count; state++)
        {
            string name = expected.OptimizerStates[state];
            if (network.OptimizerStates[state] != name)
            {
                _report.Add($"state {state} should be {name}, found {network.OptimizerStates[state]}");
            }

            CheckStep($"state {name}, batch of {batchSize}", expected.OptimizerState(state), nudged.OptimizerState(state), network.OptimizerState(state), StateFloor);
        }
    }

    private (ITestNetwork Expected, ITestNetwork Network) Start() => (Start(new ReferenceTestNetwork(_recipe)), Start(_create()));

    private ITestNetwork Start(ITestNetwork network)
    {
        network.CopyParametersFrom(TestData.DrawParameters(_recipe, _seed));
        return network;
    }

    // A quotient whose divisor vanishes magnifies the rounding of its gradient. How much shows where the reference's own
    // gradients are as inaccurate as they may be; double precision has digits enough.
    private bool NeedsNudge() =>
        _recipe.Precision == Precision.Single && _recipe.OptimizerRow.Hyperparameters.Any(row => row.Name == "Epsilon");

    // How far parameters have gone, which says more about steps than where they are.
    private static double[] Way(double[] parameters, double[] start) => [.. parameters.Zip(start, (now, then) => now - then)];

    private void CheckStep(string quantity, double[] expected, double[] nudged, double[] found, double floor)
    {
        double tolerance = _tolerance * StepFactor * Math.Max(floor, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            _report.Check(quantity, i, expected[i], found[i], tolerance + Math.Abs(nudged[i] - expected[i]));
        }
    }

    private void Check(string quantity, IReadOnlyList<double> expected, IReadOnlyList<double> found, double factor = 1.0) =>
        _report.CheckAll(quantity, expected, found, _tolerance * factor, Floor);
}
