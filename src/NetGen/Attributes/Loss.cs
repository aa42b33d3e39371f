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
    /// <c>LabelSmoothing</c> ε puts t·(1 − ε) + ε/K in the place of t.
    /// </summary>
    CategoricalCrossEntropy = 3,

    /// <summary>E = 1/K Σ |y − t|; the slope is the sign of y − t, 0 where they agree. Mean over the outputs unless said otherwise.</summary>
    MeanAbsoluteError = 4,

    /// <summary>
    /// E = 1/K Σ l, l = d²/2 where |d| ≤ δ, otherwise δ·(|d| − δ/2); d = y − t, δ = <c>HuberDelta</c> (Huber, 1964).
    /// Mean over the outputs unless said otherwise.
    /// </summary>
    Huber = 5,

    /// <summary>
    /// E = 1/K Σ l, l = d²/(2β) where |d| &lt; β, otherwise |d| − β/2; d = y − t, β = <c>SmoothL1Beta</c> (Girshick, 2015).
    /// Mean over the outputs unless said otherwise.
    /// </summary>
    SmoothL1 = 6,

    /// <summary>E = 1/K Σ ln cosh(y − t); the slope is tanh(y − t). Mean over the outputs unless said otherwise.</summary>
    LogCosh = 7,

    /// <summary>
    /// Binary cross-entropy of linear outputs z, y = σ(z): E = 1/K Σ max(z, 0) − z·t + ln(1 + exp(−|z|)). The network's outputs
    /// stay logits. Mean over the outputs unless said otherwise.
    /// </summary>
    BinaryCrossEntropyFromLogits = 8,

    /// <summary>
    /// Categorical cross-entropy of linear outputs z, y = softmax(z): E = Σ t·(ln Σ exp(z) − z), t a distribution or a class index.
    /// The network's outputs stay logits. Sum over the outputs unless said otherwise. <c>LabelSmoothing</c> ε puts t·(1 − ε) + ε/K in the place of t.
    /// </summary>
    CategoricalCrossEntropyFromLogits = 9,

    /// <summary>
    /// E = 1/K Σ max(0, m − t·y), t = ±1, m = <c>HingeMargin</c>; the slope is 0 at the kink (Cortes and Vapnik, 1995).
    /// Mean over the outputs unless said otherwise.
    /// </summary>
    Hinge = 10,

    /// <summary>E = 1/K Σ max(0, m − t·y)², t = ±1, m = <c>HingeMargin</c>. Mean over the outputs unless said otherwise.</summary>
    SquaredHinge = 11,

    /// <summary>
    /// The Kullback-Leibler divergence E = Σ t·(ln t − ln y) of distributions, 0 where t = 0. With a softmax output it is computed
    /// from the pre-activations; δ = y − t. Sum over the outputs unless said otherwise.
    /// </summary>
    KullbackLeibler = 12,
}
