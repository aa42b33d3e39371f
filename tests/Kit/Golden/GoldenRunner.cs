using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>
/// Runs the reference cases of kind <c>net</c> through every way the public surface offers: sample by sample, as a
/// batch, by Forward/Backward/Update, by Train, with targets and with class indices.
/// </summary>
public sealed class GoldenRunner
{
    private const int Steps = 10;
    private readonly GoldenCase _case;
    private readonly NetworkRecipe _recipe;
    private readonly Func<ITestNetwork> _create;
    private readonly DeviationReport _report;
    private readonly Precision _precision;
    private readonly double[] _x;
    private readonly double[] _t;
    private readonly int[]? _labels;
    private readonly int _count;

    // Cases give derivatives of the reduced objective; the network gives each sample's own.
    private readonly double _batchFactor;

    private GoldenRunner(GoldenCase golden, NetworkRecipe recipe, Func<ITestNetwork> create, DeviationReport report)
    {
        _case = golden;
        _recipe = recipe;
        _create = create;
        _report = report;
        _precision = create().Precision;
        GoldenTensor x = golden.Tensor("x");
        _x = x.Values;
        _count = x.Shape[0];
        _labels = golden.Has("labels")
            ? [.. golden.Get("labels").EnumerateArray().Select(label => label.GetInt32())]
            : null;
        _t = _labels is null ? golden.Tensor("t").Values : TestData.OneHot(_labels, recipe.OutputSize);
        _batchFactor = recipe.MeansOverBatch ? 1.0 / _count : 1.0;
    }

    /// <param name="golden">A case of kind <c>net</c>.</param>
    /// <param name="recipe">The network that <see cref="CaseSource"/> read from it.</param>
    /// <param name="create">Creates that network; called once for each way.</param>
    /// <param name="report">Receives the deviations.</param>
    public static void Run(GoldenCase golden, NetworkRecipe recipe, Func<ITestNetwork> create, DeviationReport report)
    {
        var runner = new GoldenRunner(golden, recipe, create, report);
        runner.RunSampleBySample();
        runner.RunBatch();
        runner.Train("Train", (network, _) => network.Train(runner._x, runner._t, runner._count));
        if (runner._labels is { } labels)
        {
            runner.Train("Train(labels)", (network, _) => network.Train(runner._x, labels));
        }

        if (runner._count == 1)
        {
            runner.Train("Train(single)", (network, _) => network.Train(runner._x, runner._t));
            if (runner._labels is { } label)
            {
                runner.Train("Train(label)", (network, _) => network.Train(runner._x, label[0]));
            }
        }
    }

    private void RunSampleBySample()
    {
        ITestNetwork network = Start();
        int layers = network.LayerCount;
        var z = Enumerable.Range(1, layers).Select(l => new double[_count * network.GetLayerUnits(l)]).ToArray();
        double[][] a = z.Select(values => new double[values.Length]).ToArray();
        double[][] d = z.Select(values => new double[values.Length]).ToArray();
        double[] y = new double[_count * network.OutputSize];
        double[] losses = new double[_count];
        double[] inputGradients = new double[_count * network.InputSize];
        for (int n = 0; n < _count; n++)
        {
            network.Forward(X(n)).CopyTo(y, n * network.OutputSize);
            var inputGradient = new double[network.InputSize];
            losses[n] = _labels is null || n % 2 == 0 ? network.Backward(T(n), inputGradient) : network.Backward(_labels[n], inputGradient);
            Scale(inputGradient).CopyTo(inputGradients, n * network.InputSize);
            for (int l = 1; l <= layers; l++)
            {
                int units = network.GetLayerUnits(l);
                network.PreActivations(l).CopyTo(z[l - 1], n * units);
                network.Activations(l).CopyTo(a[l - 1], n * units);
                Scale(network.Deltas(l)).CopyTo(d[l - 1], n * units);
            }
        }

        double forward = Tolerance("forward");
        double gradients = Tolerance("grads");
        for (int l = 1; l <= layers; l++)
        {
            JsonElement layer = _case.Get("forward")[l - 1];
            new GoldenTensor(layer.GetProperty("z")).Compare(z[l - 1], forward, _report, $"z{l}");
            new GoldenTensor(layer.GetProperty("a")).Compare(a[l - 1], forward, _report, $"a{l}");
            new GoldenTensor(_case.Get("dz")[l - 1]).Compare(d[l - 1], gradients, _report, $"delta{l}");
        }

        _case.Tensor("y").Compare(y, forward, _report, "y");
        _case.Tensor("lossPerSample").Compare(losses, Tolerance("loss"), _report, "lossPerSample");
        _case.Tensor("inputGrad").Compare(inputGradients, gradients, _report, "inputGradient");
        GoldenCase.CompareParameters(_case.Get("grads"), network.ObjectiveGradient(), gradients, _report, "gradient");
        _report.Check("objective", -1, _case.Get("objective").GetDouble(), _case.Get("loss").GetDouble() + network.GetPenalty(), Tolerance("loss"));
        CompareClipping(network.ObjectiveGradient());
        _report.Check("AccumulatedSamples", -1, _count, network.AccumulatedSamples, 0.0);

        network.ClearGradients();
        Train("Forward/Backward/Update", (net, _) =>
        {
            double sum = 0.0;
            for (int n = 0; n < _count; n++)
            {
                net.Forward(X(n));
                sum += net.Backward(T(n));
            }

            net.Update();
            return sum * _batchFactor;
        });
    }

