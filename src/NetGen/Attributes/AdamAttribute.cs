using System;

namespace NetGen;

/// <summary>
/// Adam (Kingma and Ba, 2015): m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²;
/// w ← w − η · m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) in step t = 1, 2, … (slide topic: Adam).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdamAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.001.</summary>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>The decay β₁ of the first moment, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the second moment, in [0, 1). Default: 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε &gt; 0 added outside the root. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Whether the largest v so far takes the place of v (Reddi et al., 2018). Default: false.</summary>
    public bool AmsGrad { get; set; }
}
