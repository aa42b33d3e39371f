using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What a sweep over a layer's weights does with each row besides reading it.</summary>
internal enum SweepMode
{
    /// <summary>∂E/∂x only.</summary>
    InputGradient,

    /// <summary>∂E/∂W and ∂E/∂b are added to the gradient buffer.</summary>
    Accumulate,
}

/// <summary>
/// One sweep over a layer's weights for one sample: row i gives ∂E/∂xᵢ = Σⱼ wᵢⱼ δⱼ and receives ∂E/∂wᵢⱼ = xᵢ δⱼ.
/// </summary>
internal sealed class BackwardKernel
{
    private readonly KernelWriter _kernels;
    private readonly LayerPlan _layer;
    private readonly Dialect _dialect;
    private readonly SweepMode _mode;
    private readonly bool _dot;

    private BackwardKernel(KernelWriter kernels, LayerPlan layer, Dialect dialect, SweepMode mode)
    {
        _kernels = kernels;
        _layer = layer;
        _dialect = dialect;
        _mode = mode;

        // The first layer's ∂E/∂x is nobody's input: it has a kernel of its own for those who ask.
        _dot = mode == SweepMode.InputGradient || layer.Index > 1;
    }

    private CodeWriter Code => _kernels.Code;

    private int Lanes => _dialect.Lanes;

    private int Accumulators => _layer.SumLanes / Lanes;

    public static string Name(LayerPlan layer, VectorWidth width, SweepMode mode) => mode switch
    {
        SweepMode.InputGradient => KernelNames.InputGradient(layer, width),
        SweepMode.Accumulate => KernelNames.Backward(layer, width),
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static void Write(KernelWriter kernels, LayerPlan layer, int bits, SweepMode mode)
    {
        VectorWidth width = layer.Width(bits);
        string name = Name(layer, width, mode);
        if (kernels.Begin(name))
        {
            new BackwardKernel(kernels, layer, kernels.Dialect(width), mode).Write(name);
        }
    }

    private void Write(string name)
    {
        string t = _kernels.T;
        var parameters = new List<string>();
        if (_mode != SweepMode.InputGradient)
        {
            parameters.Add($"ref {t} x");
        }

        if (_dot)
        {
            parameters.Add($"ref {t} w");
        }

        if (_mode == SweepMode.Accumulate)
        {
            parameters.Add($"ref {t} g");
        }

        parameters.Add($"ref {t} s");
        if (_dot)
        {
            parameters.Add($"ref {t} dx");
        }

        string comment = Equations.Backward(_layer, _mode, _dot);
        using (_kernels.Method(comment, false, $"void {name}({string.Join(", ", parameters)})"))
        {
            if (_dot)
            {
                WriteRowBlocks();
            }
            else
            {
                WritePanels();
            }

            WriteBias();
        }
    }

    /// <summary>Rows in blocks, so that enough sums are in flight; within a block panel after panel.</summary>
    private void WriteRowBlocks()
    {
        int rows = Math.Max(1, Limits.Accumulators / Accumulators);
        int whole = _layer.Inputs / rows * rows;
        if (whole > 0)
        {
            using (Code.Block($"for (int i = 0; i < {Literal.Of(whole)}; i += {Literal.Of(rows)})"))
            {
                WriteRowBlock(rows);
            }
        }

        if (whole < _layer.Inputs)
        {
            using (Code.Block($"for (int i = {Literal.Of(whole)}; i < {Literal.Of(_layer.Inputs)}; i++)"))
            {
                WriteRowBlock(1);
            }
        }
    }

    private void WriteRowBlock(int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            DeclareRow(Literal.Of(r + 1), r == 0 ? "i" : "i + " + Literal.Of(r));
        }

        if (_layer.FullPanels > 1)
        {
            using (Code.Block($"for (int p = 0; p < {Literal.Of(_layer.FullPanels)}; p++)"))
            {
                int panelSize = _layer.PanelWidth * _layer.Inputs;
                WritePanelRows(rows, $"{_layer.W} + (p * {Literal.Of(panelSize)}) + (i * {Literal.Of(_layer.PanelWidth)})", $"{_layer.D} + (p * {Literal.Of(_layer.PanelWidth)})", 0, _layer.PanelWidth);
            }
        }

        for (int first = _layer.FullPanels > 1 ? _layer.FullPanels * _layer.PanelWidth : 0; first < _layer.Padded; first += _layer.PanelWidth)
        {
            (int offset, int stride) = KernelWriter.Weights(_layer, first);
            using (Code.Block())
            {
                WritePanelRows(rows, $"{KernelWriter.Offset(_layer.W, offset)} + (i * {Literal.Of(stride)})", KernelWriter.Offset(_layer.D, first), first / Lanes, stride);
            }
        }

        for (int r = 0; r < rows; r++)
        {
            FinishRow(Literal.Of(r + 1), r == 0 ? "i" : "i + " + Literal.Of(r));
        }
    }

