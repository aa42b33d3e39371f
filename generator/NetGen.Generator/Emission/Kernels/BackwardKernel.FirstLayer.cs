using System;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

// The way back ends at the inputs.
internal sealed partial class BackwardKernel
{
    // The first layer's ∂E/∂x is nobody's input: its weights are only updated.
    private void WriteUpdate()
    {
        if (IsStraight || Holds)
        {
            DeclareDeltas();
            ExplainPanels();
            int groups = IsStraight ? _form.Groups : Math.Max(1, Math.Min(_form.Groups, 8 / Vectors));
            if (_form.Rows > 1)
            {
                groups = Math.Max(groups, 4 / _form.Rows);
            }

            int whole = _form.Groups / groups * groups;
            if (whole == groups)
            {
                using (whole < _form.Groups ? Code.Block() : (CodeWriter.Scope?)null)
                {
                    WriteUpdates("0", groups);
                }
            }
            else
            {
                using (Code.Block($"for (nint i = 0; i < {Literal.Of(whole * _form.Rows)}; i += {Literal.Of(groups * _form.Rows)})"))
                {
                    WriteUpdates("i", groups);
                }
            }

            if (whole < _form.Groups)
            {
                using (Code.Block())
                {
                    WriteUpdates(Literal.Of(whole * _form.Rows), _form.Groups - whole);
                }
            }

            return;
        }

        using (_layer.FullPanels > 1 ? Code.Block($"for (nint p = 0; p < {Literal.Of(_layer.FullPanels)}; p++)") : Code.Block())
        {
            string p = _layer.FullPanels > 1 ? $" + (p * {Literal.Of(_layer.PanelWidth * _layer.Inputs)})" : string.Empty;
            WriteUpdatePanel(_layer.W + p, _layer.D + (_layer.FullPanels > 1 ? $" + (p * {Literal.Of(_layer.PanelWidth)})" : string.Empty), _layer.PanelWidth);
        }

        for (int unit = _layer.FullPanels * _layer.PanelWidth; unit < _layer.Padded; unit += _layer.PanelWidth)
        {
            (int offset, int stride) = KernelWriter.Weights(_layer, unit);
            using (Code.Block())
            {
                WriteUpdatePanel(KernelWriter.Offset(_layer.W, offset), KernelWriter.Offset(_layer.D, unit), stride);
            }
        }
    }

    private void WriteUpdates(string first, int groups)
    {
        DeclareRows(first, false);
        for (int g = 0; g < groups; g++)
        {
            DeclareInput(first, g);
            if (_layer.Panels > 1)
            {
                UpdatePanels(first, g);
                continue;
            }

            for (int v = 0; v < Vectors; v++)
            {
                Update(first, g, v);
            }
        }
    }

    private void WriteUpdatePanel(string weights, string delta, int stride)
    {
        Code.Line($"ref {_kernels.T} gp = ref Add(ref g, {weights});");
        for (int v = 0; v < stride / Lanes; v++)
        {
            Code.Line($"{_dialect.V} f{Literal.Of(v + 1)} = rates * {_dialect.At("s", v == 0 ? delta : $"{delta} + {Literal.Of(v * Lanes)}")};");
        }

        using (Code.Block($"for (nint i = 0; i < {Literal.Of(_layer.Inputs)}; i++)"))
        {
            Code.Line($"{_dialect.V} xi = {_dialect.Broadcast(_input("i"))};");
            for (int v = 0; v < stride / Lanes; v++)
            {
                Update(_dialect.At("gp", v * Lanes), "xi", "f" + Literal.Of(v + 1));
            }

            Code.Line($"gp = ref Add(ref gp, {Literal.Of(stride)});");
        }
    }
}
