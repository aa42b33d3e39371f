using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Planning;

/// <summary>
/// Where the values of a block lie when its samples stand side by side in the lanes: each unit's z, a or δ is a row of as
/// many numbers as the block has samples. First what a prediction needs, then what only training needs.
/// </summary>
/// <remarks>
/// What stands behind the last unit of a δ, and between the layers of <c>LQ</c>, is padding that is zero from the start and
/// that nobody writes.
/// </remarks>
internal sealed class LanesLayout
{
    private readonly List<(string Name, int Value)> _places = new();
    private readonly int _widest;

    public LanesLayout(NetworkPlan plan)
    {
        _widest = VectorWidth.WidestLanes(plan.Precision);
        LayerPlan last = plan.Last;
        _places.Add(("Row", Rows));
        bool large = plan.Layers.Sum(layer => layer.Inputs * layer.Units) > Limits.LanesLargeWeights;
        FromRows = plan.Precision == Precision.Single
            ? large ? Limits.LanesFromRowsLarge : Limits.LanesFromRows
            : large ? Limits.LanesFromRowsLargeDouble : Limits.LanesFromRowsDouble;
        Place("LX", plan.InputSize * Rows);
        foreach (LayerPlan layer in plan.Layers)
        {
            // Where z is kept a has rows of its own; elsewhere it takes z's place.
            string index = Text(layer.Index);
            bool keepsZ = layer.AOffset != layer.ZOffset && KeepsZ(plan, layer);
            Place("LZ" + index, keepsZ ? layer.Units * Rows : 0);
            Place("LA" + index, layer.Units * Rows);
        }

        Place("LS", plan.Layers.Any(layer => layer.Activation.AcrossUnits) ? 2 * Rows : 0);
        Place("LE", _widest * Rows);
        PredictLength = Length;

        Losses = Place("Losses", Rows);
        Place("LT", last.Units * Rows);
        foreach (LayerPlan layer in plan.Layers)
        {
            Place("LD" + Text(layer.Index), layer.Padded * Rows);
        }

        Turned = plan.BufferLength - plan.WeightLength;
        Place("LQ", (Turned * Rows) + (8 * _widest));
        foreach (LayerPlan layer in plan.Layers.Where(layer => !UnitsInLanes(layer)))
        {
            Place("LI" + Text(layer.Index), PaddedInputs(layer) * Rows);
            Place("LG" + Text(layer.Index), PaddedInputs(layer) * layer.Units);
        }

        if (FirstDeltaMayBeInRows(plan))
        {
            Place("LW2", PaddedInputs(plan.Layers[1]) * plan.Layers[1].Units);
        }

        Place("LDX", plan.InputSize * Rows);
    }

    /// <summary>Samples per block, and the distance from one unit's row to the next.</summary>
    public int Rows => Limits.LanesRows;

    /// <summary>Batches of fewer samples go one by one.</summary>
    public int FromRows { get; }

    public int Losses { get; }

    public int PredictLength { get; }

    public int Length { get; private set; }

    /// <summary>The length of a sample's row in LQ: δ of all layers, in the order of the biases.</summary>
    public int Turned { get; }

    public IReadOnlyList<(string Name, int Value)> Places => _places;

    /// <summary>Whether networks of such layers run with their samples in the lanes.</summary>
    public static bool Fits(IReadOnlyList<LayerPlan> layers, int inputSize) =>
        inputSize <= Limits.LanesInputs && layers.All(layer => layer.Padded <= Math.Min(Limits.LanesUnits, layer.PanelWidth));

    /// <summary>
    /// Whether a layer's gradient is summed with its units in the lanes and its inputs broadcast, or the other way round:
    /// a multiply-add takes half a cycle, and turning over a number of the factor in the lanes about a quarter.
    /// </summary>
    public static bool UnitsInLanes(LayerPlan layer)
    {
        int lanes = VectorWidth.WidestLanes(layer.Precision);
        int Vectors(int columns) => (columns + lanes - 1) / lanes;
        return (2 * layer.Inputs * Vectors(layer.Padded)) + layer.Padded <= (2 * layer.Units * Vectors(layer.Inputs)) + layer.Inputs;
    }

    /// <summary>Whether somebody reads z after the activation; elsewhere a takes its place.</summary>
    public static bool KeepsZ(NetworkPlan plan, LayerPlan layer) =>
        layer == plan.Last || layer.Activation.SlopeSource == SlopeSource.PreActivation;

    /// <summary>
    /// Whether the first layer's δ may be made where it is used, one row a sample: of the second layer's few δ, broadcast,
    /// and its inputs, which lie there in rows. Then it need not be made in the lanes and turned.
    /// </summary>
    public static bool FirstDeltaMayBeInRows(NetworkPlan plan)
    {
        if (plan.Layers.Count < 2)
        {
            return false;
        }

        (LayerPlan first, LayerPlan second) = (plan.Layers[0], plan.Layers[1]);
        return UnitsInLanes(first) && !UnitsInLanes(second)
            && PaddedInputs(second) == first.Padded
            && second.Units <= Math.Min(Limits.LanesRowUnits, second.SumLanes)
            && !first.Activation.AcrossUnits
            && first.Activation.SlopeSource != SlopeSource.PreActivation;
    }

    /// <summary>A layer's inputs padded like units.</summary>
    public static int PaddedInputs(LayerPlan layer) => Planner.Pad(layer.Inputs, VectorWidth.WidestLanes(layer.Precision));

    private int Place(string name, int size)
    {
        int place = Length;
        _places.Add((name, place));
        Length += Planner.RoundUp(size, _widest);
        return place;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
