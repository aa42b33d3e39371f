using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>What the public surface refuses: the message says expected and found, and the network stays as it was.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string, Precision, Tier> All() => SurfaceNetworks.All();

    public static TheoryData<string, Precision, Tier> Classifiers() => SurfaceNetworks.Classifiers();

    [Theory]
    [MemberData(nameof(All))]
    public void WrongLengthsAreRefused(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        int i = network.InputSize;
        int o = network.OutputSize;
        int p = network.ParameterCount;
        int last = network.LayerCount;
        int units = network.GetLayerUnits(last);
        int count = network.GetLayerParameterCount(last);
        Prepare(network, 3);
        var calls = new List<(int Expected, int Found, Action Call)>
        {
            (i, i + 1, () => network.Forward(new double[i + 1], new double[o])),
            (o, o + 1, () => network.Forward(new double[i], new double[o + 1])),
            (i, 0, () => network.Forward([], new double[o])),
            (3 * i, (3 * i) - 1, () => network.Forward(new double[(3 * i) - 1], new double[3 * o], 3)),
            (3 * o, (3 * o) + 1, () => network.Forward(new double[3 * i], new double[(3 * o) + 1], 3)),
            (o, o + 1, () => network.Backward(new double[o + 1])),
            (o, o + 1, () => network.Backward(new double[o + 1], new double[i])),
            (i, i + 1, () => network.Backward(new double[o], new double[i + 1])),
            (3 * o, (3 * o) - 1, () => network.Backward(new double[(3 * o) - 1], 3)),
            (3 * o, (3 * o) + 1, () => network.Backward(new double[(3 * o) + 1], new double[3 * i], 3)),
            (3 * i, (3 * i) + 1, () => network.Backward(new double[3 * o], new double[(3 * i) + 1], 3)),
            (i, i + 1, () => network.Train(new double[i + 1], new double[o])),
            (o, o + 1, () => network.Train(new double[i], new double[o + 1])),
            (3 * i, (3 * i) + 1, () => network.Train(new double[(3 * i) + 1], new double[3 * o], 3)),
            (3 * o, (3 * o) + 1, () => network.Train(new double[3 * i], new double[(3 * o) + 1], 3)),
            (i, i + 1, () => network.Predict(new double[i + 1], new double[o])),
            (o, o + 1, () => network.Predict(new double[i], new double[o + 1])),
            (2 * i, (2 * i) + 1, () => network.Predict(new double[(2 * i) + 1], new double[2 * o], 2)),
            (2 * o, (2 * o) + 1, () => network.Predict(new double[2 * i], new double[(2 * o) + 1], 2)),
            (i, i + 1, () => network.Classify(new double[i + 1])),
            (2 * i, (2 * i) + 1, () => network.Classify(new double[(2 * i) + 1], new int[2])),
            (p, p + 1, () => network.CopyParametersTo(new double[p + 1])),
            (p, p - 1, () => network.CopyParametersFrom(new double[p - 1])),
            (count, count + 1, () => network.CopyParametersTo(last, new double[count + 1])),
            (count, count + 1, () => network.CopyParametersFrom(last, new double[count + 1])),
            (p, p + 1, () => network.CopyGradientsTo(new double[p + 1])),
            (count, count + 1, () => network.CopyGradientsTo(last, new double[count + 1])),
            (p, p + 1, () => network.AddGradients(new double[p + 1], 1)),
            (units, units + 1, () => network.CopyPreActivationsTo(last, new double[units + 1])),
            (units, units + 1, () => network.CopyActivationsTo(last, new double[units + 1])),
            (units, units + 1, () => network.CopyDeltasTo(last, new double[units + 1])),
        };
        Snapshot before = Snapshot.Of(network);
        for (int n = 0; n < calls.Count; n++)
        {
            ArgumentException refusal = Assert.ThrowsAny<ArgumentException>(calls[n].Call);
            string context = $"call {n}: {refusal.Message}";
            Assert.True(refusal.Message.Contains(Text(calls[n].Expected), StringComparison.Ordinal), context);
            Assert.True(refusal.Message.Contains(Text(calls[n].Found), StringComparison.Ordinal), context);
            before.AssertUnchanged(network, context);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EmptyBatchesAndUnknownLayersAreRefused(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        Prepare(network, 3);
        Snapshot before = Snapshot.Of(network);
        foreach (int wrong in new[] { 0, -1 })
        {
            Assert.ThrowsAny<ArgumentException>(() => network.Forward([], [], wrong));
            Assert.ThrowsAny<ArgumentException>(() => network.Predict([], [], wrong));
            Assert.ThrowsAny<ArgumentException>(() => network.Train([], Array.Empty<double>(), wrong));
            Assert.ThrowsAny<ArgumentException>(() => network.Backward([], wrong));
        }

        foreach (int wrong in new[] { 0, network.LayerCount + 1, int.MinValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => network.CopyParametersTo(wrong, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.CopyParametersFrom(wrong, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.CopyGradientsTo(wrong, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.CopyPreActivationsTo(wrong, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.CopyActivationsTo(wrong, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.CopyDeltasTo(wrong, []));
        }

        before.AssertUnchanged(network, "after refused calls");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void BackwardNeedsItsForward(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        Data data = Data.Draw(network, 4);
        Assert.Throws<InvalidOperationException>(() => network.Backward(data.Target(0)));
        Assert.Throws<InvalidOperationException>(() => network.Backward(data.T, 4));
        network.Forward(data.Input(0));
        Assert.Throws<InvalidOperationException>(() => network.Backward(data.T, 4));
        network.Forward(data.X.AsSpan(0, 3 * network.InputSize).ToArray(), 3);
        Assert.Throws<InvalidOperationException>(() => network.Backward(data.T, 4));
        Assert.Equal(0, network.AccumulatedSamples);
        network.Backward(data.T.AsSpan(0, 3 * network.OutputSize).ToArray(), 3);
        Assert.Equal(3, network.AccumulatedSamples);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ParametersMustBeFinite(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        Snapshot before = Snapshot.Of(network);
        foreach (double wrong in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            double[] parameters = TestData.Draw(network.ParameterCount, 1.0, 3);
            parameters[^1] = wrong;
            Assert.ThrowsAny<ArgumentException>(() => network.CopyParametersFrom(parameters));
            before.AssertUnchanged(network, $"after {wrong}");
            double[] layer = parameters[^network.GetLayerParameterCount(network.LayerCount)..];
            Assert.ThrowsAny<ArgumentException>(() => network.CopyParametersFrom(network.LayerCount, layer));
            before.AssertUnchanged(network, $"after {wrong} in a layer");
        }
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void LabelsStandForOneHotTargets(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        Assert.True(compiled.IsClassifier);
        ITestNetwork labelled = compiled.Create(2);
        ITestNetwork oneHot = compiled.Create(2);
        Data data = Data.Draw(labelled, 6);
        var report = new DeviationReport($"{name}, {precision}, {tier}");
        double tolerance = precision == Precision.Double ? 1e-13 : 2e-6;
        var slopes = new double[labelled.InputSize];
        var expected = new double[labelled.InputSize];
        for (int n = 0; n < 3; n++)
        {
            oneHot.Forward(data.Input(n));
            labelled.Forward(data.Input(n));
            report.CheckAll("loss", [oneHot.Backward(data.Target(n), expected)], [labelled.Backward(data.Labels[n], slopes)], tolerance);
            report.CheckAll("inputGradient", expected, slopes, tolerance);
            report.CheckAll("loss", [oneHot.Backward(data.Target(n))], [labelled.Backward(data.Labels[n])], tolerance);
        }

        oneHot.Forward(data.X, 6);
        labelled.Forward(data.X, 6);
        slopes = new double[6 * labelled.InputSize];
        expected = new double[6 * labelled.InputSize];
        report.CheckAll("loss", [oneHot.Backward(data.T, expected, 6)], [labelled.Backward(data.Labels, slopes)], tolerance);
        report.CheckAll("inputGradients", expected, slopes, tolerance);
        report.CheckAll("loss", [oneHot.Backward(data.T, 6)], [labelled.Backward(data.Labels)], tolerance);
        report.CheckAll("gradient", oneHot.Gradients(), labelled.Gradients(), tolerance);
        labelled.ClearGradients();
        oneHot.ClearGradients();
        report.CheckAll("loss of Train", [oneHot.Train(data.X, data.T, 6)], [labelled.Train(data.X, data.Labels)], tolerance);
        report.CheckAll("loss of Train", [oneHot.Train(data.Input(1), data.Target(1))], [labelled.Train(data.Input(1), data.Labels[1])], tolerance);
        report.CheckAll("parameters", oneHot.Parameters(), labelled.Parameters(), tolerance * 10.0);
        Assert.True(report.Failures == 0, string.Join('\n', report.Lines));
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void LabelsOutOfRangeAreRefused(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        int classes = Math.Max(2, network.OutputSize);
        Prepare(network, 3);
        Data data = Data.Draw(network, 3);
        Snapshot before = Snapshot.Of(network);
        foreach (int wrong in new[] { -1, classes, int.MaxValue })
        {
            int[] labels = [0, 1, wrong];
            Action[] calls =
            [
                () => network.Backward(wrong),
                () => network.Backward(wrong, new double[network.InputSize]),
                () => network.Backward(labels),
                () => network.Backward(labels, new double[3 * network.InputSize]),
                () => network.Train(data.Input(0), wrong),
                () => network.Train(data.X, labels),
            ];
            foreach (Action call in calls)
            {
                ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(call);
                Assert.Contains(Text(wrong), refusal.Message, StringComparison.Ordinal);
                Assert.Contains(Text(classes - 1), refusal.Message, StringComparison.Ordinal);
                before.AssertUnchanged(network, refusal.Message);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Both kinds of Forward and a Backward have gone before, so that only the call's own fault can be refused.
    private static void Prepare(ITestNetwork network, int count)
    {
        Data data = Data.Draw(network, count);
        network.Forward(data.X, count);
        network.Forward(data.Input(0));
        network.Backward(data.Target(0));
    }

    private sealed record Snapshot(double[] Parameters, double[] Gradients, long Steps, int Samples, double[] Z)
    {
        public static Snapshot Of(ITestNetwork network) => new(
            network.Parameters(),
            network.Gradients(),
            network.StepCount,
            network.AccumulatedSamples,
            [.. Enumerable.Range(1, network.LayerCount).SelectMany(layer => network.PreActivations(layer))]);

        public void AssertUnchanged(ITestNetwork network, string context)
        {
            Snapshot now = Of(network);
            Assert.True(Parameters.SequenceEqual(now.Parameters), $"parameters changed: {context}");
            Assert.True(Gradients.SequenceEqual(now.Gradients), $"gradients changed: {context}");
            Assert.True(Steps == now.Steps && Samples == now.Samples, $"counts changed: {context}");
            Assert.True(Z.SequenceEqual(now.Z), $"kept values changed: {context}");
        }
    }
}
