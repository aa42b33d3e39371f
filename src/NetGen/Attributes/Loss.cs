#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>
/// The loss E(y, t) of one sample with outputs y and targets t. K is the number of output units.
/// How the K element losses and the samples of a batch are reduced is set by
/// <c>OutputReduction</c> and <c>BatchReduction</c> of the network attribute.
/// </summary>
public enum Loss
{
    /// <summary>E = ½ Σ (t − y)², the slides' error function. Sum over the outputs unless said otherwise.</summary>
    HalfSquaredError = 0,

    /// <summary>E = 1/K Σ (y − t)². Mean over the outputs unless said otherwise.</summary>
    MeanSquaredError = 1,

    /// <summary>
    /// E = −1/K Σ (t·ln y + (1 − t)·ln(1 − y)), y and t in [0, 1]. Mean over the outputs unless said otherwise.
    /// With a sigmoid output it is computed from the pre-activation, exactly and without overflow; δ = k(y − t).
    /// </summary>
    BinaryCrossEntropy = 2,

    /// <summary>
    /// E = −Σ t·ln y, t a distribution or a class index. Sum over the outputs unless said otherwise.
    /// With a softmax output it is computed from the pre-activations, exactly and without overflow; δ = y − t for targets that sum to 1.
    /// </summary>
    CategoricalCrossEntropy = 3,
}
