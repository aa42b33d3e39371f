using System;

namespace NetGen;

/// <summary>
/// Adam in the maximum norm (Kingma and Ba, 2015): m ← β₁·m + (1 − β₁)·g; u ← max(β₂·u, |g| + ε);
/// w ← w − η/(1 − β₁ᵗ) · m/u.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdamaxAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.002.</summary>
    public double LearningRate { get; set; } = 0.002;

    /// <summary>The decay β₁ of the first moment, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the maximum, in [0, 1). Default: 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε &gt; 0 added to |g|. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
