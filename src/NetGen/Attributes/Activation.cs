#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>The activation a = f(z) of a layer's units (slide topic: activation functions).</summary>
public enum Activation
{
    /// <summary>a = z; f'(z) = 1. For regression outputs.</summary>
    Linear = 0,

    /// <summary>The logistic function with steepness k: a = 1 / (1 + exp(−k·z)); f'(z) = k·a·(1 − a). Outputs lie in (0, 1).</summary>
    Sigmoid = 1,

    /// <summary>The hyperbolic tangent: a = tanh(z); f'(z) = 1 − a². Outputs lie in (−1, 1).</summary>
    Tanh = 2,

    /// <summary>The rectified linear unit: a = max(0, z); f'(z) = 1 where z &gt; 0, otherwise 0 (0 at z = 0).</summary>
    ReLU = 3,

    /// <summary>
    /// aⱼ = exp(zⱼ) / Σᵢ exp(zᵢ) over the units of one sample, the maximum subtracted first.
    /// The outputs are a probability distribution: for the last layer, with categorical cross-entropy.
    /// </summary>
    Softmax = 4,
}
