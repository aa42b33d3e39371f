#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>
/// The activation a = f(z) of a layer's units (slide topic: activation functions). Formulas, slopes at kinks and error
/// bounds of all rows stand in docs/catalogue.md.
/// </summary>
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

    /// <summary>a = z where z &gt; 0, otherwise α·z, α = <c>Alpha</c>, 0.01 unless given; f'(0) = α (Maas et al., 2013).</summary>
    LeakyReLU = 5,

    /// <summary>a = z where z &gt; 0, otherwise α·(exp(z) − 1), α = <c>Alpha</c>, 1 unless given; f'(0) = α (Clevert et al., 2016).</summary>
    ELU = 6,

    /// <summary>
    /// a = S·z where z &gt; 0, otherwise S·A·(exp(z) − 1), A = 1.6732632423543772848, S = 1.0507009873554804935:
    /// activations keep mean 0 and variance 1 (Klambauer et al., 2017). Goes with <see cref="Initializer.LeCunNormal"/>.
    /// </summary>
    SELU = 7,

    /// <summary>a = z·Φ(z), Φ(z) = (1 + erf(z/√2)) / 2 (Hendrycks and Gimpel, 2016).</summary>
    GELU = 8,

    /// <summary>GELU's form with tanh: a = z/2·(1 + tanh(√(2/π)·(z + 0.044715·z³))).</summary>
    GELUTanh = 9,

    /// <summary>a = z·σ(z), σ the logistic function; also known as swish (Elfwing et al., 2018).</summary>
    SiLU = 10,

    /// <summary>a = ln(1 + exp(β·z)) / β, β = <c>Beta</c>, 1 unless given; f'(z) = σ(β·z). Outputs are positive.</summary>
    Softplus = 11,

    /// <summary>a = z / (1 + |z|); f'(z) = 1 / (1 + |z|)². Outputs lie in (−1, 1).</summary>
    Softsign = 12,

    /// <summary>a = min(max(z + 3, 0), 6) / 6; f'(±3) = 0. Outputs lie in [0, 1].</summary>
    HardSigmoid = 13,

    /// <summary>a = min(max(z, m), M), m = <c>Minimum</c>, −1 unless given, M = <c>Maximum</c>, 1 unless given; f' = 0 at both bounds.</summary>
    HardTanh = 14,

    /// <summary>a = z·tanh(ln(1 + exp(z))) (Misra, 2019).</summary>
    Mish = 15,

    /// <summary>
    /// The perceptron's threshold: a = 1 where z ≥ 0, otherwise 0. It has no useful derivative; training treats it as 1,
    /// which with half squared error is the delta rule w ← w + η·(t − y)·x (slide topic: perceptron; Rosenblatt, 1958).
    /// For the last layer; hidden layers of threshold units learn nothing.
    /// </summary>
    Step = 16,
}
