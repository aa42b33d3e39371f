using System;

namespace NetGen;

/// <summary>
/// Adagrad (Duchi et al., 2011): G ← G + g²; w ← w − η/(1 + (t − 1)·d) · g / (√G + ε) (slide topic: Adagrad).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdagradAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The ε &gt; 0 added outside the root. Default: 1e-10.</summary>
    public double Epsilon { get; set; } = 1e-10;

    /// <summary>The decay d ≥ 0 of the learning rate. Default: 0.</summary>
    public double LearningRateDecay { get; set; }

    /// <summary>The value ≥ 0 that G starts at. Default: 0.</summary>
    public double InitialAccumulator { get; set; }

    /// <summary>Whether ε stands under the root, √(G + ε), as in the slides, rather than beside it. Default: false, as in PyTorch.</summary>
    public bool EpsilonInside { get; set; }
}
