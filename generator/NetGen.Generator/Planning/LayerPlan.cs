using System;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Everything decided about one layer: sizes, places in the buffers, tier and order of summation.</summary>
internal sealed record LayerPlan
{
    /// <summary>1, 2, …, as in the formulas.</summary>
    public required int Index { get; init; }

    public required LayerSpec Spec { get; init; }

    public required int Inputs { get; init; }

    /// <summary>Units with padding: 4, 8 or a multiple of 16 floats (2, 4 or a multiple of 8 doubles).</summary>
    public required int Padded { get; init; }

    /// <summary>Units per full panel of weights.</summary>
    public required int PanelWidth { get; init; }

    public required int WeightOffset { get; init; }

    public required int BiasOffset { get; init; }

    /// <summary>Where z, a and δ lie in a sample's slot. A linear layer's a is its z.</summary>
    public required int ZOffset { get; init; }

    public required int AOffset { get; init; }

    public required int DOffset { get; init; }

    /// <summary>
    /// The number of chains that a unit's sum is split into, input i going to chain i mod q: part of the result's
    /// bits, so it follows from the sizes alone and never from the hardware.
    /// </summary>
    public required int Chains { get; init; }

    /// <summary>The single-sample tier: straight line or register tiles.</summary>
    public required Tier SingleTier { get; init; }

    /// <summary>The names of the constants that hold the five offsets in the generated file.</summary>
    public string W => "W" + Text(Index);

    public string B => "B" + Text(Index);

    public string Z => "Z" + Text(Index);

    public string A => "A" + Text(Index);

    public string D => "D" + Text(Index);

    public int Units => Spec.Units;

    public required ActivationRow Activation { get; init; }

    /// <summary>Full panels; a narrower last one may follow.</summary>
    public int FullPanels => Padded / PanelWidth;

    public int LastPanelWidth => Padded % PanelWidth;

    /// <summary>All panels.</summary>
    public int Panels => FullPanels + (LastPanelWidth > 0 ? 1 : 0);

    /// <summary>The lanes over which sums across units are spread, whatever the hardware's width.</summary>
    public int SumLanes => Math.Min(Padded, VectorWidth.WidestLanes(Precision));

    public required Precision Precision { get; init; }

    public bool HasPadding => Padded != Units;

    public string Shape => Text(Inputs) + "x" + Text(Units);

    public VectorWidth Width(int bits) => new(VectorWidth.NarrowestFit(Padded, bits, Precision), Precision);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
