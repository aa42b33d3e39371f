using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// What is multiplied first, so that fewer steps lie between the outputs and the new weights: the next sample waits for these.
/// The order of the factors decides about the last bit, so the answer is one for all widths, in whatever project, and for batches too.
/// </summary>
internal static class ShortChains
{
    /// <summary>So many inputs of the first layer: rate·x takes an operation for each, rate·δ one for each vector of units.</summary>
    public const int MostInputs = 4;

    /// <summary>
    /// Whether δ of the layer below is (w ⊙ f') δ, of a single unit's δ: neither w nor f' waits for it. A fifth of the way back
    /// through 2-3-1.
    /// </summary>
    public static bool SlopeFirst(KernelWriter writer, LayerPlan layer)
    {
        KernelWriter kernels = writer.ForBits;
        NetworkPlan plan = kernels.Plan;
        return layer.Units == 1 && layer.Index > 1 && plan.Batch == BatchTier.Lanes && IsOwn(kernels, layer)
            && plan.Layers[layer.Index - 2].Activation is { AcrossUnits: false, DeltaLocals.Count: 0 } below
            && (below.DeltaText is null || below.SlopeSource == SlopeSource.Output);
    }

    /// <summary>Whether the first layer's weights move by (rate·x) δ rather than x (rate·δ). With a rate of 1 both are the same.</summary>
    public static bool RateFirst(KernelWriter writer, LayerPlan layer) =>
        layer.Index == 1 && layer.Inputs <= MostInputs && writer.ForBits is var kernels && IsOwn(kernels, layer)
        && kernels.Plan.Widths.All(bits => BackwardKernel.IsInRegisters(kernels, layer, bits));

    // At no width the library's.
    private static bool IsOwn(KernelWriter kernels, LayerPlan layer) =>
        !kernels.Plan.SharesSamplePasses && kernels.Plan.Widths.All(bits => !SingleForm.Of(kernels, layer, bits).IsShared(kernels.Plan, bits));
}
