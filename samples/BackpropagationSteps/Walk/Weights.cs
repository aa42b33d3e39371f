using NetGen;

namespace BackpropagationSteps.Walk;

/// <summary>
/// What a 2-3-1 network has one of for each parameter: its weights, or the gradients by them. In the network's own order
/// they lie layer by layer, weights [inputs][units], then biases.
/// </summary>
/// <param name="W1">w⁽¹⁾ᵢⱼ, from input i to hidden unit j.</param>
/// <param name="B1">b⁽¹⁾ⱼ.</param>
/// <param name="W2">w⁽²⁾ⱼ₁, from hidden unit j to the output.</param>
/// <param name="B2">b⁽²⁾₁.</param>
internal sealed record Weights(double[,] W1, double[] B1, double[] W2, double B2)
{
    public const int Inputs = 2;
    public const int Hidden = 3;

    /// <summary>The parameters of a network.</summary>
    public static Weights Of<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, double>
    {
        double[] p = new double[TNetwork.ParameterCount];
        network.CopyParametersTo(p);
        return FromVector(p);
    }

    /// <summary>The accumulated gradients of a network.</summary>
    public static Weights GradientsOf<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, double>
    {
        double[] g = new double[TNetwork.ParameterCount];
        network.CopyGradientsTo(g);
        return FromVector(g);
    }

    private static Weights FromVector(double[] p) => new(
        new[,] { { p[0], p[1], p[2] }, { p[3], p[4], p[5] } },
        [p[6], p[7], p[8]],
        [p[9], p[10], p[11]],
        p[12]);
}
