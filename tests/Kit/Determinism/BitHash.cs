using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// A network's results as hashes of their bits: outputs, gradients, and the parameters after 100 steps. What must not
/// make a difference (one sample or a batch, <c>Train</c> or its three parts) is tried on the way.
/// </summary>
public sealed class BitHash
{
    private const int BatchSize = 37;
    private const int Steps = 100;
    private readonly NetworkRecipe _recipe;
    private readonly Func<ITestNetwork> _create;
    private readonly List<string> _differences = [];
    private readonly double[] _x;
    private readonly double[] _t;

    private BitHash(NetworkRecipe recipe, Func<ITestNetwork> create)
    {
        _recipe = recipe;
        _create = create;
        _x = ReferenceComparison.Inputs(recipe, BatchSize, 1);
        _t = TestData.DrawTargets(recipe, BatchSize, 1);
    }

    /// <summary>One line of hashes, and what differed that must not.</summary>
    public static (string Line, IReadOnlyList<string> Differences) Of(string name, NetworkRecipe recipe, Func<ITestNetwork> create)
    {
        var hash = new BitHash(recipe, create);
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {recipe.Precision}: outputs {hash.Outputs():x16}, gradients {hash.Gradients():x16}, batches {hash.Batches():x16}, samples {hash.Samples():x16}");
        return (line, hash._differences);
    }

    private ulong Outputs()
    {
        ITestNetwork network = Start();
        double[] y = network.Forward(_x, BatchSize);
        Same("Forward of a batch and of its samples", y, [.. Rows().SelectMany(row => network.Forward(row.X))]);
        Same("Forward and Predict", y, network.Predict(_x, BatchSize));
        Same("Predict of a batch and of its samples", y, [.. Rows().SelectMany(row => network.Predict(row.X))]);
        return Hash(y);
    }

    private ulong Gradients()
    {
        ITestNetwork batch = Start();
        batch.Forward(_x, BatchSize);
        var slopes = new double[_x.Length];
        batch.Backward(_t, slopes, BatchSize);

        ITestNetwork samples = Start();
        var found = new List<double>();
        foreach ((double[] x, double[] t) in Rows())
        {
            samples.Forward(x);
            var slope = new double[x.Length];
            samples.Backward(t, slope);
            found.AddRange(slope);
        }

        Same("input gradients of a batch and of its samples", slopes, [.. found]);
        Same("gradients of a batch and of its samples", batch.Gradients(), samples.Gradients());
        return Hash(batch.Gradients());
    }

    private ulong Batches()
    {
        ITestNetwork trained = Start();
        ITestNetwork parts = Start();
        for (int step = 0; step < Steps; step++)
        {
            double[] x = ReferenceComparison.Inputs(_recipe, BatchSize, step);
            double[] t = TestData.DrawTargets(_recipe, BatchSize, step);
            trained.Train(x, t, BatchSize);
            parts.Forward(x, BatchSize);
            parts.Backward(t, BatchSize);
            parts.Update();
        }

        Same("Train and its parts on batches", trained.Parameters(), parts.Parameters());
        return Hash(trained.Parameters());
    }

    private ulong Samples()
    {
        ITestNetwork trained = Start();
        ITestNetwork parts = Start();
        for (int step = 0; step < Steps; step++)
        {
            (double[] x, double[] t) = Row(step % BatchSize);
            trained.Train(x, t);
            parts.Forward(x);
            parts.Backward(t);
            parts.Update();
        }

        // Plain gradient descent never forms the gradient of a single sample: w ← w + (−η·δ)·a has one rounding less.
        if (_recipe.Optimizer.Name != "Sgd")
        {
            Same("Train and its parts on samples", trained.Parameters(), parts.Parameters());
        }

        return Hash(trained.Parameters());
    }

    private ITestNetwork Start()
    {
        ITestNetwork network = _create();
        network.CopyParametersFrom(TestData.DrawParameters(_recipe, 1));
        return network;
    }

    private IEnumerable<(double[] X, double[] T)> Rows() => Enumerable.Range(0, BatchSize).Select(Row);

    private (double[] X, double[] T) Row(int n) =>
        (_x[(n * _recipe.Inputs)..((n + 1) * _recipe.Inputs)], _t[(n * _recipe.OutputSize)..((n + 1) * _recipe.OutputSize)]);

    private void Same(string what, double[] one, double[] other)
    {
        int index = Enumerable.Range(0, one.Length).FirstOrDefault(i => BitConverter.DoubleToInt64Bits(one[i]) != BitConverter.DoubleToInt64Bits(other[i]), -1);
        if (index >= 0)
        {
            _differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what} differ at {index}: {one[index]:R} and {other[index]:R}"));
        }
    }

    // FNV-1a over the numbers' bits as doubles: a float's are all in there.
    private static ulong Hash(double[] values)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (double value in values)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            for (int i = 0; i < 64; i += 8)
            {
                hash = (hash ^ ((bits >> i) & 0xFF)) * 0x100000001B3UL;
            }
        }

        return hash;
    }
}
