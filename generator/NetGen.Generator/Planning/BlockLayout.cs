using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Planning;

/// <summary>
/// Where a block of samples keeps its values: first what a prediction needs, then what only training needs, so that the
/// former is a prefix of the latter.
/// </summary>
/// <remarks>
/// The last layer's z, a, δ and targets lie together sample by sample, exactly as in a slot: loss and softmax look at
/// one sample at a time. Hidden layers are matrices in panels as wide as those of the weights: a tile reads whole cache
/// lines of few pages, and what goes value by value is one flat loop.
/// </remarks>
internal sealed class BlockLayout
{
    // A row behind the last sample of a panel: panels a power of two apart would share the same cache sets.
    private const int SlackRows = 1;

    // The height of the highest tile.
    private const int TileRows = 8;

    private readonly List<(string Name, int Value)> _places = new();
    private readonly NetworkPlan _plan;
    private int _end;

    public BlockLayout(NetworkPlan plan)
    {
        _plan = plan;
        int lanes = VectorWidth.WidestLanes(plan.Precision);
        if (plan.Batch == BatchTier.Lanes)
        {
            var layout = new LanesLayout(plan);
            Rows = layout.Rows;
            Losses = layout.Losses;
            PredictLength = layout.PredictLength;
            _end = layout.Length;
            _places.AddRange(layout.Places);
            Lanes = layout;
            return;
        }

        if (plan.Batch == BatchTier.Samples)
        {
            Rows = Limits.SampleRows;
            TailStride = plan.SlotLength + plan.ScratchLength;
            _end = Rows * TailStride;
            PredictLength = _end;
            Losses = Place("Losses", Rows);
            return;
        }

        Rows = Limits.BlockRows;
        TailStride = plan.TailLength;
        Tail = Place("Tail", (Rows + SlackRows) * TailStride);
        foreach (LayerPlan layer in Hidden)
        {
            Place("BlockA" + Text(layer.Index), SizeOf(layer));
        }

        foreach (LayerPlan layer in Hidden.Where(KeepsZ))
        {
            Place("BlockZ" + Text(layer.Index), SizeOf(layer));
        }

        PredictLength = _end;
        foreach (LayerPlan layer in plan.Layers.Where(layer => layer != plan.Last || PacksLastDelta))
        {
            Place("BlockD" + Text(layer.Index), SizeOf(layer));
        }

        Losses = Place("Losses", Rows + lanes);
    }

    /// <summary>Samples of a full block.</summary>
    public int Rows { get; }

    /// <summary>Fewer samples than this need the room of so many: a tile is that high.</summary>
    public int LeastRows => _plan.Batch == BatchTier.Rows ? TileRows : 1;

    /// <summary>Where the last layer's values begin, and the distance between two samples there: of slots if that is what a block consists of.</summary>
    public int Tail { get; }

    public int TailStride { get; }

    public int Losses { get; }

    public int PredictLength { get; }

    public int Length => _end;

    /// <summary>The layout of a block whose samples stand in the lanes.</summary>
    public LanesLayout? Lanes { get; }

    /// <summary>The named places, in the order of the memory.</summary>
    public IReadOnlyList<(string Name, int Value)> Places => _places;

    /// <summary>Whether the last layer's δ gets a matrix of its own: products over rows far apart would be slow.</summary>
    public bool PacksLastDelta => _plan.Last.Panels > 1;

    private IEnumerable<LayerPlan> Hidden => _plan.Layers.Where(layer => layer != _plan.Last);

    /// <summary>Whether a hidden layer's slope needs z, so that a cannot take its place.</summary>
    public static bool KeepsZ(LayerPlan layer) =>
        !layer.Activation.IsIdentity && layer.Activation.DeltaText is not null && layer.Activation.SlopeSource == SlopeSource.PreActivation;

    /// <summary>The inputs of a layer: the user's own rows, or the activations of the layer before.</summary>
    public BlockMatrix InputsOf(LayerPlan layer) => layer.Index == 1
        ? new BlockMatrix("0", "x", layer.Inputs, layer.Inputs, 0)
        : Packed("BlockA", _plan.Layers[layer.Index - 2]);

    public BlockMatrix Z(LayerPlan layer) => layer == _plan.Last ? InTail(layer, layer.Z) : Packed(KeepsZ(layer) ? "BlockZ" : "BlockA", layer);

    public BlockMatrix A(LayerPlan layer) => layer == _plan.Last ? InTail(layer, layer.A) : Packed("BlockA", layer);

    public BlockMatrix D(LayerPlan layer) => layer == _plan.Last && !PacksLastDelta ? DeltaInTail : Packed("BlockD", layer);

    public BlockMatrix DeltaInTail => InTail(_plan.Last, _plan.Last.D);

    private static BlockMatrix InTail(string place, LayerPlan layer, int stride) => new("Tail + " + place, "m", stride, layer.PanelWidth, layer.PanelWidth);

    private BlockMatrix InTail(LayerPlan layer, string place) => InTail(place, layer, TailStride);

    private BlockMatrix Packed(string name, LayerPlan layer) =>
        new(name + Text(layer.Index), "m", layer.PanelWidth, layer.PanelWidth, (Rows + SlackRows) * layer.PanelWidth);

    private int SizeOf(LayerPlan layer) => layer.Panels * layer.PanelWidth * (Rows + SlackRows);

    private int Place(string name, int size)
    {
        int lanes = VectorWidth.WidestLanes(_plan.Precision);
        int place = _end;
        _places.Add((name, place));
        _end += (size + lanes - 1) / lanes * lanes;
        return place;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
