namespace NetGen.Kit;

/// <summary>Forms that return new arrays, where a test cares for values rather than lengths.</summary>
public static class TestNetworkExtensions
{
    public static double[] Parameters(this ITestNetwork network)
    {
        var parameters = new double[network.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    public static double[] Gradients(this ITestNetwork network)
    {
        var gradients = new double[network.ParameterCount];
        network.CopyGradientsTo(gradients);
        return gradients;
    }

    public static double[] Forward(this ITestNetwork network, double[] input)
    {
        var output = new double[network.OutputSize];
        network.Forward(input, output);
        return output;
    }

    public static double[] Forward(this ITestNetwork network, double[] inputs, int batchSize)
    {
        var outputs = new double[network.OutputSize * batchSize];
        network.Forward(inputs, outputs, batchSize);
        return outputs;
    }

    public static double[] Predict(this ITestNetwork network, double[] input)
    {
        var output = new double[network.OutputSize];
        network.Predict(input, output);
        return output;
    }

    public static double[] Predict(this ITestNetwork network, double[] inputs, int batchSize)
    {
        var outputs = new double[network.OutputSize * batchSize];
        network.Predict(inputs, outputs, batchSize);
        return outputs;
    }

    public static double[] ObjectiveGradient(this ITestNetwork network)
    {
        var gradient = new double[network.ParameterCount];
        network.CopyObjectiveGradientTo(gradient);
        return gradient;
    }

    public static double[] OptimizerState(this ITestNetwork network, int state)
    {
        var values = new double[network.ParameterCount];
        network.CopyOptimizerStateTo(state, values);
        return values;
    }

    public static double[] PreActivations(this ITestNetwork network, int layer)
    {
        var values = new double[network.GetLayerUnits(layer)];
        network.CopyPreActivationsTo(layer, values);
        return values;
    }

    public static double[] Activations(this ITestNetwork network, int layer)
    {
        var values = new double[network.GetLayerUnits(layer)];
        network.CopyActivationsTo(layer, values);
        return values;
    }

    public static double[] Deltas(this ITestNetwork network, int layer)
    {
        var values = new double[network.GetLayerUnits(layer)];
        network.CopyDeltasTo(layer, values);
        return values;
    }
}
