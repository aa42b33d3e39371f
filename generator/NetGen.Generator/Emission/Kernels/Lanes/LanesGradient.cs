using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// ∂E/∂w += Σ over samples, one after the other, as if they had come one by one: here samples cannot lie in the lanes. Of
/// a weight's two factors, input and δ, one is turned back to a row per sample and the other broadcast.
/// </summary>
internal sealed class LanesGradient : LanesKernel
{
    private readonly LanesActivation _activation;

    public LanesGradient(KernelWriter kernels, SharedKernels shared, LanesActivation activation)
        : base(kernels, shared)
    {
        _activation = activation;
    }

    /// <summary>Whether the first layer's δ is made with the gradients, at the widths that have them all in registers.</summary>
    public bool FirstDeltaIsInRows => IsWhole && LanesLayout.FirstDeltaMayBeInRows(Plan);

    private int Turned => Plan.Block.Lanes!.Turned;

    /// <summary>Whether all sums fit into 512-bit registers: then one walk over the samples serves all layers.</summary>
    private bool IsWhole => IsWholeAt(Kernels.Dialect(new VectorWidth(512, Plan.Precision)));

    /// <summary>The widths at which they don't fit, as a condition; empty if there are none.</summary>
    private string Tiled
    {
        get
        {
            List<int> tiled = Plan.Allowed(new[] { 512, 256, 128 }).Where(bits => !IsWholeAt(Kernels.Dialect(new VectorWidth(bits, Plan.Precision)))).ToList();
            return tiled.Count == 0 ? string.Empty : $"if (Bits <= {Literal.Of(tiled.Max())})";
        }
    }

    /// <summary>Writes what only those widths need.</summary>
    public void OnlyTiled(Action write)
    {
        string tiled = Tiled;
        if (tiled.Length > 0)
        {
            using (Code.Block(tiled))
            {
                write();
            }
        }
    }

    /// <summary>Turns δ and, where they are to lie in the lanes, the layer's inputs.</summary>
    public void CallTurn(LayerPlan layer)
    {
        if (!IsWhole || (LanesLayout.UnitsInLanes(layer) ? !(layer.Index == 1 && FirstDeltaIsInRows) : !HasSingleBiases(layer)))
        {
            CallTurnOfDelta(layer);
        }
        else
        {
            OnlyTiled(() => CallTurnOfDelta(layer));
        }

        if (!LanesLayout.UnitsInLanes(layer))
        {
            string columns = Literal.Of(LanesLayout.PaddedInputs(layer));
            Code.Line($"Transposition.FromLanes({Place(InputOf(layer))}, Row, {Literal.Of(layer.Inputs)}, ref Add(ref q, LI{Literal.Of(layer.Index)} + (first * {columns})), {columns}, rows);");
        }
    }

    private void CallTurnOfDelta(LayerPlan layer) =>
        Code.Line($"Transposition.FromLanes({Place("L" + layer.D)}, Row, {Literal.Of(layer.Units)}, ref Add(ref q, {Offset("LQ", Column(layer))} + (first * {Literal.Of(Turned)})), {Literal.Of(Turned)}, rows);");

    public void Call()
    {
        foreach (LayerPlan layer in Plan.Layers.Where(layer => !LanesLayout.UnitsInLanes(layer)))
        {
            string columns = Literal.Of(LanesLayout.PaddedInputs(layer));
            Code.Line($"Transposition.ToLanes(ref Add(ref g, {layer.W}), {Literal.Of(layer.Padded)}, {Literal.Of(layer.Units)}, {Place("LG" + Literal.Of(layer.Index))}, {columns}, {Literal.Of(layer.Inputs)}, {Literal.Of(layer.Inputs)});");
        }

        if (FirstDeltaIsInRows)
        {
            LayerPlan second = Plan.Layers[1];
            string columns = Literal.Of(LanesLayout.PaddedInputs(second));
            Code.Line($"Transposition.ToLanes(ref Add(ref w, {second.W}), {Literal.Of(second.Padded)}, {Literal.Of(second.Units)}, {Place("LW2")}, {columns}, {Literal.Of(second.Inputs)}, {columns});");
        }

        if (IsWhole)
        {
            Ask("GradientOfBlock", "∂E/∂w and ∂E/∂b of all layers, sample after sample: all sums stay in registers.", $"ref {T} g, ref {T} m, int rows", WriteWhole);
            Code.Line("GradientOfBlock(ref g, ref m, rows);");
        }
        else
        {
            CallTiles();
        }

        foreach (LayerPlan layer in Plan.Layers.Where(layer => !LanesLayout.UnitsInLanes(layer)))
        {
            string columns = Literal.Of(LanesLayout.PaddedInputs(layer));
            Code.Line($"Transposition.FromLanes({Place("LG" + Literal.Of(layer.Index))}, {columns}, {Literal.Of(layer.Units)}, ref Add(ref g, {layer.W}), {Literal.Of(layer.Padded)}, {Literal.Of(layer.Inputs)});");
        }
    }

