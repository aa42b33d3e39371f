using System;

namespace NetGen;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, 2016), PyTorch's form: μₜ = β₁·(1 − ½·0.96^(t·ψ)); M = μ₁·…·μₜ;
/// w ← w − η·((1 − μₜ)/(1 − M)·g + μₜ₊₁/(1 − M·μₜ₊₁)·m) / (√v̂ + ε); m, v as in <see cref="AdamAttribute">Adam</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NAdamAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.002.</summary>
    public double LearningRate { get; set; } = 0.002;

    /// <summary>The decay β₁ of the first moment, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the second moment, in [0, 1). Default: 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε &gt; 0 added outside the root. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>The decay ψ ≥ 0 of the momentum. Default: 0.004.</summary>
    public double MomentumDecay { get; set; } = 0.004;
}
