using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Planning;

/// <summary>Everything decided about one network. The emitters only write it down.</summary>
internal sealed class NetworkPlan
{
    public required NetworkSpec Spec { get; init; }

    public required IReadOnlyList<LayerPlan> Layers { get; init; }

    /// <summary>The simplified backward pass, without the gradient of the network's input.</summary>
    public required IReadOnlyList<Operation> Backward { get; init; }

    /// <summary>Length of the parameter buffer with padding; gradients and optimizer states have the same layout.</summary>
    public required int BufferLength { get; init; }

    /// <summary>Length of a sample's slot.</summary>
    public required int SlotLength { get; init; }

    /// <summary>Where the input of a sample lies in its slot.</summary>
    public required int XOffset { get; init; }

    /// <summary>Where the targets lie in a slot, padded like the last layer.</summary>
    public required int TOffset { get; init; }

    /// <summary>Where an activation across units leaves its maximum, and behind it the sum of its exponentials.</summary>
    public required int SoftmaxOffset { get; init; }

    /// <summary>The widths that make a difference to some layer, widest first.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    public Precision Precision => Spec.Precision;

    public string T => Precision == Precision.Single ? "float" : "double";

    public int InputSize => Spec.Input.Size;

    public LayerPlan Last => Layers[Layers.Count - 1];

    public int OutputSize => Last.Units;

    public OptimizerRow Optimizer => Optimizers.Of(Spec.Optimizer.Kind);

    public LossRow Loss => Losses.Of(Spec.Loss.Kind);

    public long ParameterCount => Layers.Sum(layer => ((long)layer.Inputs * layer.Units) + (layer.Spec.Bias ? layer.Units : 0));

    public FusedDelta? Fused => Backward.OfType<FusedDelta>().FirstOrDefault();

    public bool TakesLabels => Loss.TakesLabels;

    public bool BatchMean => Spec.Loss.Batch == Reduction.Mean;

    /// <summary>Whether one sample's gradient step can go straight into the weights, without a gradient in memory.</summary>
    public bool FusesSingleStep => Spec.Optimizer.Kind == OptimizerKind.Sgd;

    public bool AnyBlocked => Layers.Any(layer => layer.Blocked);
}
