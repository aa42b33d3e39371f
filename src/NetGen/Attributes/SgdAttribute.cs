using System;

namespace NetGen;

/// <summary>
/// Gradient descent: w ← w − η·g (slide topic: gradient descent, stochastic gradient descent).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class SgdAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;
}
