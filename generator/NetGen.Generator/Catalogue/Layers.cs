using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Catalogue;

/// <summary>One kind of layer: its shape arithmetic and its forward pass as symbolic operations.</summary>
internal abstract class LayerRow
{
    public abstract string Name { get; }

    /// <summary>The shape that flows out when <paramref name="input"/> flows in.</summary>
    public abstract Shape Output(LayerSpec layer, Shape input);

    /// <summary>The number of parameters.</summary>
    public abstract long ParameterCount(LayerSpec layer, Shape input);

    /// <summary>The forward operations; the last one's output is what the next layer reads.</summary>
    public abstract IReadOnlyList<ForwardOperation> Forward(LayerSpec layer, int index, Value input);
}

/// <summary>The catalogue of layer kinds: one row each.</summary>
internal static class Layers
{
    private static readonly LayerRow _dense = new DenseRow();

#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser knows these kinds only
    public static LayerRow Of(LayerKind kind) => kind switch
    {
        LayerKind.Dense => _dense,
    };
#pragma warning restore CS8524

    private sealed class DenseRow : LayerRow
    {
        public override string Name => "Dense";

        public override Shape Output(LayerSpec layer, Shape input) => Shape.Of(layer.Units);

        public override long ParameterCount(LayerSpec layer, Shape input) =>
            ((long)input.Size * layer.Units) + (layer.Bias ? layer.Units : 0);

        public override IReadOnlyList<ForwardOperation> Forward(LayerSpec layer, int index, Value input)
        {
            var z = new Value(ValueRole.PreActivation, index);
            var a = new Value(ValueRole.Activation, index);
            Value? bias = layer.Bias ? new Value(ValueRole.Bias, index) : null;
            return new ForwardOperation[]
            {
                new AffineOperation(input, new Value(ValueRole.Weights, index), bias, z),
                new ActivationOperation(z, a, layer.Activation, layer.Function, layer.Parameters),
            };
        }
    }
}
