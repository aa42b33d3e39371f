using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Planning;

/// <summary>Everything decided about one network. The emitters only write it down.</summary>
internal sealed class NetworkPlan
{
    private BlockLayout? _block;

    public required NetworkSpec Spec { get; init; }

    public required IReadOnlyList<LayerPlan> Layers { get; init; }

    /// <summary>The simplified backward pass, without the gradient of the network's input.</summary>
    public required IReadOnlyList<Operation> Backward { get; init; }

    /// <summary>Length of the parameter buffer with padding; gradients and optimizer states have the same layout.</summary>
    public required int BufferLength { get; init; }

    /// <summary>Where the biases begin in the parameter buffer: what concerns weights alone ends there.</summary>
    public required int WeightLength { get; init; }

    /// <summary>
    /// Whether the outputs are the last layer's z and its activation belongs to the loss, a cross-entropy from logits.
    /// </summary>
    public required bool OutputsLogits { get; init; }

    /// <summary>Length of a sample's slot.</summary>
    public required int SlotLength { get; init; }

    /// <summary>Length of a slot's beginning: the last layer's values, the targets and what the loss needs.</summary>
    public required int TailLength { get; init; }

    /// <summary>Values behind a slot in which sums of a backward pass wait for one another, as many as the library provides.</summary>
    public int ScratchLength => 256;

    /// <summary>How batches run.</summary>
    public required BatchTier Batch { get; init; }

    /// <summary>Where the passes of one sample come from at most: small and large networks have reasons of their own.</summary>
    public required SampleKernels SampleKernels { get; init; }

    /// <summary>
    /// Whether one sample goes through the library's loops, which all networks share, instead of methods of its own: where
    /// these would be long, and where a layer is so large that a call doesn't count.
    /// </summary>
    public bool SharesSamplePasses => Spec.Tier is Tier.Automatic or Tier.Blocked
        && Layers.Take(Layers.Count - 1).All(layer => !layer.Activation.AcrossUnits)
        && (SampleKernels == SampleKernels.Shared || Layers.Count > Limits.InlinedLayers
            || Layers.Any(layer => layer.Inputs * layer.Padded > Limits.WrittenWeights));

    /// <summary>Batches of fewer samples go one by one, and so do as few samples behind the last whole <see cref="BlockGroup"/>.</summary>
    public int BlockFrom => Batch switch
    {
        BatchTier.Rows => IsSmall ? Limits.BlockedGroup : Limits.BlockedFromRows,
        BatchTier.Lanes => Block.Lanes!.FromRows,
        _ => 2,
    };

    /// <summary>A block costs as much for a part of so many samples as for all of them; 1 where that does not matter.</summary>
    public int BlockGroup => Batch switch
    {
        BatchTier.Rows when IsSmall => Limits.BlockedGroup,
        BatchTier.Lanes => VectorWidth.WidestLanes(Precision),
        _ => 1,
    };

    private bool IsSmall => Spec.Tier == Tier.Automatic && WeightLength <= Limits.BlockedSmallWeights;

    /// <summary>The memory of a block of samples.</summary>
    public BlockLayout Block => _block ??= new BlockLayout(this);

    /// <summary>Where the input of a sample lies in its slot.</summary>
    public required int XOffset { get; init; }

    /// <summary>Where the targets lie in a slot, padded like the last layer.</summary>
    public required int TOffset { get; init; }

    /// <summary>Where an activation across units leaves its maximum, and behind it the sum of its exponentials.</summary>
    public required int SoftmaxOffset { get; init; }

    /// <summary>The widths that make a difference to some layer, widest first.</summary>
    public required IReadOnlyList<int> AllWidths { get; init; }

    /// <summary>Those of them that have kernels.</summary>
    public IReadOnlyList<int> Widths => Allowed(AllWidths);

    /// <summary>
    /// The widths of the passes that keep a sample's values. Where a 512-bit vector holds every layer a step waits for the one before
    /// it, and two vectors of half the width are ready sooner: on Zen 4 a step of 4-16-3 takes 45 ns instead of 49, of
    /// 16-16-16-16-16 122 instead of 140. Where the text would be too long (<see cref="SampleKernels"/>) there are none of 512 either.
    /// </summary>
    public IReadOnlyList<int> KeptWidths => Allowed(
        FitsOneVector || SampleKernels != SampleKernels.Own ? AllWidths.Where(bits => bits < 512).ToList() : AllWidths);

    /// <summary>Whether a vector of the widest kind holds any layer.</summary>
    public bool FitsOneVector => Layers.All(layer => layer.Padded <= VectorWidth.WidestLanes(Precision));

    /// <summary>Of the widths given, those that the target does not rule out; the narrowest of them at least.</summary>
    public IReadOnlyList<int> Allowed(IReadOnlyList<int> widths) => Spec.Target.VectorBits == 0
        ? widths
        : widths.Where(bits => bits == widths.Where(width => width <= Spec.Target.VectorBits).DefaultIfEmpty(widths.Min()).Max()).ToList();

    public Precision Precision => Spec.Precision;

    public string T => Precision == Precision.Single ? "float" : "double";

    public int InputSize => Spec.Input.Size;

    public LayerPlan Last => Layers[Layers.Count - 1];

    public int OutputSize => Last.Units;

    public OptimizerRow Optimizer => Optimizers.Of(Spec.Optimizer.Kind, Spec.Optimizer.Options);

    public required LossRow Loss { get; init; }

    public long ParameterCount => Layers.Sum(layer => ((long)layer.Inputs * layer.Units) + (layer.Spec.Bias ? layer.Units : 0));

    /// <summary>ε of the label smoothing; 0 without.</summary>
    public double Smoothing => Loss.SmoothsTargets ? Spec.Loss.Parameter : 0.0;

    public FusedDelta? Fused => Backward.OfType<FusedDelta>().FirstOrDefault();

    public bool TakesLabels => Loss.TakesLabels;

    public bool BatchMean => Spec.Loss.Batch == Reduction.Mean;

    /// <summary>Whether one sample's gradient step can go straight into the weights, without a gradient in memory.</summary>
    public bool FusesSingleStep => Spec.Optimizer is { Kind: OptimizerKind.Sgd, WeightDecay: 0.0 }
        && Spec.Penalty is { L1: 0.0, L2: 0.0, ClipNorm: 0.0, ClipValue: 0.0 };

    /// <summary>Whether a batch's gradients and its step go part by part: not where the step begins with the norm of them all.</summary>
    public bool StepsInParts => Batch == BatchTier.Rows && BufferLength >= Limits.SteppedInParts && Spec.Penalty.ClipNorm == 0.0;

    /// <summary>The index of the optimizer's state that holds the point ahead; −1 where gradients are taken at w.</summary>
    public int StateAhead => Optimizer.PointAhead is { } name ? Optimizer.States.ToList().IndexOf(name) : -1;

}
