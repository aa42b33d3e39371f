using System;
using System.Linq;
using System.Numerics;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class LayerFoldingTests
{
    [Fact]
    public void AFoldedNetworkTakesInputsAsTheyAre()
    {
        AssertFolds<RegressionNet, float>(1e-5);
        AssertFolds<DoubleRegressionNet, double>(1e-13);
    }

    [Fact]
    public void AFoldedNetworkGivesValuesAsTheyAre()
    {
        Dataset<double> dataset = Samples.Normal<double>(20, 3, 2, 50, 10);
        Scaler<double> scaler = Scaler.FitStandardTargets(dataset);
        DoubleRegressionNet network = new();
        double[] inputs = Samples.CopyAll(Samples.Normal<double>(20, 3, 2, 0, 1)).Inputs;
        double[] expected = Predict<DoubleRegressionNet, double>(network, inputs);
        scaler.Invert(expected);
        scaler.FoldTargetsIntoLastLayer(network);
        Assert.All(expected.Zip(Predict<DoubleRegressionNet, double>(network, inputs)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void LayersThatCannotTakeAScalerAreRefusedAndStayAsTheyWere()
    {
        UnbiasedNet network = new();
        float[] before = Parameters(network);
        Assert.Contains("layer 1", Assert.Throws<ArgumentException>(() => new Scaler<float>([1, 1, 1], [1, 1, 1]).FoldIntoFirstLayer(network)).Message);
        Assert.Contains("found Sigmoid", Assert.Throws<ArgumentException>(() => new Scaler<float>([1, 1], [1, 1]).FoldTargetsIntoLastLayer(network)).Message);
        Assert.Equal(before, Parameters(network));
        Assert.Contains("2 inputs", Assert.Throws<ArgumentException>(() => new Scaler<float>([1, 1], [1, 1]).FoldIntoFirstLayer(new RegressionNet())).Message);
        Assert.Contains("3 outputs", Assert.Throws<ArgumentException>(() => new Scaler<float>([1, 1, 1], [1, 1, 1]).FoldTargetsIntoLastLayer(new RegressionNet())).Message);
    }

    [Fact]
    public void ParametersThatWouldNotBeFiniteChangeNothing()
    {
        RegressionNet network = new();
        float[] before = new float[RegressionNet.ParameterCount];
        network.CopyParametersTo(before);
        Scaler<float> scaler = new([1e30f, 1e30f, 1e30f], [3e38f, 3e38f, 3e38f]);
        Assert.Throws<ArgumentException>(() => scaler.FoldIntoFirstLayer(network));
        float[] after = new float[RegressionNet.ParameterCount];
        network.CopyParametersTo(after);
        Assert.Equal(before, after);
    }

    private static void AssertFolds<TNetwork, T>(double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> dataset = Samples.Normal<T>(50, 3, 2, 20, 5);
        Scaler<T> scaler = Scaler.FitStandard(dataset);
        TNetwork network = TNetwork.Create(3);
        T[] expected = Predict<TNetwork, T>(network, Samples.CopyAll(dataset.Scaled(scaler)).Inputs);
        T[] unfolded = Predict<TNetwork, T>(network, Samples.CopyAll(dataset).Inputs);
        scaler.FoldIntoFirstLayer(network);
        T[] folded = Predict<TNetwork, T>(network, Samples.CopyAll(dataset).Inputs);
        Assert.True(Distance(expected, unfolded) > 0.1);
        Assert.InRange(Distance(expected, folded), 0, tolerance);
    }

    private static double Distance<T>(T[] left, T[] right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        left.Zip(right).Max(pair => double.CreateTruncating(T.Abs(pair.First - pair.Second)));

    private static T[] Predict<TNetwork, T>(TNetwork network, T[] inputs)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = inputs.Length / TNetwork.InputSize;
        T[] outputs = new T[count * TNetwork.OutputSize];
        network.Predict(inputs, outputs, count);
        return outputs;
    }

    private static float[] Parameters(UnbiasedNet network)
    {
        float[] parameters = new float[UnbiasedNet.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
