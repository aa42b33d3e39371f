using System;

namespace NetGen;

/// <summary>
/// A fully connected layer with n inputs and m units: zⱼ = bⱼ + Σᵢ wᵢⱼ·xᵢ, aⱼ = f(zⱼ)
/// (slide topic: multilayer perceptron). Weights have the shape [n][m]: row i belongs to input i, column j to unit j.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>Adds a fully connected layer.</summary>
    /// <param name="units">The number of units m, at least 1.</param>
    /// <param name="activation">The activation f of the units.</param>
    public DenseAttribute(int units, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>The number of units.</summary>
    public int Units { get; }

    /// <summary>The activation of the units.</summary>
    public Activation Activation { get; }

    /// <summary>Whether the units have a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The steepness k &gt; 0 of <see cref="Activation.Sigmoid"/>, a = 1 / (1 + exp(−k·z)). Default: 1.</summary>
    public double Steepness { get; set; } = 1.0;

    /// <summary>α ≥ 0 of <see cref="Activation.LeakyReLU"/> (default 0.01) and <see cref="Activation.ELU"/> (default 1).</summary>
    public double Alpha { get; set; }

    /// <summary>β &gt; 0 of <see cref="Activation.Softplus"/>. Default: 1.</summary>
    public double Beta { get; set; } = 1.0;

    /// <summary>The lower bound of <see cref="Activation.HardTanh"/>. Default: −1.</summary>
    public double Minimum { get; set; } = -1.0;

    /// <summary>The upper bound of <see cref="Activation.HardTanh"/>. Default: 1.</summary>
    public double Maximum { get; set; } = 1.0;

    /// <summary>How the weights are drawn. Default: chosen from the activation.</summary>
    public Initializer Initializer { get; set; }
}
