using System;

namespace NetGen;

/// <summary>
/// Lion (Chen et al., 2023): c = β₁·m + (1 − β₁)·g; w ← w − η·(sign(c) + λ·w); m ← β₂·m + (1 − β₂)·g.
/// λ is <c>WeightDecay</c>; sign(0) = 0.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LionAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.0001.</summary>
    public double LearningRate { get; set; } = 0.0001;

    /// <summary>The weight β₁ of the momentum in the step's direction, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the momentum, in [0, 1). Default: 0.99.</summary>
    public double Beta2 { get; set; } = 0.99;
}