    private void RunBatch()
    {
        ITestNetwork network = Start();
        double forward = Tolerance("forward");
        double gradients = Tolerance("grads");
        var inputGradients = new double[_count * network.InputSize];
        GoldenTensor y = _case.Tensor("y");
        y.Compare(network.Predict(_x, _count), forward, _report, "Predict(batch)");
        y.Compare(network.Forward(_x, _count), forward, _report, "Forward(batch)");
        _report.Check("GetLoss", -1, _case.Get("loss").GetDouble(), network.GetLoss(_x, _t, _count), Tolerance("loss"));
        double loss = network.Backward(_t, inputGradients, _count);
        _report.Check("Backward(batch) loss", -1, _case.Get("loss").GetDouble(), loss, Tolerance("loss"));
        _case.Tensor("inputGrad").Compare(Scale(inputGradients), gradients, _report, "inputGradients(batch)");
        GoldenCase.CompareParameters(_case.Get("grads"), network.ObjectiveGradient(), gradients, _report, "gradient(batch)");
        if (_labels is not null)
        {
            network.ClearGradients();
            network.Forward(_x, _count);
            loss = network.Backward(_labels);
            _report.Check("Backward(labels) loss", -1, _case.Get("loss").GetDouble(), loss, Tolerance("loss"));
            GoldenCase.CompareParameters(_case.Get("grads"), network.ObjectiveGradient(), gradients, _report, "gradient(labels)");
        }
    }

    private void Train(string way, Func<ITestNetwork, int, double> step)
    {
        ITestNetwork network = Start();
        JsonElement trace = _case.Get("lossTrace");
        for (int i = 0; i < Steps; i++)
        {
            double penalty = network.GetPenalty();
            double loss = step(network, i) + penalty;
            _report.Check($"{way} lossTrace", i, trace[i].GetDouble(), loss, Tolerance("trace"));
            string after = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (_case.Get("after").TryGetProperty(after, out JsonElement expected))
            {
                GoldenCase.CompareParameters(
                    expected, network.Parameters(), Tolerance($"after{after}"), _report, $"{way} after {after}");
            }

            if (_case.Has("optimizerState") && _case.Get("optimizerState").TryGetProperty(after, out JsonElement states))
            {
                OptimizerStates.Compare(states, network, Tolerance($"after{after}"), _report, $"{way} after {after}");
            }
        }

        _report.Check($"{way} StepCount", -1, Steps, network.StepCount, 0.0);

        // A look-ahead form takes its gradients elsewhere, but the last objective belongs to the parameters themselves.
        ITestNetwork final = _create();
        final.CopyParametersFrom(network.Parameters());
        final.Forward(_x, _count);
        double last = final.Backward(_t, _count) + final.GetPenalty();
        _report.Check($"{way} lossTrace", Steps, trace[Steps].GetDouble(), last, Tolerance("trace"));
    }

    // Clipping happens inside the step: without a state the step is the learning rate times the clipped gradient.
    private void CompareClipping(double[] gradient)
    {
        double tolerance = Tolerance("grads");
        if (_case.Has("gradNorm"))
        {
            _report.Check("gradNorm", -1, _case.Get("gradNorm").GetDouble(), Math.Sqrt(gradient.Sum(g => g * g)), tolerance * Math.Sqrt(gradient.Length));
        }

        if (!_case.Has("gradsClipped") || _recipe.Optimizer.Name != "Sgd" || _recipe.Optimizer.WeightDecay > 0.0)
        {
            return;
        }

        ITestNetwork network = Start();
        double[] before = network.Parameters();
        double rate = network.ScheduledLearningRate;
        network.Train(_x, _t, _count);
        double rounding = before.Max(Math.Abs) * (_precision == Precision.Double ? 1e-15 : 1e-7) / rate;
        double[] clipped = [.. before.Zip(network.Parameters(), (w0, w1) => (w0 - w1) / rate)];
        GoldenCase.CompareParameters(_case.Get("gradsClipped"), clipped, tolerance + rounding, _report, "clipped gradient");
    }

    private ITestNetwork Start()
    {
        ITestNetwork network = _create();
        network.CopyParametersFrom(GoldenCase.Parameters(_case.Get("init")));
        return network;
    }

    private double Tolerance(string quantity) => _case.Tolerance(_precision, quantity);

    private double[] Scale(double[] values) => Array.ConvertAll(values, value => value * _batchFactor);

    private double[] X(int n) => _x.AsSpan(n * _recipe.Inputs, _recipe.Inputs).ToArray();

    private double[] T(int n) => _t.AsSpan(n * _recipe.OutputSize, _recipe.OutputSize).ToArray();
}