    private static string Offset(string origin, int relative) => KernelWriter.Offset(origin, relative);

    // δ of all layers lie in LQ as the biases do among the parameters.
    private int Column(LayerPlan layer) => layer.BiasOffset - Plan.WeightLength;

    // Without turned δ.
    private bool HasSingleBiases(LayerPlan layer) => !LanesLayout.UnitsInLanes(layer) && (layer.Units <= Limits.LanesRowUnits || Tiled.Length == 0);

    private static int Columns(LayerPlan layer) => LanesLayout.UnitsInLanes(layer) ? layer.Padded : LanesLayout.PaddedInputs(layer);

    /// <summary>What is broadcast: the inputs, or the units.</summary>
    private static int Rows(LayerPlan layer) => LanesLayout.UnitsInLanes(layer) ? layer.Inputs : layer.Units;

    private static string Broadcasted(LayerPlan layer) => LanesLayout.UnitsInLanes(layer) ? InputOf(layer) : "L" + layer.D;

    private static string Broadcasted(LayerPlan layer, int row) =>
        Dialect.Element("p", Broadcasted(layer) + (row == 0 ? string.Empty : row == 1 ? " + Row" : $" + ({Literal.Of(row)} * Row)"));

    private static int Vectors(int columns, Dialect dialect) => Math.Max(1, columns / dialect.Lanes);

    private static int WholeSums(LayerPlan layer, Dialect dialect) =>
        (Rows(layer) * Vectors(Columns(layer), dialect)) + (layer.Spec.Bias ? Vectors(layer.Padded, dialect) : 0);

    private int WholeSums(Dialect dialect) => Plan.Layers.Sum(layer => WholeSums(layer, dialect));

    private bool IsWholeAt(Dialect dialect) => WholeSums(dialect) <= (dialect.Width.Bits == 512 ? Limits.LanesSums512 : Limits.LanesSums);

    private Dialect Narrow(int columns, Dialect dialect) =>
        Kernels.Dialect(new VectorWidth(VectorWidth.NarrowestFit(columns, dialect.Width.Bits, Plan.Precision), Plan.Precision));

