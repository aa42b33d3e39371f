using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// Where the parameters of one dense layer lie inside the network's buffers: weights in panels of
/// <see cref="PanelWidth"/> units, each panel [inputs][width], units padded with zeros; biases behind.
/// Converts from and to the canonical order, weights [inputs][units] row-major, then biases. For generated code.
/// </summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Units">The number of units.</param>
/// <param name="PaddedUnits">The number of units with padding.</param>
/// <param name="PanelWidth">The width of a full panel; the last may be narrower.</param>
/// <param name="WeightOffset">Where the weights begin.</param>
/// <param name="BiasOffset">Where the biases begin.</param>
/// <param name="HasBias">Whether the biases are parameters; otherwise their place holds zeros.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct DenseLayout(
    int Inputs,
    int Units,
    int PaddedUnits,
    int PanelWidth,
    int WeightOffset,
    int BiasOffset,
    bool HasBias)
{
    /// <summary>The number of parameters in canonical order.</summary>
    public int ParameterCount => (Inputs * Units) + (HasBias ? Units : 0);

    /// <summary>Copies from the buffer to canonical order.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="buffer">The network's buffer.</param>
    /// <param name="canonical">Receives the layer's values.</param>
    public void CopyTo<T>(ReadOnlySpan<T> buffer, Span<T> canonical)
    {
        for (int input = 0; input < Inputs; input++)
        {
            for (int first = 0; first < Units; first += PanelWidth)
            {
                int count = Math.Min(PanelWidth, Units - first);
                buffer.Slice(RowOffset(input, first), count).CopyTo(canonical[((input * Units) + first)..]);
            }
        }

        if (HasBias)
        {
            buffer.Slice(BiasOffset, Units).CopyTo(canonical[(Inputs * Units)..]);
        }
    }

    /// <summary>Copies from canonical order into the buffer; the padding becomes zero.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="canonical">The layer's values.</param>
    /// <param name="buffer">The network's buffer.</param>
    public void CopyFrom<T>(ReadOnlySpan<T> canonical, Span<T> buffer)
    {
        buffer.Slice(WeightOffset, Inputs * PaddedUnits).Clear();
        buffer.Slice(BiasOffset, PaddedUnits).Clear();
        for (int input = 0; input < Inputs; input++)
        {
            for (int first = 0; first < Units; first += PanelWidth)
            {
                int count = Math.Min(PanelWidth, Units - first);
                canonical.Slice((input * Units) + first, count).CopyTo(buffer[RowOffset(input, first)..]);
            }
        }

        if (HasBias)
        {
            canonical.Slice(Inputs * Units, Units).CopyTo(buffer[BiasOffset..]);
        }
    }

    /// <summary>Adds values in canonical order to the buffer.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="canonical">The layer's values.</param>
    /// <param name="buffer">The network's buffer.</param>
    public void Add<T>(ReadOnlySpan<T> canonical, Span<T> buffer)
        where T : INumberBase<T>
    {
        for (int input = 0; input < Inputs; input++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                int first = unit / PanelWidth * PanelWidth;
                buffer[RowOffset(input, first) + unit - first] += canonical[(input * Units) + unit];
            }
        }

        for (int unit = 0; HasBias && unit < Units; unit++)
        {
            buffer[BiasOffset + unit] += canonical[(Inputs * Units) + unit];
        }
    }

    /// <summary>The number of parameters of several layers.</summary>
    /// <param name="layouts">The layers.</param>
    public static int ParametersOf(ReadOnlySpan<DenseLayout> layouts)
    {
        int count = 0;
        foreach (DenseLayout layout in layouts)
        {
            count += layout.ParameterCount;
        }

        return count;
    }

    /// <summary>Copies the parameters of several layers from the buffer, one after the other in canonical order.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="layouts">The layers.</param>
    /// <param name="buffer">The network's buffer.</param>
    /// <param name="canonical">Receives the values.</param>
    public static void CopyTo<T>(ReadOnlySpan<DenseLayout> layouts, ReadOnlySpan<T> buffer, Span<T> canonical)
    {
        foreach (DenseLayout layout in layouts)
        {
            layout.CopyTo(buffer, canonical[..layout.ParameterCount]);
            canonical = canonical[layout.ParameterCount..];
        }
    }

    /// <summary>Copies the parameters of several layers into the buffer.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="layouts">The layers.</param>
    /// <param name="canonical">The values, one layer after the other in canonical order.</param>
    /// <param name="buffer">The network's buffer.</param>
    public static void CopyFrom<T>(ReadOnlySpan<DenseLayout> layouts, ReadOnlySpan<T> canonical, Span<T> buffer)
    {
        foreach (DenseLayout layout in layouts)
        {
            layout.CopyFrom(canonical[..layout.ParameterCount], buffer);
            canonical = canonical[layout.ParameterCount..];
        }
    }

    /// <summary>Adds the values of several layers to the buffer.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="layouts">The layers.</param>
    /// <param name="canonical">The values, one layer after the other in canonical order.</param>
    /// <param name="buffer">The network's buffer.</param>
    public static void Add<T>(ReadOnlySpan<DenseLayout> layouts, ReadOnlySpan<T> canonical, Span<T> buffer)
        where T : INumberBase<T>
    {
        foreach (DenseLayout layout in layouts)
        {
            layout.Add(canonical[..layout.ParameterCount], buffer);
            canonical = canonical[layout.ParameterCount..];
        }
    }

    /// <summary>Where the weight of a canonical index lies in the buffer.</summary>
    /// <param name="index">The index, input · units + unit.</param>
    public int WeightIndex(int index)
    {
        int unit = index % Units;
        int first = unit / PanelWidth * PanelWidth;
        return RowOffset(index / Units, first) + unit - first;
    }

    private int RowOffset(int input, int firstUnit)
    {
        int width = Math.Min(PanelWidth, PaddedUnits - firstUnit);
        return WeightOffset + (firstUnit * Inputs) + (input * width);
    }
}
