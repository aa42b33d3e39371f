using System;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

// Layers of more deltas than stay in registers: panel by panel.
internal sealed partial class BackwardKernel
{
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
