using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A part of the weights whose gradients and step are computed in one go, while what the step needs is near: some inputs
/// of a panel of units. Parts follow from the sizes alone; threads take them as they come. For generated code.
/// </summary>
/// <param name="Layer">The layer: 1, 2, ….</param>
/// <param name="Panel">The panel of units, from 0 on.</param>
/// <param name="From">The first input.</param>
/// <param name="To">The input behind the last one.</param>
/// <param name="Offset">Where the part's weights begin.</param>
/// <param name="Length">How many there are, with what fills the space up to the next part.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GradientPart(int Layer, int Panel, int From, int To, int Offset, int Length)
{
    /// <summary>What the step behind the gradients needs; nothing where none follows at once.</summary>
    public StepAhead Ahead { get; init; }

    // Weights, gradients and two states of so many take 256 KB: they stay in the second-level cache between gradient and step.
    private const int Weights = 16384;

    // Parts of the first layer begin at a multiple of so many inputs: of the tiles' fourteen, and of what is left to those of eight.
    private const int Inputs = 4 * 14;

    /// <summary>The parts of a network, the last layer's first, as backpropagation goes.</summary>
    /// <param name="layers">Where each layer's parameters lie.</param>
    public static GradientPart[] Of(ReadOnlySpan<DenseLayout> layers)
    {
        var parts = new List<GradientPart>();
        int end = layers[0].BiasOffset;
        for (int l = layers.Length; l > 0; l--)
        {
            DenseLayout layer = layers[l - 1];
            int unit = l == 1 ? Inputs : layers[l - 2].PanelWidth;
            for (int first = 0; first < layer.PaddedUnits; first += layer.PanelWidth)
            {
                int width = Math.Min(layer.PanelWidth, layer.PaddedUnits - first);
                int slices = Math.Max(1, ((layer.Inputs * width) + (Weights / 2)) / Weights);
                for (int s = 0; s < slices; s++)
                {
                    int from = BlockCopy.Share(layer.Inputs, unit, s, slices);
                    int to = BlockCopy.Share(layer.Inputs, unit, s + 1, slices);
                    int offset = layer.WeightOffset + (layer.Inputs * first) + (from * width);
                    parts.Add(new GradientPart(l, first / layer.PanelWidth, from, to, offset, (to - from) * width));
                }
            }

            // The space behind the layer's last part belongs to it: steps go vector by vector.
            parts[^1] = parts[^1] with { Length = end - parts[^1].Offset };
            end = layer.WeightOffset;
        }

        return [.. parts];
    }
}
