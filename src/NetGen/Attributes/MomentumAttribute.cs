using System;

namespace NetGen;

/// <summary>
/// Gradient descent with momentum, PyTorch's form: v ← μ·v + (1 − d)·g, but v ← g in the first step; w ← w − η·v
/// (slide topic: momentum; Polyak, 1964).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class MomentumAttribute : Attribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The momentum μ in [0, 1). Default: 0.9.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>The dampening d in [0, 1]. Default: 0.</summary>
    public double Dampening { get; set; }
}
