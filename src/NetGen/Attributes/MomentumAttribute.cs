using System;

namespace NetGen;

/// <summary>
/// Gradient descent with momentum, PyTorch's form: v ← μ·v + (1 − d)·g, but v ← g in the first step; w ← w − η·v
/// (slide topic: momentum; Polyak, 1964).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class MomentumAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The momentum μ in [0, 1). Default: 0.9.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>The dampening d in [0, 1]. Default: 0. Not with <see cref="Textbook"/>.</summary>
    public double Dampening { get; set; }

    /// <summary>The slides' form: v ← μ·v + η·g; w ← w − v. The same path while the learning rate stays the same. Default: false.</summary>
    public bool Textbook { get; set; }
}
