using System;

namespace NetGen;

/// <summary>
/// Marks a <c>partial class</c> as a neural network: the generator writes <c>Forward</c>, <c>Backward</c>,
/// <c>Update</c>, <c>Train</c> and <c>Predict</c> for exactly this topology at build time.
/// The layers follow as attributes of their own, in order, on the same declaration.
/// </summary>
/// <example>
/// <code>
/// [Network(784, Loss = Loss.CategoricalCrossEntropy, Seed = 42)]
/// [Dense(128, Activation.ReLU)]
/// [Dense(10, Activation.Softmax)]
/// [Adam(LearningRate = 1e-3)]
/// public sealed partial class DigitNet;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Declares a network with inputs of the given shape.</summary>
    /// <param name="inputShape">The extents of one input sample, each at least 1; <c>784</c> for a vector of 784 values.</param>
    public NetworkAttribute(params int[] inputShape)
    {
        InputShape = inputShape;
    }

    /// <summary>The extents of one input sample.</summary>
    public int[] InputShape { get; }

    /// <summary>The loss that training minimises. Default: <see cref="Loss.HalfSquaredError"/>, E = ½ Σ (t − y)².</summary>
    public Loss Loss { get; set; }

    /// <summary>
    /// The name of a method of the class that is the loss of one output y with the target t, in the place of <see cref="Loss"/>:
    /// <c>LossFunction = nameof(Pinball)</c> with
    /// <c>static float Pinball(float y, float t) => t > y ? 0.9f * (t - y) : 0.1f * (y - t);</c>.
    /// E is its mean over the outputs unless <see cref="OutputReduction"/> says otherwise. What the method may contain is said
    /// at <see cref="DenseAttribute(int, string)"/>.
    /// </summary>
    public string? LossFunction { get; set; }

    /// <summary>
    /// The name of a method that is the derivative of <see cref="LossFunction"/> by y, with the same parameters.
    /// Default: null, the generator differentiates.
    /// </summary>
    public string? LossSlope { get; set; }

    /// <summary>How the element losses of one sample's outputs are reduced. Default: the loss's own convention.</summary>
    public Reduction OutputReduction { get; set; }

    /// <summary>How the losses, and so the gradients, of a batch are reduced. Default: the mean.</summary>
    public Reduction BatchReduction { get; set; }

    /// <summary>δ &gt; 0 of <see cref="Loss.Huber"/>. Default: 1.</summary>
    public double HuberDelta { get; set; } = 1.0;

    /// <summary>β &gt; 0 of <see cref="Loss.SmoothL1"/>. Default: 1.</summary>
    public double SmoothL1Beta { get; set; } = 1.0;

    /// <summary>The margin m &gt; 0 of <see cref="Loss.Hinge"/> and <see cref="Loss.SquaredHinge"/>. Default: 1.</summary>
    public double HingeMargin { get; set; } = 1.0;

    /// <summary>ε in [0, 1) of the categorical cross-entropies: targets t become t·(1 − ε) + ε/K. Default: 0.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>λ₁ ≥ 0 of the penalty λ₁·Σ|w| over all weights, not biases, added to the loss of a batch. Default: 0.</summary>
    public double L1 { get; set; }

    /// <summary>λ₂ ≥ 0 of the penalty λ₂/2·Σw² over all weights, not biases, added to the loss of a batch. Default: 0.</summary>
    public double L2 { get; set; }

    /// <summary>
    /// Clips the gradient of a step, penalties included, by its norm over all parameters: g ← g·min(1, c / (‖g‖ + 10⁻⁶)).
    /// Default: 0, no clipping. Not together with <see cref="ClipValue"/>.
    /// </summary>
    public double ClipNorm { get; set; }

    /// <summary>Clips each element of the gradient of a step, penalties included, to [−c, c]. Default: 0, no clipping.</summary>
    public double ClipValue { get; set; }

    /// <summary>The seed of the parameterless constructor. The same seed gives the same bits everywhere. Default: 0.</summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// The file that the parameters of the parameterless constructor come from, in the place of <see cref="Seed"/>: compiled into
    /// the assembly, so that the program reads no file and starts trained. Default: null, parameters are drawn.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The file is what <see cref="TextPersistence.SaveAsText{TSelf, T}(INetwork{TSelf, T}, string)"/> writes for a network of
    /// these layers and this number type; anything else is an error of the build. It is an item of the project,
    /// <c>&lt;NetGenWeights Include="xor.weights.txt" /&gt;</c>, and named here by its name, or by as much of its path as it takes to
    /// tell it from others: <c>Weights = "models/xor.weights.txt"</c>.
    /// </para>
    /// <para>
    /// Up to half a megabyte of text, about 100,000 <see cref="float"/> values, the values become constants of the program;
    /// a longer file becomes an embedded resource, which the constructor decodes. Every instance has a copy of its own and
    /// can be trained further; the constructor with a seed, <c>Create</c> and <c>Reset</c> draw parameters as ever.
    /// </para>
    /// </remarks>
    public string? Weights { get; set; }

    /// <summary>The number type of the network. Default: <see cref="Precision.Single"/>.</summary>
    public Precision Precision { get; set; }

    /// <summary>Forces one shape of kernels. Default: <see cref="Tier.Automatic"/>, the planner's choice.</summary>
    public Tier Tier { get; set; }
}
