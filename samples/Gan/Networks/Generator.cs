using NetGen;

namespace Gan.Networks;

/// <summary>
/// Makes a point of the plane from eight numbers of noise. It has no targets of its own: how its outputs should change is
/// the discriminator's to say, as a gradient g = ∂E/∂y. So its loss is the product E = Σ y·t with g in the place of the
/// target t: ∂E/∂y = g, and Backward(g) carries g on to the weights, ∂E/∂w = Σ gᵢ·∂yᵢ/∂w. That is all that
/// backpropagation through another network needs.
/// </summary>
/// <remarks>
/// With a loss that is not one's own, the half squared error does the same: for E = ½ Σ (t − y)² and linear outputs
/// δ = ∂E/∂y = y − t, so the target t = y − g gives δ = y − (y − g) = g, but for the rounding of the differences.
/// Both ask for the sum over the outputs; the mean would divide g by their number.
/// </remarks>
[Network(8, LossFunction = nameof(Product), OutputReduction = Reduction.Sum, BatchReduction = Reduction.Mean)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(2)]
[Adam(LearningRate = 4e-3, Beta1 = 0.5)]
public sealed partial class Generator
{
    private static float Product(float y, float t) => y * t;
}
