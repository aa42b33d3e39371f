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
    public LanesGradient(KernelWriter kernels, SharedKernels shared)
        : base(kernels, shared)
    {
    }

    private int Turned => Plan.Block.Lanes!.Turned;

    /// <summary>Whether all sums fit into 512-bit registers: then one walk over the samples serves all layers.</summary>
    private bool IsWhole => WholeSums(Kernels.Dialect(new VectorWidth(512, Plan.Precision))) <= Limits.LanesSums512;

    /// <summary>Turns δ and, where they are to lie in the lanes, the layer's inputs.</summary>
    public void CallTurn(LayerPlan layer)
    {
        Code.Line($"Transposition.FromLanes({Place("L" + layer.D)}, Row, {Literal.Of(layer.Units)}, ref Add(ref q, {Offset("LQ", Column(layer))} + (first * {Literal.Of(Turned)})), {Literal.Of(Turned)}, rows);");
        if (!LanesLayout.UnitsInLanes(layer))
        {
            string columns = Literal.Of(LanesLayout.PaddedInputs(layer));
            Code.Line($"Transposition.FromLanes({Place(InputOf(layer))}, Row, {Literal.Of(layer.Inputs)}, ref Add(ref q, LI{Literal.Of(layer.Index)} + (first * {columns})), {columns}, rows);");
        }
    }

    public void Call()
    {
        foreach (LayerPlan layer in Plan.Layers.Where(layer => !LanesLayout.UnitsInLanes(layer)))
        {
            string columns = Literal.Of(LanesLayout.PaddedInputs(layer));
            Code.Line($"Transposition.ToLanes(ref Add(ref g, {layer.W}), {Literal.Of(layer.Padded)}, {Literal.Of(layer.Units)}, {Place("LG" + Literal.Of(layer.Index))}, {columns}, {Literal.Of(layer.Inputs)}, {Literal.Of(layer.Inputs)});");
        }

        if (IsWhole)
        {
            Ask("GradientOfBlock", "∂E/∂w and ∂E/∂b of all layers, sample after sample: all sums stay in registers.", $"ref {T} g, ref {T} m, nint rows", WriteWhole);
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

    private static int Columns(LayerPlan layer) => LanesLayout.UnitsInLanes(layer) ? layer.Padded : LanesLayout.PaddedInputs(layer);

    /// <summary>What is broadcast: the inputs, or the units.</summary>
    private static int Rows(LayerPlan layer) => LanesLayout.UnitsInLanes(layer) ? layer.Inputs : layer.Units;

    private static string Broadcasted(LayerPlan layer) => LanesLayout.UnitsInLanes(layer) ? InputOf(layer) : "L" + layer.D;

    private static int Vectors(int columns, Dialect dialect) => Math.Max(1, columns / dialect.Lanes);

    private static int WholeSums(LayerPlan layer, Dialect dialect) =>
        (Rows(layer) * Vectors(Columns(layer), dialect)) + (layer.Spec.Bias ? Vectors(layer.Padded, dialect) : 0);

    private int WholeSums(Dialect dialect) => Plan.Layers.Sum(layer => WholeSums(layer, dialect));

    private Dialect Narrow(int columns, Dialect dialect) =>
        Kernels.Dialect(new VectorWidth(VectorWidth.NarrowestFit(columns, dialect.Width.Bits, Plan.Precision), Plan.Precision));

    private void CallTiles()
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            bool units = LanesLayout.UnitsInLanes(layer);
            int columns = Columns(layer);
            int rows = Rows(layer);
            int highest = Math.Min(rows, columns <= VectorWidth.WidestLanes(Plan.Precision) ? 8 : 4);
            bool rest = rows % highest != 0;
            string name = $"GradientTiles{Literal.Of(highest)}x{Literal.Of(columns)}{(rest ? "r" : string.Empty)}";
            Shared.Ask(
                name,
                columns,
                $"G[i, j] += Σᵣ p[i, r]·q[r, j], sample r after sample, for n rows and {Literal.Of(columns)} columns.",
                $"ref {T} p, int n, ref {T} q, int stride, ref {T} g, nint rows",
                dialect => WriteTiles(dialect, highest, columns, rest));
            string index = Literal.Of(layer.Index);
            string q = units ? $"{Place(Offset("LQ", Column(layer)))}, {Literal.Of(Turned)}, ref Add(ref g, {layer.W})" : $"{Place("LI" + index)}, {Literal.Of(columns)}, {Place("LG" + index)}";
            Code.Line($"{name}({Place(Broadcasted(layer))}, {Literal.Of(rows)}, {q}, rows);");
        }

        CallBias();
    }

    private void WriteTiles(Dialect dialect, int rows, int columns, bool rest)
    {
        int vectors = Math.Min(2, Vectors(columns, dialect));
        int width = vectors * dialect.Lanes;
        Code.Line("int i = 0;");
        WriteTileRows(dialect, rows, vectors, columns > width ? columns : 0);
        if (rest)
        {
            WriteTileRows(dialect, 1, vectors, columns > width ? columns : 0);
        }
    }

    private void WriteTileRows(Dialect dialect, int rows, int vectors, int columns)
    {
        using (Code.Block(rows == 1 ? "for (; i < n; i++)" : $"for (; i + {Literal.Of(rows)} <= n; i += {Literal.Of(rows)})"))
        {
            if (columns > 0)
            {
                using (Code.Block($"for (int j = 0; j < {Literal.Of(columns)}; j += {Literal.Of(vectors * dialect.Lanes)})"))
                {
                    WriteTile(dialect, rows, vectors, columns, " + j");
                }
            }
            else
            {
                WriteTile(dialect, rows, vectors, vectors * dialect.Lanes, string.Empty);
            }
        }
    }

    private void WriteTile(Dialect dialect, int rows, int vectors, int columns, string plusJ)
    {
        string Sum(int k, int v) => $"g{Literal.Of(k + 1)}{(vectors == 1 ? string.Empty : v == 0 ? "a" : "b")}";
        Code.Line($"ref {T} gi = ref Add(ref g, (i * {Literal.Of(columns)}){plusJ});");
        Code.Line($"ref {T} pr = ref Add(ref p, i * Row);");
        Code.Line(plusJ.Length == 0 ? $"ref {T} qr = ref q;" : $"ref {T} qr = ref Add(ref q, j);");
        EachSum(rows, vectors, (k, v) => Code.Line($"{dialect.V} {Sum(k, v)} = {dialect.At("gi", (k * columns) + (v * dialect.Lanes))};"));
        using (Code.Block("for (nint r = 0; r < rows; r++)"))
        {
            for (int v = 0; v < vectors; v++)
            {
                Code.Line($"{dialect.V} q{Literal.Of(v + 1)} = {dialect.At("qr", v * dialect.Lanes)};");
            }

            for (int k = 0; k < rows; k++)
            {
                string p = dialect.Broadcast(Dialect.Element("pr", LanesKernel.Offset(k, "0")));
                if (vectors > 1)
                {
                    Code.Line($"{dialect.V} p{Literal.Of(k + 1)} = {p};");
                    p = "p" + Literal.Of(k + 1);
                }

                for (int v = 0; v < vectors; v++)
                {
                    Code.Line($"{Sum(k, v)} = {dialect.MultiplyAdd(p, "q" + Literal.Of(v + 1), Sum(k, v))};");
                }
            }

            Code.Line("pr = ref Add(ref pr, 1);");
            Code.Line("qr = ref Add(ref qr, stride);");
        }

        EachSum(rows, vectors, (k, v) => Code.Line($"{dialect.At("gi", (k * columns) + (v * dialect.Lanes))} = {Sum(k, v)};"));
    }

    private static void EachSum(int rows, int vectors, Action<int, int> body)
    {
        for (int k = 0; k < rows; k++)
        {
            for (int v = 0; v < vectors; v++)
            {
                body(k, v);
            }
        }
    }

    // Layers with biases that follow one another are summed together: one chain doesn't wait for another.
    private void CallBias()
    {
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
            string name = "BiasSums" + Literal.Of(length);
            Ask(name, "∂E/∂b += Σᵣ δ, sample after sample; biases lie among the parameters as δ in q.", $"ref {T} q, ref {T} g, nint rows", dialect => WriteBias(dialect, length));
            Code.Line($"{name}({Place(Offset("LQ", Column(first)))}, ref Add(ref g, {first.B}), rows);");
        }
    }

    private void WriteBias(Dialect dialect, int length)
    {
        int vectors = length / dialect.Lanes;
        int whole = vectors / 8;
        if (whole > 1)
        {
            using (Code.Block($"for (int k = 0; k < {Literal.Of(whole)}; k++)"))
            {
                WriteBiasVectors(dialect, 8);
                Code.Line($"q = ref Add(ref q, {Literal.Of(8 * dialect.Lanes)});");
                Code.Line($"g = ref Add(ref g, {Literal.Of(8 * dialect.Lanes)});");
            }

            vectors -= 8 * whole;
        }

        if (vectors > 0)
        {
            using (Code.Block())
            {
                WriteBiasVectors(dialect, vectors);
            }
        }
    }

    private void WriteBiasVectors(Dialect dialect, int vectors)
    {
        Code.Line($"ref {T} qr = ref q;");
        for (int v = 0; v < vectors; v++)
        {
            Code.Line($"{dialect.V} b{Literal.Of(v + 1)} = {dialect.At("g", v * dialect.Lanes)};");
        }

        using (Code.Block("for (nint r = 0; r < rows; r++)"))
        {
            for (int v = 0; v < vectors; v++)
            {
                Code.Line($"b{Literal.Of(v + 1)} += {dialect.At("qr", v * dialect.Lanes)};");
            }

            Code.Line($"qr = ref Add(ref qr, {Literal.Of(Turned)});");
        }

        for (int v = 0; v < vectors; v++)
        {
            Code.Line($"{dialect.At("g", v * dialect.Lanes)} = b{Literal.Of(v + 1)};");
        }
    }

    // At widths whose registers don't hold them all the sums are laid out in tiles.
    private void WriteWhole(Dialect dialect)
    {
        if (WholeSums(dialect) > (dialect.Width.Bits == 512 ? Limits.LanesSums512 : Limits.LanesSums))
        {
            CallTiles();
            return;
        }

        var start = new List<string>();
        var loop = new List<string>();
        var end = new List<string>();
        foreach (LayerPlan layer in Plan.Layers)
        {
            string l = Literal.Of(layer.Index);
            bool units = LanesLayout.UnitsInLanes(layer);
            int columns = Columns(layer);
            Dialect d = Narrow(columns, dialect);
            string source = units ? "q" : "x" + l;
            int origin = units ? Column(layer) : 0;
            if (!units)
            {
                start.Add($"ref {T} x{l} = ref Add(ref m, LI{l});");
            }

            for (int v = 0; v < Vectors(columns, d); v++)
            {
                string q = $"{source}{(units ? l : string.Empty)}_{Literal.Of(v + 1)}";
                loop.Add($"{d.V} {q} = {d.At(source, origin + (v * d.Lanes))};");
                for (int k = 0; k < Rows(layer); k++)
                {
                    string sum = $"g{l}_{Literal.Of(k + 1)}_{Literal.Of(v + 1)}";
                    int within = (k * columns) + (v * d.Lanes);
                    string place = units ? d.At("g", Offset(layer.W, within)) : d.At("m", Offset("LG" + l, within));
                    string p = d.Broadcast(Dialect.Element("p", Broadcasted(layer) + (k == 0 ? string.Empty : " + " + LanesKernel.Offset(k, "0").Replace($"{Literal.Of(k)} * Row", $"({Literal.Of(k)} * Row)"))));
                    start.Add($"{d.V} {sum} = {place};");
                    loop.Add($"{sum} = {d.MultiplyAdd(p, q, sum)};");
                    end.Add($"{place} = {sum};");
                }
            }

            if (layer.Spec.Bias)
            {
                Dialect b = Narrow(layer.Padded, dialect);
                for (int v = 0; v < Vectors(layer.Padded, b); v++)
                {
                    string sum = $"b{l}_{Literal.Of(v + 1)}";
                    string place = b.At("g", Offset(layer.B, v * b.Lanes));
                    start.Add($"{b.V} {sum} = {place};");
                    loop.Add($"{sum} += {b.At("q", Column(layer) + (v * b.Lanes))};");
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
}
