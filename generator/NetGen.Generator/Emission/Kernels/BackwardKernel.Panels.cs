using System;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

// Rows that lie in several panels; of more deltas than stay in registers the panels go one by one.
internal sealed partial class BackwardKernel
{
    private void ExplainPanels()
    {
        if (_layer.Panels > 1)
        {
            Code.Line("// Of a row's panels the same place is read in all before one is written: a core takes addresses that differ");
            Code.Line("// by a multiple of 4,096 for the same, and a load waits for such a store.");
        }
    }

    // One vector after the other, each stored before the next is read, 16-64-64-8 took 450 to 950 ns a step, depending on where its
    // memory lay, and 128-128-128-8 2,950 to 4,525; so 440 to 480 and 2,790 to 2,890 (Zen 4, 40 instances each).
    private void UpdatePanels(string first, int group)
    {
        int perPanel = _layer.PanelWidth / Lanes;
        for (int place = 0; place < perPanel; place++)
        {
            for (int v = place; v < Vectors; v += perPanel)
            {
                Code.Line($"{_dialect.V} {New(v)} = {_dialect.MultiplyAdd("x" + Literal.Of(group + 1), "f" + Literal.Of(v + 1), Row("g", first, group, v))};");
            }

            for (int v = place; v < Vectors; v += perPanel)
            {
                Code.Line($"{Row("g", first, group, v)} = {New(v)};");
            }
        }

        string New(int vector) => "n" + Literal.Of((group * Vectors) + vector + 1);
    }

    private void WritePanels(string first, int groups)
    {
        int size = _layer.PanelWidth * _layer.Inputs;
        if (_layer.FullPanels > 1)
        {
            using (Code.Block($"for (nint p = 0; p < {Literal.Of(_layer.FullPanels)}; p++)"))
            {
                Code.Line($"ref {_kernels.T} wp = ref Add(ref w, {_layer.W} + (p * {Literal.Of(size)}){Times(first, _layer.PanelWidth)});");
                Code.Line($"ref {_kernels.T} gp = ref Add(ref g, {_layer.W} + (p * {Literal.Of(size)}){Times(first, _layer.PanelWidth)});");
                WritePanelRows(groups, $"{_layer.D} + (p * {Literal.Of(_layer.PanelWidth)})", 0, _layer.PanelWidth);
            }
        }

        for (int unit = _layer.FullPanels > 1 ? _layer.FullPanels * _layer.PanelWidth : 0; unit < _layer.Padded; unit += _layer.PanelWidth)
        {
            (int offset, int stride) = KernelWriter.Weights(_layer, unit);
            using (Code.Block())
            {
                Code.Line($"ref {_kernels.T} wp = ref Add(ref w, {KernelWriter.Offset(_layer.W, offset)}{Times(first, stride)});");
                Code.Line($"ref {_kernels.T} gp = ref Add(ref g, {KernelWriter.Offset(_layer.W, offset)}{Times(first, stride)});");
                WritePanelRows(groups, KernelWriter.Offset(_layer.D, unit), unit / Lanes, stride);
            }
        }
    }

    private void WritePanelRows(int groups, string delta, int firstVector, int stride)
    {
        for (int v = 0; v < stride / Lanes; v++)
        {
            string d = "d" + Literal.Of(v + 1);
            Code.Line($"{_dialect.V} {d} = {_dialect.At("s", v == 0 ? delta : $"{delta} + {Literal.Of(v * Lanes)}")}, f{Literal.Of(v + 1)} = rates * {d};");
            for (int g = 0; g < groups; g++)
            {
                string within = Literal.Of((g * stride) + (v * Lanes));
                string sum = Sum(g, (firstVector + v) % Accumulators);
                Code.Line($"{sum} = {_dialect.MultiplyAdd(_dialect.At("wp", within), d, sum)};");
                Update(_dialect.At("gp", within), "x" + Literal.Of(g + 1), "f" + Literal.Of(v + 1));
            }
        }
    }
}
