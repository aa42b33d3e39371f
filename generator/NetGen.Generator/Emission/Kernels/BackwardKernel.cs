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

    /// <summary>Weights and biases take their gradient-descent step at once.</summary>
    Step,
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

    /// <summary>The buffer that receives the rank-one update.</summary>
    private string Destination => _mode == SweepMode.Step ? "w" : "g";

    public static string Name(LayerPlan layer, VectorWidth width, SweepMode mode) => mode switch
    {
        SweepMode.InputGradient => KernelNames.InputGradient(layer, width),
        SweepMode.Accumulate => KernelNames.Backward(layer, width),
        SweepMode.Step => KernelNames.Train(layer, width),
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

        if (_dot || _mode == SweepMode.Step)
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

        if (_mode == SweepMode.Step)
        {
            parameters.Add($"{t} negativeRate");
        }

        bool straight = _layer.SingleTier == Tier.StraightLine;
        int fmas = _layer.Inputs * Math.Max(1, _layer.Padded / Lanes);
        string comment = Equations.Backward(_layer, _mode, _dot);
        using (_kernels.Method(comment, straight && fmas <= Limits.StraightLineFmas / 2, $"void {name}({string.Join(", ", parameters)})"))
        {
            if (_mode == SweepMode.Step)
            {
                Code.Line($"{_dialect.V} rate = {_dialect.Broadcast("negativeRate")};");
            }

            if (straight)
            {
                WriteStraightLine();
            }
            else if (_dot)
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

    private void WriteStraightLine()
    {
        int vectors = _layer.Padded / Lanes;
        for (int v = 0; v < vectors; v++)
        {
            DeclareDelta("d" + Literal.Of(v + 1), KernelWriter.Offset(_layer.D, v * Lanes));
        }

        for (int i = 0; i < _layer.Inputs; i++)
        {
            Code.Line(Equations.BackwardRow(_layer, _mode, _dot, i + 1));
            using (Code.Block())
            {
                DeclareRow(string.Empty, Literal.Of(i));
                for (int v = 0; v < vectors; v++)
                {
                    (int offset, int stride) = KernelWriter.Weights(_layer, v * Lanes);
                    string address = KernelWriter.Offset(_layer.W, offset + (i * stride));
                    RowVector(string.Empty, v % Accumulators, v, _dialect.At("w", address), _dialect.At(Destination, address), "d" + Literal.Of(v + 1));
                }

                FinishRow(string.Empty, Literal.Of(i));
            }
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
        if (_dot || _mode == SweepMode.Step)
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
            DeclareDeltaFrom(d, _dialect.At("dp", v * Lanes));
            for (int r = 0; r < rows; r++)
            {
                int within = (r * stride) + (v * Lanes);
                RowVector(Literal.Of(r + 1), (firstVector + v) % Accumulators, (firstVector + v) * rows + r, _dialect.At("wp", within), _dialect.At(separate ? "gp" : "wp", within), d);
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
        Code.Line($"ref {_kernels.T} row = ref Add(ref {Destination}, {weights});");
        Code.Line($"ref {_kernels.T} dp = ref Add(ref s, {delta});");
        for (int v = 0; v < stride / Lanes; v++)
        {
            DeclareDelta("d" + Literal.Of(v + 1), _dialect.At("dp", v * Lanes), true);
        }

        using (Code.Block($"for (int i = 0; i < {Literal.Of(_layer.Inputs)}; i++)"))
        {
            Code.Line($"{_dialect.V} xi = {_dialect.Broadcast(Dialect.Element("x", "i"))};");
            for (int v = 0; v < stride / Lanes; v++)
            {
                string at = _dialect.At("row", v * Lanes);
                string step = _mode == SweepMode.Step ? "f" : "d";
                Code.Line($"{at} = {_dialect.MultiplyAdd("xi", step + Literal.Of(v + 1), at)};");
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
            string b = _dialect.At(Destination, vector.Offset(_layer.B));
            string d = _dialect.At("s", vector.Offset(_layer.D));
            Code.Line(_mode == SweepMode.Step ? $"{b} = {_dialect.MultiplyAdd("rate", d, b)};" : $"{b} += {d};");
        });
    }

    private void DeclareDelta(string name, string offset) => DeclareDelta(name, _dialect.At("s", offset), true);

    private void DeclareDeltaFrom(string name, string source) => DeclareDelta(name, source, false);

    // In a step the row receives −η·δ·x: the product with the rate is taken once per delta, not once per weight.
    private void DeclareDelta(string name, string source, bool onlyWhatIsUsed)
    {
        if (_dot || _mode != SweepMode.Step || !onlyWhatIsUsed)
        {
            Code.Line($"{_dialect.V} {name} = {source};");
            source = name;
        }

        if (_mode == SweepMode.Step)
        {
            Code.Line($"{_dialect.V} f{name.Substring(1)} = rate * {source};");
        }
    }

    private void DeclareRow(string row, string index)
    {
        if (_mode != SweepMode.InputGradient)
        {
            Code.Line($"{_dialect.V} x{row} = {_dialect.Broadcast(Dialect.Element("x", index))};".Replace(" x =", " xi ="));
        }

        if (_dot && _layer.SingleTier != Tier.StraightLine)
        {
            for (int a = 0; a < Accumulators; a++)
            {
                Code.Line($"{_dialect.V} {Sum(row, a)} = {_dialect.Zero};");
            }
        }
    }

    private void RowVector(string row, int accumulator, int ordinal, string weights, string destination, string delta)
    {
        string x = row.Length == 0 ? "xi" : "x" + row;
        string step = _mode == SweepMode.Step ? "f" + delta.Substring(1) : delta;
        bool straight = row.Length == 0;
        if (_dot)
        {
            string sum = Sum(row, accumulator);
            string term = _dialect.MultiplyAdd(weights, delta, straight && ordinal < Accumulators ? _dialect.Zero : sum);
            Code.Line(straight && ordinal < Accumulators ? $"{_dialect.V} {sum} = {term};" : $"{sum} = {term};");
        }

        if (_mode != SweepMode.InputGradient)
        {
            Code.Line($"{destination} = {_dialect.MultiplyAdd(x, step, destination)};");
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