    private void WritePanelRows(int rows, string weights, string delta, int firstVector, int stride)
    {
        bool separate = _mode == SweepMode.Accumulate;
        if (_dot)
        {
            Code.Line($"ref {_kernels.T} wp = ref Add(ref w, {weights});");
        }

        if (separate)
        {
            Code.Line($"ref {_kernels.T} gp = ref Add(ref g, {weights});");
        }

        Code.Line($"ref {_kernels.T} dp = ref Add(ref s, {delta});");
        for (int v = 0; v < stride / Lanes; v++)
        {
            string d = "d" + Literal.Of(v + 1);
            Code.Line($"{_dialect.V} {d} = {_dialect.At("dp", v * Lanes)};");
            for (int r = 0; r < rows; r++)
            {
                int within = (r * stride) + (v * Lanes);
                RowVector(Literal.Of(r + 1), (firstVector + v) % Accumulators, _dialect.At("wp", within), _dialect.At(separate ? "gp" : "wp", within), d);
            }
        }
    }

    /// <summary>Without ∂E/∂x the panels come first: a panel's deltas stay in registers while its rows go by.</summary>
    private void WritePanels()
    {
        if (_layer.FullPanels > 1)
        {
            using (Code.Block($"for (int p = 0; p < {Literal.Of(_layer.FullPanels)}; p++)"))
            {
                WritePanel(
                    $"{_layer.W} + (p * {Literal.Of(_layer.PanelWidth * _layer.Inputs)})",
                    $"{_layer.D} + (p * {Literal.Of(_layer.PanelWidth)})",
                    _layer.PanelWidth);
            }
        }

        for (int first = _layer.FullPanels > 1 ? _layer.FullPanels * _layer.PanelWidth : 0; first < _layer.Padded; first += _layer.PanelWidth)
        {
            (int offset, int stride) = KernelWriter.Weights(_layer, first);
            using (Code.Block())
            {
                WritePanel(KernelWriter.Offset(_layer.W, offset), KernelWriter.Offset(_layer.D, first), stride);
            }
        }
    }

    private void WritePanel(string weights, string delta, int stride)
    {
        Code.Line($"ref {_kernels.T} row = ref Add(ref g, {weights});");
        Code.Line($"ref {_kernels.T} dp = ref Add(ref s, {delta});");
        for (int v = 0; v < stride / Lanes; v++)
        {
            Code.Line($"{_dialect.V} d{Literal.Of(v + 1)} = {_dialect.At("dp", v * Lanes)};");
        }

        using (Code.Block($"for (int i = 0; i < {Literal.Of(_layer.Inputs)}; i++)"))
        {
            Code.Line($"{_dialect.V} xi = {_dialect.Broadcast(Dialect.Element("x", "i"))};");
            for (int v = 0; v < stride / Lanes; v++)
            {
                string at = _dialect.At("row", v * Lanes);
                Code.Line($"{at} = {_dialect.MultiplyAdd("xi", "d" + Literal.Of(v + 1), at)};");
            }

            Code.Line($"row = ref Add(ref row, {Literal.Of(stride)});");
        }
    }

    private void WriteBias()
    {
        if (_mode == SweepMode.InputGradient || !_layer.Spec.Bias)
        {
            return;
        }

        _kernels.EachVector(_layer, _dialect, vector =>
        {
            string b = _dialect.At("g", vector.Offset(_layer.B));
            string d = _dialect.At("s", vector.Offset(_layer.D));
            Code.Line($"{b} += {d};");
        });
    }

    private void DeclareRow(string row, string index)
    {
        if (_mode != SweepMode.InputGradient)
        {
            Code.Line($"{_dialect.V} x{row} = {_dialect.Broadcast(Dialect.Element("x", index))};");
        }

        if (_dot)
        {
            for (int a = 0; a < Accumulators; a++)
            {
                Code.Line($"{_dialect.V} {Sum(row, a)} = {_dialect.Zero};");
            }
        }
    }

    private void RowVector(string row, int accumulator, string weights, string destination, string delta)
    {
        if (_dot)
        {
            string sum = Sum(row, accumulator);
            Code.Line($"{sum} = {_dialect.MultiplyAdd(weights, delta, sum)};");
        }

        if (_mode != SweepMode.InputGradient)
        {
            Code.Line($"{destination} = {_dialect.MultiplyAdd("x" + row, delta, destination)};");
        }
    }

    private void FinishRow(string row, string index)
    {
        if (_dot)
        {
            string tree = KernelWriter.SumTree(Enumerable.Range(0, Accumulators).Select(a => Sum(row, a)).ToList());
            Code.Line($"{Dialect.Element("dx", index)} = VectorMath.Sum({tree});");
        }
    }

    private string Sum(string row, int accumulator) =>
        "c" + row + (Accumulators == 1 ? string.Empty : ((char)('a' + accumulator)).ToString());
}
