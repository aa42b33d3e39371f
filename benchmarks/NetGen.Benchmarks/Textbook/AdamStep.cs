using System;

namespace NetGen.Benchmarks;

/// <summary>The constants of Adam in one of its steps.</summary>
internal readonly struct AdamStep
{
    public const float Beta1 = 0.9f;
    public const float Beta2 = 0.999f;

    // From the decimal fractions: 1 − 0.999f is off by a hundred-thousandth.
    public const float OneMinusBeta1 = 0.1f;
    public const float OneMinusBeta2 = 0.001f;
    public const float Epsilon = 1e-8f;

    private const double LearningRate = 0.001;

    /// <param name="step">The step, counted from 1.</param>
    public AdamStep(int step)
    {
        Rate = (float)(LearningRate / (1 - Math.Pow(0.9, step)));
        Root = (float)(1 / Math.Sqrt(1 - Math.Pow(0.999, step)));
    }

    /// <summary>η / (1 − β₁ᵗ).</summary>
    public float Rate { get; }

    /// <summary>1 / √(1 − β₂ᵗ): √v̂ is √v times this.</summary>
    public float Root { get; }
}
