using System;

namespace NetGen.Benchmarks;

/// <summary>A dense layer with the weights of a unit side by side.</summary>
internal sealed class TextbookLayer(int inputs, int units, Activation activation)
{
    public int Inputs => inputs;

    public int Units => units;

    public Activation Activation => activation;

    /// <summary>Weights [units][inputs], then biases.</summary>
    public float[] W { get; } = new float[(inputs + 1) * units];

    public float[] Gradients { get; } = new float[(inputs + 1) * units];

    public float[] M { get; } = new float[(inputs + 1) * units];

    public float[] V { get; } = new float[(inputs + 1) * units];

    public float[] Scratch { get; } = new float[(inputs + 1) * units];

    /// <summary>The activations of the sample at hand.</summary>
    public float[] A { get; } = new float[units];

    /// <summary>Its deltas ∂E/∂z.</summary>
    public float[] D { get; } = new float[units];

    /// <summary>Takes weights [inputs][units] and biases, and forgets the optimizer's state.</summary>
    public void Start(ReadOnlySpan<float> parameters)
    {
        for (int j = 0; j < units; j++)
        {
            for (int i = 0; i < inputs; i++)
            {
                W[(j * inputs) + i] = parameters[(i * units) + j];
            }
        }

        parameters[(inputs * units)..].CopyTo(W.AsSpan(inputs * units));
        Array.Clear(Gradients);
        Array.Clear(M);
        Array.Clear(V);
    }
}
