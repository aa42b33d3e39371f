using System;

namespace NetGen;

/// <summary>
/// Nesterov's accelerated gradient, PyTorch's form: v ← μ·v + g; w ← w − η·(g + μ·v)
/// (slide topic: NAG; Nesterov, 1983; Sutskever et al., 2013).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NesterovAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The momentum μ in [0, 1). Default: 0.9.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>The slides' form: <c>Forward</c>, <c>Backward</c> and <c>Train</c> work at the point ahead, w − μ·v; then v ← μ·v + η·g, w ← w − v. <c>Predict</c> and the parameters are those at w. Default: false.</summary>
    public bool LookAhead { get; set; }
}
