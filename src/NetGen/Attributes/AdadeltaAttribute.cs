using System;

namespace NetGen;

/// <summary>
/// Adadelta (Zeiler, 2012): G ← ρ·G + (1 − ρ)·g²; Δ = √(D + ε) / √(G + ε) · g; D ← ρ·D + (1 − ρ)·Δ²; w ← w − η·Δ
/// (slide topic: AdaDelta).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdadeltaAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η ≥ 0. Default: 1.0.</summary>
    public double LearningRate { get; set; } = 1.0;

    /// <summary>The decay ρ in [0, 1). Default: 0.9.</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>The ε &gt; 0 under both roots. Default: 1e-6.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