    private void CallTiles()
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            bool units = LanesLayout.UnitsInLanes(layer);
            string index = Literal.Of(layer.Index);
            string columns = Literal.Of(Columns(layer));
            string q = units ? $"{Place(Offset("LQ", Column(layer)))}, {Literal.Of(Turned)}" : $"{Place("LI" + index)}, {columns}";
            string g = units ? $"ref Add(ref g, {layer.W})" : Place("LG" + index);
            Code.Line($"LaneTiles.Gradient(Bits, {Place(Broadcasted(layer))}, {Literal.Of(Rows(layer))}, {q}, {columns}, {g}, rows);");
        }

        // Layers with biases that follow one another are summed together: one sum doesn't wait for another.
        var runs = new List<(LayerPlan First, int Length)>();
        foreach (LayerPlan layer in Plan.Layers.Where(layer => layer.Spec.Bias))
        {
            int length = Planner.RoundUp(layer.Padded, VectorWidth.WidestLanes(Plan.Precision));
            if (runs.Count > 0 && runs[runs.Count - 1] is var last && last.First.BiasOffset + last.Length == layer.BiasOffset)
            {
                runs[runs.Count - 1] = (last.First, last.Length + length);
            }
            else
            {
                runs.Add((layer, length));
            }
        }

        foreach ((LayerPlan first, int length) in runs)
        {
            Code.Line($"LaneTiles.Bias(Bits, {Place(Offset("LQ", Column(first)))}, {Literal.Of(Turned)}, {Literal.Of(length)}, ref Add(ref g, {first.B}), {Place("LE")}, rows);");
        }
    }

    // At widths whose registers don't hold them all the sums are laid out in tiles.
    private void WriteWhole(Dialect dialect)
    {
        if (!IsWholeAt(dialect))
        {
            CallTiles();
            return;
        }

        var start = new List<string>();
        var loop = new List<string>();
        var end = new List<string>();
        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            string l = Literal.Of(layer.Index);
            bool units = LanesLayout.UnitsInLanes(layer);
            int columns = Columns(layer);
            Dialect d = Narrow(columns, dialect);
            string source = units ? "q" : "x" + l;
            int origin = units ? Column(layer) : 0;
            bool inRows = layer.Index == 1 && FirstDeltaIsInRows;
            if (!units)
            {
                start.Add($"ref {T} x{l} = ref Add(ref m, LI{l});");
            }

            bool single = layer.Spec.Bias && HasSingleBiases(layer);
            for (int j = 0; single && j < layer.Units; j++)
            {
                // A vector of the same number, which the products read as well: from a single number it would be shuffled.
                string bias = $"b{l}_{Literal.Of(j + 1)}";
                string place = Dialect.Element("g", Offset(layer.B, j));
                start.Add($"{d.V} {bias} = {d.Broadcast(place)};");
                loop.Add($"{d.V} p{l}_{Literal.Of(j + 1)} = {d.Broadcast(Broadcasted(layer, j))};");
                loop.Add($"{bias} += p{l}_{Literal.Of(j + 1)};");
                end.Add($"{place} = {bias}.ToScalar();");
            }

            for (int v = 0; v < Vectors(columns, d); v++)
            {
                string q = $"{source}{(units ? l : string.Empty)}_{Literal.Of(v + 1)}";
                if (inRows)
                {
                    AddDelta(d, v, start, loop);
                }
                else
                {
                    loop.Add($"{d.V} {q} = {d.At(source, origin + (v * d.Lanes))};");
                }

                for (int k = 0; k < Rows(layer); k++)
                {
                    string sum = $"g{l}_{Literal.Of(k + 1)}_{Literal.Of(v + 1)}";
                    int within = (k * columns) + (v * d.Lanes);
                    string place = units ? d.At("g", Offset(layer.W, within)) : d.At("m", Offset("LG" + l, within));
                    string p = single ? $"p{l}_{Literal.Of(k + 1)}" : d.Broadcast(Broadcasted(layer, k));
                    start.Add($"{d.V} {sum} = {place};");
                    loop.Add($"{sum} = {d.MultiplyAdd(p, q, sum)};");
                    end.Add($"{place} = {sum};");
                }
            }

            if (layer.Spec.Bias && !single)
            {
                Dialect b = Narrow(layer.Padded, dialect);
                for (int v = 0; v < Vectors(layer.Padded, b); v++)
                {
                    string sum = $"b{l}_{Literal.Of(v + 1)}";
                    string place = b.At("g", Offset(layer.B, v * b.Lanes));
                    start.Add($"{b.V} {sum} = {place};");
                    loop.Add($"{sum} += {(inRows ? $"q1_{Literal.Of(v + 1)}" : b.At("q", Column(layer) + (v * b.Lanes)))};");
                    end.Add($"{place} = {sum};");
                }
            }

            if (!units)
            {
                loop.Add($"x{l} = ref Add(ref x{l}, {Literal.Of(columns)});");
            }
        }

        Code.Line($"ref {T} p = ref m;");
        Code.Line($"ref {T} q = ref Add(ref m, LQ);");
        start.ForEach(Code.Line);
        using (Code.Block("for (nint r = 0; r < rows; r++)"))
        {
            loop.ForEach(Code.Line);
            Code.Line("p = ref Add(ref p, 1);");
            Code.Line($"q = ref Add(ref q, {Literal.Of(Turned)});");
        }

        end.ForEach(Code.Line);
    }

    // A vector of the first layer's δ of a sample: d = Σⱼ w⁽²⁾ᵢⱼ·δ⁽²⁾ⱼ in the order of the lanes, and f' of the second layer's inputs.
    private void AddDelta(Dialect dialect, int v, List<string> start, List<string> loop)
    {
        LayerPlan second = Plan.Layers[1];
        string vector = Literal.Of(v + 1);
        string slope = _activation.SlopeIn(Plan.Layers[0]);
        bool slopeFirst = ShortChains.SlopeFirst(Kernels, second);
        var sum = new LanesSum(Code, dialect, second, $"d{vector}_");
        for (int j = 0; j < second.Units; j++)
        {
            string w = $"w{Literal.Of(j + 1)}_{vector}";
            string delta = second.Spec.Bias ? $"p2_{Literal.Of(j + 1)}" : dialect.Broadcast(Broadcasted(second, j));
            start.Add($"{dialect.V} {w} = {dialect.At("m", Offset("LW2", (j * Columns(second)) + (v * dialect.Lanes)))};");
            loop.Add(slopeFirst
                ? $"{dialect.V} q1_{vector} = {dialect.MultiplyAdd($"{slope}.Of({w}, x2_{vector})", delta, dialect.Zero)};"
                : $"{dialect.V} d{vector}_{Literal.Of(j + 1)} = {dialect.MultiplyAdd(delta, w, dialect.Zero)};");
        }

        if (!slopeFirst)
        {
            loop.Add($"{dialect.V} q1_{vector} = {slope}.Of({sum.Total()}, x2_{vector});");
        }
    }
}
