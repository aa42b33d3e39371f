using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Batches as matrix products, layer by layer: thin methods with the layer's sizes around the library's <c>RowTiles</c>,
/// which the layers of all networks share; what is this network's own, its functions, stands in the file.
/// </summary>
internal sealed class RowsPasses : BatchPasses
{
    private readonly LanesActivation _activation;

    public RowsPasses(KernelWriter kernels)
        : base(kernels)
    {
        _activation = new LanesActivation(kernels, kernels.Shared);
    }

    private BlockLayout Block => Plan.Block;

    private static string TailRow => "ref Add(ref m, Tail + (r * TailStride))";

    private static string Some => "for (int r = first; r < first + rows; r++)";

    public override void WriteKernels()
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            WriteForwardLayer(layer);
        }

        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            if (layer.Index > 1)
            {
                WriteDeltaLayer(Plan.Layers[layer.Index - 2], layer);
            }

            WriteGradientLayer(layer);
        }

        WriteInputGradientLayer(Plan.Layers[0]);
    }

    protected override void WriteLogits()
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            Code.Line($"{ForwardName(layer)}({(layer.Index == 1 ? "ref x, " : string.Empty)}ref w, ref m, first, rows);");
        }
    }

    protected override void WriteForward()
    {
        Code.Line("LogitsBlock(ref x, ref w, ref m, first, rows);");
        if (Plan.Last.Activation.AcrossUnits)
        {
            using (Code.Block(Some))
            {
                Code.Line($"ActivateOutputs({TailRow});");
            }
        }
    }

    protected override void WriteCopyOut(string place) =>
        Code.Line($"BlockCopy.Out(ref Add(ref m, Tail + (first * TailStride) + {place}), TailStride, ref Add(ref y, first * OutputSize), OutputSize, rows);");

    protected override void WriteCopyIn() =>
        Code.Line("BlockCopy.In(ref Add(ref t, first * OutputSize), OutputSize, ref Add(ref m, Tail + (first * TailStride) + T), TailStride, rows);");

    protected override void WriteLoss()
    {
        using (Code.Block(Some))
        {
            Code.Line($"Add(ref m, Losses + r) = Loss({TailRow});");
        }

        if (Block.PacksLastDelta)
        {
            LayerPlan last = Plan.Last;
            BlockMatrix from = Block.DeltaInTail;
            BlockMatrix to = Block.D(last);
            Code.Line($"BlockCopy.ToPanels({Origin(from, "first")}, TailStride, {Origin(to, "first")}, {Literal.Of(to.Panel)}, {Literal.Of(to.Pitch)}, {Literal.Of(last.Padded)}, rows);");
        }
    }

    protected override void WriteDeltas()
    {
        foreach (LayerPlan layer in Plan.Layers.Reverse().Skip(1))
        {
            Code.Line($"{DeltaName(layer)}(ref w, ref m, first, rows);");
        }
    }

    protected override void WriteGradients()
    {
        using (Code.Block("switch (part.Layer)"))
        {
            foreach (LayerPlan layer in Plan.Layers.Reverse())
            {
                Code.Line(layer.Index > 1 ? $"case {Literal.Of(layer.Index)}:" : "default:");
                Code.Line($"    {GradientName(layer)}({(layer.Index == 1 ? "ref x, " : string.Empty)}ref g, ref m, rows, part);");
                Code.Line("    break;");
            }
        }
    }

    protected override void WriteInputGradient() => Code.Line($"InputGradientBlockLayer1_{Plan.Layers[0].Shape}(ref w, ref m, ref dx, rows);");

    private static string ForwardName(LayerPlan layer) => $"ForwardBlockLayer{Literal.Of(layer.Index)}_{layer.Shape}_{layer.Activation.Name}";

    private static string DeltaName(LayerPlan layer) => $"DeltaBlockLayer{Literal.Of(layer.Index)}_{Literal.Of(layer.Units)}_{layer.Activation.Name}";

    private static string GradientName(LayerPlan layer) => $"GradientBlockLayer{Literal.Of(layer.Index)}_{layer.Shape}";

    /// <summary>A matrix from its first sample on, or from another one.</summary>
    private static string Origin(BlockMatrix matrix, string row = "0")
    {
        string place = matrix.Root == "m" ? matrix.Place : "0";
        string offset = row == "0" ? place : (place == "0" ? string.Empty : place + " + ") + $"({row} * {Literal.Of(matrix.Stride)})";
        return offset == "0" ? "ref " + matrix.Root : $"ref Add(ref {matrix.Root}, {offset})";
    }

    /// <summary>Stride, panel and pitch as arguments.</summary>
    private static string Sizes(BlockMatrix matrix) => $"{Literal.Of(matrix.Stride)}, {Literal.Of(matrix.Panel)}, {Literal.Of(matrix.Pitch)}";

    /// <summary>Visits a layer's panels of units: the full ones as one loop over p, then a narrower last one.</summary>
    private void EachPanel(LayerPlan layer, Action<int, Func<string, int, string>> body)
    {
        // Offsets: a name and the distance between panels.
        if (layer.FullPanels > 1)
        {
            using (Code.Block($"for (int p = 0; p < {Literal.Of(layer.FullPanels)}; p++)"))
            {
                body(layer.PanelWidth, (origin, pitch) => $"{origin} + (p * {Literal.Of(pitch)})");
            }
        }
        else
        {
            body(layer.PanelWidth, (origin, _) => origin);
        }

        if (layer.LastPanelWidth > 0)
        {
            body(layer.LastPanelWidth, (origin, pitch) => KernelWriter.Offset(origin, layer.FullPanels * pitch));
        }
    }

    private void WriteForwardLayer(LayerPlan layer)
    {
        BlockMatrix x = Block.InputsOf(layer);
        BlockMatrix z = Block.Z(layer);
        BlockMatrix a = Block.A(layer);
        Comment(Equations.ForwardBlock(layer));
        using (Code.Block($"internal static void {ForwardName(layer)}({(layer.Index == 1 ? $"ref {T} x, " : string.Empty)}ref {T} w, ref {T} m, int first, int rows)"))
        {
            bool keepsZ = layer == Plan.Last || BlockLayout.KeepsZ(layer);
            bool flat = layer != Plan.Last && !layer.Activation.IsIdentity && !LanesActivation.EndsInValue(layer, keepsZ);
            string value = _activation.ValueIn(layer, keepsZ);
            EachPanel(layer, (width, at) =>
            {
                string weights = at(layer.W, layer.PanelWidth * layer.Inputs);
                Code.Line($"RowTiles.Forward<{value}>(Bits, {Origin(x, "first")}, {Sizes(x)}, ref Add(ref w, {weights}), {Literal.Of(width)}, ref Add(ref w, {at(layer.B, layer.PanelWidth)}), {Literal.Of(layer.Inputs)}, {Literal.Of(layer.Chains)}, ref Add(ref m, {at(z.Place, z.Pitch)} + (first * {Literal.Of(z.Stride)})), {Literal.Of(z.Stride)}, rows);");
                if (flat)
                {
                    Code.Line($"{FlatKernels.AskValues(Kernels, Kernels.Shared, layer)}(ref Add(ref m, {at(z.Place, z.Pitch)} + (first * {Literal.Of(z.Stride)})), ref Add(ref m, {at(a.Place, a.Pitch)} + (first * {Literal.Of(a.Stride)})), rows * {Literal.Of(z.Stride)});");
                }
            });
            if (layer == Plan.Last && !layer.Activation.IsIdentity && !layer.Activation.AcrossUnits)
            {
                using (Code.Block(Some))
                {
                    Code.Line($"ActivateOutputs({TailRow});");
                }
            }
        }
    }

    private void WriteDeltaLayer(LayerPlan layer, LayerPlan above)
    {
        BlockMatrix d = Block.D(layer);
        Comment(Equations.Delta(layer));
        using (Code.Block($"internal static void {DeltaName(layer)}(ref {T} w, ref {T} m, int first, int rows)"))
        {
            WriteProduct(above, d, "first");
            if (layer.Activation.DeltaText is null)
            {
                return;
            }

            BlockMatrix source = layer.Activation.SlopeSource == Catalogue.SlopeSource.Output ? Block.A(layer) : Block.Z(layer);
            string kernel = FlatKernels.AskSlopes(Kernels, Kernels.Shared, layer);
            int panels = layer.Panels;
            using (panels > 1 ? Code.Block($"for (int p = 0; p < {Literal.Of(panels)}; p++)") : (CodeWriter.Scope?)null)
            {
                string p = panels > 1 ? $" + (p * {Literal.Of(d.Pitch)})" : string.Empty;
                Code.Line($"{kernel}(ref Add(ref m, {source.Place}{p} + (first * {Literal.Of(source.Stride)})), ref Add(ref m, {d.Place}{p} + (first * {Literal.Of(d.Stride)})), rows * {Literal.Of(d.Stride)});");
            }

            if (layer.Units < panels * layer.PanelWidth)
            {
                int used = layer.Units - ((panels - 1) * layer.PanelWidth);
                Code.Line($"BlockCopy.ClearPadding(ref Add(ref m, {KernelWriter.Offset(d.Place, (panels - 1) * d.Pitch)} + (first * {Literal.Of(d.Stride)})), {Literal.Of(d.Stride)}, {Literal.Of(used)}, rows);");
            }
        }
    }

    private void WriteGradientLayer(LayerPlan layer)
    {
        Comment(Equations.GradientBlock(layer));
        string x = layer.Index == 1 ? $"ref {T} x, " : string.Empty;
        using (Code.Block($"internal static void {GradientName(layer)}({x}ref {T} g, ref {T} m, int rows, in GradientPart part)"))
        {
            Code.Line("int from = part.From;");
            if (layer.Panels > 1)
            {
                Code.Line("int p = part.Panel;");
            }

            if (layer.LastPanelWidth == 0)
            {
                WriteGradientOfPanel(layer, layer.PanelWidth);
                return;
            }

            using (Code.Block($"if (p < {Literal.Of(layer.FullPanels)})"))
            {
                WriteGradientOfPanel(layer, layer.PanelWidth);
            }

            using (Code.Block("else"))
            {
                WriteGradientOfPanel(layer, layer.LastPanelWidth);
            }
        }
    }

    private void WriteGradientOfPanel(LayerPlan layer, int width)
    {
        BlockMatrix x = Block.InputsOf(layer);
        BlockMatrix d = Block.D(layer);
        string At(string origin, int pitch) => layer.Panels > 1 ? $"{origin} + (p * {Literal.Of(pitch)})" : origin;
        string delta = $"ref Add(ref m, {At(d.Place, d.Pitch)}), {Literal.Of(d.Stride)}, rows";
        string first = layer.Index == 1 ? "ref Add(ref x, from)" : $"ref Add(ref m, {x.Place} + (from / {Literal.Of(x.Panel)} * {Literal.Of(x.Pitch)}))";
        Code.Line($"RowTiles.Gradient(Bits, {first}, {Sizes(x)}, {delta}, ref Add(ref g, {At(layer.W, layer.PanelWidth * layer.Inputs)} + (from * {Literal.Of(width)})), {Literal.Of(width)}, part.To - from, part.Ahead);");
        if (layer.Spec.Bias)
        {
            using (Code.Block("if (from == 0)"))
            {
                Code.Line($"RowTiles.BiasGradient(Bits, {delta}, ref Add(ref g, {At(layer.B, layer.PanelWidth)}), {Literal.Of(width)});");
            }
        }
    }

    private void WriteInputGradientLayer(LayerPlan layer)
    {
        Comment(Equations.InputGradientBlock(layer));
        using (Code.Block($"internal static void InputGradientBlockLayer1_{layer.Shape}(ref {T} w, ref {T} m, ref {T} dx, int rows)"))
        {
            WriteProduct(layer, new BlockMatrix("0", "dx", layer.Inputs, 32, 32), "0");
        }
    }

    private void WriteProduct(LayerPlan layer, BlockMatrix target, string first)
    {
        BlockMatrix d = Block.D(layer);
        Code.Line($"RowTiles.InputGradient(Bits, ref Add(ref w, {layer.W}), {Literal.Of(layer.Inputs)}, {Literal.Of(layer.PanelWidth)}, {Literal.Of(layer.FullPanels)}, {Literal.Of(layer.LastPanelWidth)}, {Origin(d, first)}, {Literal.Of(d.Stride)}, {Literal.Of(d.Pitch)}, {Origin(target, first)}, {Sizes(target)}, rows);");
    }

    private void Comment(string text)
    {
        Code.Line();
        foreach (string line in text.Split('\n'))
        {
            Code.Line("// " + line);
        }

        // Not to wait for tier 1, its tiles don't either.
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
    }
}
