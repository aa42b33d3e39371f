using System;

namespace NetGen;

/// <summary>
/// RMSProp (Tieleman and Hinton, 2012): G ← ρ·G + (1 − ρ)·g²; q = g / (√G + ε); w ← w − η·q, or with momentum
/// v ← μ·v + q, w ← w − η·v.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RmsPropAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The decay ρ in [0, 1). Default: 0.99.</summary>
    public double Rho { get; set; } = 0.99;

    /// <summary>The ε &gt; 0 added outside the root. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>The momentum μ in [0, 1). Default: 0, without a velocity.</summary>
    public double Momentum { get; set; }

    /// <summary>Whether the running mean of g is taken out of the root: √(G − ḡ²), ḡ ← ρ·ḡ + (1 − ρ)·g. Default: false.</summary>
    public bool Centered { get; set; }

    /// <summary>Whether ε stands under the root, √(G + ε), as in the slides, rather than beside it. Default: false, as in PyTorch.</summary>
    public bool EpsilonInside { get; set; }
}
