using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Planning;

/// <summary>From a spec to a plan: layout, tiers and the derived backward pass. Pure; knows neither Roslyn nor text.</summary>
internal static class Planner
{
    /// <summary>The plan of a network.</summary>
    /// <param name="declared">The network.</param>
    /// <param name="sampleKernels">Where the passes of one sample come from.</param>
    public static NetworkPlan Plan(NetworkSpec declared, SampleKernels sampleKernels)
    {
        NetworkSpec spec = Linked(declared);
        int lanes = VectorWidth.WidestLanes(spec.Precision);
        List<LayerPlan> layers = PlaceLayers(spec, lanes, out int bufferLength, out SlotPlan slot);
        return new NetworkPlan
        {
            Spec = spec,
            OutputsLogits = !ReferenceEquals(spec, declared),
            Layers = layers,
            Loss = Rows.Of(spec.Loss, spec.Precision),
            Backward = DeriveBackward(spec),
            BufferLength = bufferLength,
            WeightLength = layers[0].BiasOffset,
            SlotLength = slot.Length,
            TailLength = slot.TailLength,
            XOffset = slot.X,
            TOffset = slot.T,
            SoftmaxOffset = slot.Softmax,
            Batch = BatchTierOf(spec, layers),
            SampleKernels = sampleKernels,
            AllWidths = new[] { 512, 256, 128 }.Where(bits => layers.Any(layer => layer.Width(bits).Bits == bits)).ToList(),
        };
    }

    /// <summary>
    /// A loss of logits as the link that makes probabilities of them and the loss of those: the chain rule then cancels
    /// as it does for the user's own sigmoid or softmax, and only the outputs stay where the logits are.
    /// </summary>
    private static NetworkSpec Linked(NetworkSpec spec)
    {
        LossRow row = Rows.Of(spec.Loss, spec.Precision);
        if (row.Link is not { } link || row.Linked is not { } loss)
        {
            return spec;
        }

        LayerSpec last = spec.Layers[spec.Layers.Count - 1] with
        {
            Activation = link,
            Parameters = new EquatableArray<double>(Activations.Of(link).Parameters.Select(parameter => parameter.Default)),
        };
        return spec with
        {
            Layers = new EquatableArray<LayerSpec>(spec.Layers.Take(spec.Layers.Count - 1).Append(last)),
            Loss = spec.Loss with { Kind = loss },
        };
    }

    /// <summary>The network's forward pass as symbolic operations, the loss last.</summary>
    public static IReadOnlyList<ForwardOperation> Forward(NetworkSpec spec)
    {
        var operations = new List<ForwardOperation>();
        var value = new Value(ValueRole.Input, 0);
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            operations.AddRange(Catalogue.Layers.Of(spec.Layers[i].Kind).Forward(spec.Layers[i], i + 1, value));
            value = operations[operations.Count - 1].Output;
        }

        var target = new Value(ValueRole.Target, spec.Layers.Count);
        operations.Add(new LossOperation(value, target, new Value(ValueRole.Loss, spec.Layers.Count), spec.Loss.Kind));
        return operations;
    }

    private static IReadOnlyList<Operation> DeriveBackward(NetworkSpec spec)
    {
        IReadOnlyList<ForwardOperation> forward = Forward(spec);
        IEnumerable<Value> parameters = forward
            .SelectMany(operation => operation.Inputs)
            .Where(value => value.Role is ValueRole.Weights or ValueRole.Bias);
        return Simplification.Simplify(Differentiation.Backward(forward), parameters);
    }

    private static List<LayerPlan> PlaceLayers(NetworkSpec spec, int lanes, out int bufferLength, out SlotPlan slot)
    {
        // Weights of all layers first, biases behind: what concerns weights only is one range.
        var padded = spec.Layers.Select(layer => Pad(layer.Units, lanes)).ToList();
        int inputs = spec.Input.Size;
        int weights = 0;
        var weightOffsets = new List<int>();
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            weightOffsets.Add(weights);
            weights = RoundUp(weights + (inputs * padded[i]), lanes);
            inputs = spec.Layers[i].Units;
        }

        int bias = weights;
        var slotPlan = new SlotPlan(spec, padded, lanes);
        inputs = spec.Input.Size;
        var plans = new List<LayerPlan>();
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            LayerSpec layer = spec.Layers[i];
            ActivationRow activation = Rows.Of(layer, spec.Precision);
            (int z, int a, int d) = slotPlan.Places[i];
            plans.Add(new LayerPlan
            {
                Index = i + 1,
                Spec = layer,
                Activation = activation,
                Precision = spec.Precision,
                Inputs = inputs,
                Padded = padded[i],
                PanelWidth = Math.Min(padded[i], 2 * lanes),
                WeightOffset = weightOffsets[i],
                BiasOffset = bias,
                ZOffset = z,
                AOffset = a,
                DOffset = d,
                Chains = ChainsOf(padded[i], inputs, lanes),
                SingleTier = SingleTierOf(spec.Tier, inputs + OwnText(activation), padded[i], lanes),
            });
            bias += RoundUp(padded[i], lanes);
            inputs = layer.Units;
        }

        bufferLength = bias;
        slot = slotPlan;
        return plans;
    }

    // One, two or four chains: as many as it takes that the chains of all units keep 8 widest vectors in flight.
    private static int ChainsOf(int padded, int inputs, int lanes)
    {
        int wanted = Limits.Accumulators * lanes / padded;
        int chains = wanted >= 4 ? 4 : wanted >= 2 ? 2 : 1;
        while (chains > inputs)
        {
            chains /= 2;
        }

        return chains;
    }

    // A function of the user's own may be long, and a straight line repeats it for every vector of units. Two of its
    // operations fill about as much as a multiply-add with its loads; the catalogue's functions are short.
    private static int OwnText(ActivationRow activation) => activation.IsOwn ? activation.Flops / 2 : 0;

    private static Tier SingleTierOf(Tier wanted, int inputs, int padded, int lanes)
    {
        // Written out at 128 bits, the narrowest width, the text is longest: that one has to fit.
        int narrow = inputs * Math.Max(1, padded / (lanes / 4));
        int usual = inputs * Math.Max(1, padded / (lanes / 2));
        bool straight = wanted switch
        {
            Tier.StraightLine => narrow <= Limits.ForcedStraightLineFmas,
            Tier.Automatic => usual <= Limits.StraightLineFmas,
            _ => false,
        };
        return straight ? Tier.StraightLine : Tier.RegisterTiles;
    }

    private static BatchTier BatchTierOf(NetworkSpec spec, List<LayerPlan> layers)
    {
        if (spec.Tier == Tier.Automatic && LanesLayout.Fits(layers, spec.Input.Size))
        {
            return BatchTier.Lanes;
        }

        // A softmax between layers looks at all units of a sample: its values lie in slots.
        if (layers.Take(layers.Count - 1).Any(layer => layer.Activation.AcrossUnits))
        {
            return BatchTier.Samples;
        }

        return spec.Tier switch
        {
            Tier.Blocked => BatchTier.Rows,
            Tier.Automatic when layers.Any(layer => layer.Inputs * layer.Padded >= Limits.BlockedWeights) => BatchTier.Rows,
            _ => BatchTier.Samples,
        };
    }

    internal static int Pad(int units, int lanes) =>
        units <= lanes / 4 ? lanes / 4 : units <= lanes / 2 ? lanes / 2 : RoundUp(units, lanes);

    internal static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
