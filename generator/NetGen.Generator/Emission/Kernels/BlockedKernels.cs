using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The three products of a dense layer for a block of samples. Each is a driver per layer, with literal bounds, around
/// micro-kernels that the layers of a network share: their text doesn't grow with the number of layers.
/// Element for element they add in the order of the single-sample kernels, so the bits are the same.
/// </summary>
internal sealed class BlockedKernels
{
    private readonly KernelWriter _kernels;
    private readonly LayerPlan _layer;
    private readonly Dialect _dialect;

    public BlockedKernels(KernelWriter kernels, LayerPlan layer, int bits)
    {
        _kernels = kernels;
        _layer = layer;
        _dialect = kernels.Dialect(layer.Width(bits));
    }

    private CodeWriter Code => _kernels.Code;

    private int Lanes => _dialect.Lanes;

    private int Budget => _dialect.Width.Bits == 512 ? Limits.BlockAccumulators512 : Limits.Accumulators;

    /// <summary>Whether a loop runs over full panels; their number is then an argument of the shared tile.</summary>
    private bool ManyPanels => _layer.FullPanels > 1;

    private static string Slot => "Slot";

    /// <summary>z of a block: driver ForwardBlock.</summary>
    public void WriteForward()
    {
        string name = KernelNames.ForwardBlock(_layer, _dialect.Width);
        if (!_kernels.Begin(name))
        {
            return;
        }

        foreach (int stride in PanelStrides())
        {
            WriteForwardTile(stride, ForwardRows(stride));
        }

        // All panels use the same number of rows, so that one row tail serves the whole layer.
        string t = _kernels.T;
        string signature = $"void {name}(ref {t} x, int xStride, ref {t} w, ref {t} s, int rows)";
        using (_kernels.Method(Equations.ForwardBlock(_layer), false, signature))
        {
            int highest = PanelStrides().Max(ForwardRows);
            Code.Line($"int whole = rows / {Literal.Of(highest)} * {Literal.Of(highest)};");
            EachSlice((stride, weights, unit) =>
            {
                string step = Literal.Of(ForwardRows(stride));
                Code.Line($"ref {t} wp = ref Add(ref w, {weights});");
                Code.Line($"ref {t} bp = ref Add(ref w, {_layer.B}{unit});");
                using (Code.Block($"for (int r = 0; r < whole; r += {step})"))
                {
                    Code.Line($"{TileName("Forward", ForwardRows(stride), stride)}(ref Add(ref x, r * xStride), xStride, ref wp, {Literal.Of(_layer.Inputs)}, ref bp, ref Add(ref s, (r * {Slot}) + {_layer.Z}{unit}), {Slot});");
                }
            });
            using (Code.Block("for (int r = whole; r < rows; r++)"))
            {
                Code.Line($"{KernelNames.Forward(_layer, _dialect.Width)}(ref Add(ref x, r * xStride), ref w, ref Add(ref s, r * {Slot}));");
            }
        }
    }

    /// <summary>∂E/∂W and ∂E/∂b of a block: driver GradientBlock.</summary>
    public void WriteGradient()
    {
        string name = KernelNames.GradientBlock(_layer, _dialect.Width);
        if (!_kernels.Begin(name))
        {
            return;
        }

        foreach (int stride in PanelStrides())
        {
            foreach (int count in GradientSteps(stride))
            {
                WriteGradientTile(stride, count);
            }
        }

        string t = _kernels.T;
        using (_kernels.Method(Equations.GradientBlock(_layer), false, $"void {name}(ref {t} x, int xStride, ref {t} g, ref {t} s, int rows)"))
        {
            EachSlice((stride, weights, unit) =>
            {
                Code.Line($"ref {t} gp = ref Add(ref g, {weights});");
                Code.Line($"ref {t} dp = ref Add(ref s, {_layer.D}{unit});");
                Code.Line("int i = 0;");
                foreach (int count in GradientSteps(stride))
                {
                    string step = Literal.Of(count);
                    using (Code.Block($"for (; i + {step} <= {Literal.Of(_layer.Inputs)}; i += {step})"))
                    {
                        Code.Line($"{TileName("Gradient", count, stride)}(ref Add(ref x, i), xStride, ref dp, {Slot}, rows, ref Add(ref gp, i * {Literal.Of(stride)}));");
                    }
                }
            });

            if (_layer.Spec.Bias)
            {
                using (Code.Block("for (int r = 0; r < rows; r++)"))
                {
                    _kernels.EachVector(_layer, _dialect, vector => Code.Line(
                        $"{_dialect.At("g", vector.Offset(_layer.B))} += {_dialect.At("s", vector.Offset(_layer.D))};"));
                    Code.Line($"s = ref Add(ref s, {Slot});");
                }
            }
        }
    }

    /// <summary>∂E/∂x of a block: driver InputGradientBlock.</summary>
    public void WriteInputGradient()
    {
        string name = KernelNames.InputGradientBlock(_layer, _dialect.Width);
        if (!_kernels.Begin(name))
        {
            return;
        }

        (int inputs, int samples) = InputGradientShape();
        WriteInputGradientTile(inputs, samples);
        string t = _kernels.T;
        using (_kernels.Method(Equations.InputGradientBlock(_layer), false, $"void {name}(ref {t} w, ref {t} s, ref {t} dx, int dxStride, int rows)"))
        {
            Code.Line($"w = ref Add(ref w, {_layer.W});");
            Code.Line($"s = ref Add(ref s, {_layer.D});");
            Code.Line("// The last tile reaches back over its neighbour instead of leaving a tail: it writes the same values again.");
            string panels = ManyPanels ? Literal.Of(_layer.FullPanels) + ", " : string.Empty;
            using (Code.Block($"for (int k = 0; k < {Literal.Of(_layer.Inputs)}; k += {Literal.Of(inputs)})"))
            {
                Code.Line(_layer.Inputs % inputs == 0 ? "int i = k;" : $"int i = Math.Min(k, {Literal.Of(_layer.Inputs - inputs)});");
                using (Code.Block($"for (int q = 0; q < rows; q += {Literal.Of(samples)})"))
                {
                    Code.Line($"int r = Math.Min(q, rows - {Literal.Of(samples)});");
                    Code.Line($"{InputGradientTileName(inputs, samples)}(ref w, i, {Literal.Of(_layer.Inputs)}, {panels}ref Add(ref s, r * {Slot}), {Slot}, ref Add(ref dx, (r * dxStride) + i), dxStride);");
                }
            }
        }
    }

    /// <summary>Panels in the order of the buffer, each in slices of as many vectors as a tile is wide.</summary>
    private void EachSlice(Action<int, string, string> body)
    {
        int full = _layer.FullPanels;
        int slice = SliceWidth(_layer.PanelWidth);
        if (full * _layer.PanelWidth / slice > 1)
        {
            string size = Literal.Of(_layer.PanelWidth * _layer.Inputs);
            string width = Literal.Of(_layer.PanelWidth);
            string origin = _layer.W;
            using (Code.Block($"for (int j = 0; j < {Literal.Of(full * _layer.PanelWidth)}; j += {Literal.Of(slice)})"))
            {
                body(
                    _layer.PanelWidth,
                    slice == _layer.PanelWidth ? $"{origin} + (j / {width} * {size})" : $"{origin} + (j / {width} * {size}) + (j % {width})",
                    " + j");
            }
        }
        else
        {
            using (Code.Block())
            {
                body(_layer.PanelWidth, _layer.W, string.Empty);
            }
        }

        int rest = _layer.LastPanelWidth;
        if (rest > 0)
        {
            int unit = full * _layer.PanelWidth;
            int origin = unit * _layer.Inputs;
            int restSlice = SliceWidth(rest);
            for (int j = 0; j < rest; j += restSlice)
            {
                using (Code.Block())
                {
                    body(rest, KernelWriter.Offset(_layer.W, origin + j), " + " + Literal.Of(unit + j));
                }
            }
        }
    }

    private IEnumerable<int> PanelStrides()
    {
        yield return _layer.PanelWidth;
        if (_layer.LastPanelWidth > 0)
        {
            yield return _layer.LastPanelWidth;
        }
    }

    private int SliceVectors(int stride) => Math.Min(2, stride / Lanes);

    private int SliceWidth(int stride) => SliceVectors(stride) * Lanes;

    private int ForwardRows(int stride) => Math.Max(1, Math.Min(8, Budget / (SliceVectors(stride) * _layer.Chains)));

    private int GradientInputs(int stride) => Math.Max(1, Math.Min(8, Budget / SliceVectors(stride)));

    /// <summary>The heights of the tiles: the full one if the layer is as high, and one row at a time for what is left.</summary>
    private IEnumerable<int> GradientSteps(int stride)
    {
        int full = GradientInputs(stride);
        if (_layer.Inputs >= full)
        {
            yield return full;
        }

        if (full > 1 && _layer.Inputs % full != 0)
        {
            yield return 1;
        }
    }

    private (int Inputs, int Samples) InputGradientShape()
    {
        (int inputs, int samples) = (Budget / (_layer.SumLanes / Lanes)) switch
        {
            >= 16 => (4, 4),
            >= 8 => (4, 2),
            >= 4 => (2, 2),
            _ => (1, 2),
        };
        return (_layer.Inputs < inputs ? 1 : inputs, samples);
    }

    private string TileName(string product, int rows, int stride)
    {
        string chains = product == "Forward" ? "q" + Literal.Of(_layer.Chains) : string.Empty;
        return $"{product}Tile_{Literal.Of(rows)}x{Literal.Of(SliceWidth(stride))}of{Literal.Of(stride)}{chains}_{_dialect.Width.Suffix}";
    }

    private string InputGradientTileName(int inputs, int samples)
    {
        string rest = _layer.LastPanelWidth > 0 ? "and" + Literal.Of(_layer.LastPanelWidth) : string.Empty;
        string panels = ManyPanels ? "N" : string.Empty;
        return $"InputGradientTile_{Literal.Of(inputs)}x{Literal.Of(samples)}of{Literal.Of(_layer.PanelWidth)}{panels}{rest}_{_dialect.Width.Suffix}";
    }

    private static string Accumulator(int row, int vector, int chain, int chains) =>
        $"c{Literal.Of(row + 1)}_{Literal.Of(vector + 1)}" + (chains == 1 ? string.Empty : ((char)('a' + chain)).ToString());

    private void WriteForwardTile(int stride, int rows)
    {
        string name = TileName("Forward", rows, stride);
        if (!_kernels.Begin(name))
        {
            return;
        }

        string t = _kernels.T;
        int vectors = SliceVectors(stride);
        int q = _layer.Chains;
        string comment = $"Z[r, j] = bⱼ + Σᵢ X[r, i]·W[i, j] for {Literal.Of(rows)} samples and {Literal.Of(vectors * Lanes)} units of a panel of {Literal.Of(stride)}"
            + (q == 1 ? "." : $"; input i adds to chain i mod {Literal.Of(q)}.");
        using (_kernels.Method(comment, false, $"void {name}(ref {t} x, int xStride, ref {t} w, int inputs, ref {t} b, ref {t} z, int zStride)"))
        {
            for (int r = 1; r < rows; r++)
            {
                Code.Line($"ref {t} x{Literal.Of(r + 1)} = ref Add(ref x, {(r == 1 ? "xStride" : Literal.Of(r) + " * xStride")});");
            }

            for (int r = 0; r < rows; r++)
            {
                for (int v = 0; v < vectors; v++)
                {
                    for (int c = 0; c < q; c++)
                    {
                        Code.Line($"{_dialect.V} {Accumulator(r, v, c, q)} = {(c == 0 ? _dialect.At("b", v * Lanes) : _dialect.Zero)};");
                    }
                }
            }

            Code.Line("int i = 0;");
            using (Code.Block(q == 1 ? "for (; i < inputs; i++)" : $"for (; i + {Literal.Of(q)} <= inputs; i += {Literal.Of(q)})"))
            {
                for (int c = 0; c < q; c++)
                {
                    ForwardTerm(rows, vectors, stride, c);
                }

                Code.Line($"w = ref Add(ref w, {Literal.Of(q * stride)});");
            }

            for (int c = 0; c < q - 1; c++)
            {
                using (Code.Block(c == 0 ? "if (i < inputs)" : $"if (i + {Literal.Of(c)} < inputs)"))
                {
                    ForwardTerm(rows, vectors, stride, c);
                }
            }

            for (int r = 0; r < rows; r++)
            {
                for (int v = 0; v < vectors; v++)
                {
                    string sum = KernelWriter.SumTree(Enumerable.Range(0, q).Select(c => Accumulator(r, v, c, q)).ToList());
                    string offset = r == 0 ? Literal.Of(v * Lanes) : $"({Literal.Of(r)} * zStride) + {Literal.Of(v * Lanes)}";
                    Code.Line($"{_dialect.At("z", offset)} = {sum};");
                }
            }
        }
    }

    private void ForwardTerm(int rows, int vectors, int stride, int chain)
    {
        using (Code.Block())
        {
            for (int v = 0; v < vectors; v++)
            {
                Code.Line($"{_dialect.V} w{Literal.Of(v + 1)} = {_dialect.At("w", (chain * stride) + (v * Lanes))};");
            }

            for (int r = 0; r < rows; r++)
            {
                string x = r == 0 ? "x" : "x" + Literal.Of(r + 1);
                Code.Line($"{_dialect.V} a{Literal.Of(r + 1)} = {_dialect.Broadcast(Dialect.Element(x, chain == 0 ? "i" : "i + " + Literal.Of(chain)))};");
                for (int v = 0; v < vectors; v++)
                {
                    string c = Accumulator(r, v, chain, _layer.Chains);
                    Code.Line($"{c} = {_dialect.MultiplyAdd("a" + Literal.Of(r + 1), "w" + Literal.Of(v + 1), c)};");
                }
            }
        }
    }

    private void WriteGradientTile(int stride, int inputs)
    {
        string name = TileName("Gradient", inputs, stride);
        if (!_kernels.Begin(name))
        {
            return;
        }

        string t = _kernels.T;
        int vectors = SliceVectors(stride);
        string comment = $"G[i, j] += Σᵣ X[r, i]·δ[r, j] for {Literal.Of(inputs)} inputs and {Literal.Of(vectors * Lanes)} units, sample after sample.";
        using (_kernels.Method(comment, false, $"void {name}(ref {t} x, int xStride, ref {t} d, int dStride, int rows, ref {t} g)"))
        {
            EachTileVector(inputs, vectors, (i, v) => Code.Line($"{_dialect.V} {Accumulator(i, v, 0, 1)} = {_dialect.At("g", (i * stride) + (v * Lanes))};"));
            using (Code.Block("for (int r = 0; r < rows; r++)"))
            {
                for (int v = 0; v < vectors; v++)
                {
                    Code.Line($"{_dialect.V} d{Literal.Of(v + 1)} = {_dialect.At("d", v * Lanes)};");
                }

                for (int i = 0; i < inputs; i++)
                {
                    string x = "x" + Literal.Of(i + 1);
                    Code.Line($"{_dialect.V} {x} = {_dialect.Broadcast(Dialect.Element("x", i))};");
                    for (int v = 0; v < vectors; v++)
                    {
                        string c = Accumulator(i, v, 0, 1);
                        Code.Line($"{c} = {_dialect.MultiplyAdd(x, "d" + Literal.Of(v + 1), c)};");
                    }
                }

                Code.Line("x = ref Add(ref x, xStride);");
                Code.Line("d = ref Add(ref d, dStride);");
            }

            EachTileVector(inputs, vectors, (i, v) => Code.Line($"{_dialect.At("g", (i * stride) + (v * Lanes))} = {Accumulator(i, v, 0, 1)};"));
        }
    }

    private static void EachTileVector(int rows, int vectors, Action<int, int> body)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int v = 0; v < vectors; v++)
            {
                body(r, v);
            }
        }
    }

    private void WriteInputGradientTile(int inputs, int samples)
    {
        string name = InputGradientTileName(inputs, samples);
        if (!_kernels.Begin(name))
        {
            return;
        }

        string t = _kernels.T;
        int accumulators = _layer.SumLanes / Lanes;
        string comment = $"∂E/∂X[r, i] = Σⱼ W[i, j]·δ[r, j] for {Literal.Of(inputs)} inputs and {Literal.Of(samples)} samples, unit j adding to lane j mod {Literal.Of(_layer.SumLanes)}.";
        using (_kernels.Method(comment, false, $"void {name}(ref {t} w, int i, int inputs, {(ManyPanels ? "int panels, " : string.Empty)}ref {t} d, int dStride, ref {t} dx, int dxStride)"))
        {
            EachTileVector(inputs, samples, (i, r) =>
            {
                for (int a = 0; a < accumulators; a++)
                {
                    Code.Line($"{_dialect.V} {Accumulator(i, r, a, accumulators)} = {_dialect.Zero};");
                }
            });

            Code.Line($"ref {t} row = ref Add(ref w, i * {Literal.Of(_layer.PanelWidth)});");
            if (ManyPanels)
            {
                using (Code.Block("for (int p = 0; p < panels; p++)"))
                {
                    InputGradientPanel(inputs, samples, _layer.PanelWidth, accumulators);
                    Code.Line($"row = ref Add(ref row, inputs * {Literal.Of(_layer.PanelWidth)});");
                    Code.Line($"d = ref Add(ref d, {Literal.Of(_layer.PanelWidth)});");
                }
            }
            else
            {
                InputGradientPanel(inputs, samples, _layer.PanelWidth, accumulators);
            }

            if (_layer.LastPanelWidth > 0)
            {
                string before = ManyPanels ? $"panels * {Literal.Of(_layer.PanelWidth)}" : Literal.Of(_layer.PanelWidth);
                Code.Line($"row = ref Add(ref w, (inputs * {before}) + (i * {Literal.Of(_layer.LastPanelWidth)}));");
                if (!ManyPanels)
                {
                    Code.Line($"d = ref Add(ref d, {Literal.Of(_layer.PanelWidth)});");
                }

                InputGradientPanel(inputs, samples, _layer.LastPanelWidth, accumulators);
            }

            EachTileVector(inputs, samples, (i, r) =>
            {
                string tree = KernelWriter.SumTree(Enumerable.Range(0, accumulators).Select(a => Accumulator(i, r, a, accumulators)).ToList());
                string offset = r == 0 ? Literal.Of(i) : $"({Literal.Of(r)} * dxStride) + {Literal.Of(i)}";
                Code.Line($"{Dialect.Element("dx", offset)} = VectorMath.Sum({tree});");
            });
        }
    }

    private void InputGradientPanel(int inputs, int samples, int stride, int accumulators)
    {
        for (int v = 0; v < stride / Lanes; v++)
        {
            using (Code.Block())
            {
                for (int r = 0; r < samples; r++)
                {
                    string offset = r == 0 ? Literal.Of(v * Lanes) : $"({Literal.Of(r)} * dStride) + {Literal.Of(v * Lanes)}";
                    Code.Line($"{_dialect.V} d{Literal.Of(r + 1)} = {_dialect.At("d", offset)};");
                }

                for (int i = 0; i < inputs; i++)
                {
                    string w = "w" + Literal.Of(i + 1);
                    Code.Line($"{_dialect.V} {w} = {_dialect.At("row", (i * stride) + (v * Lanes))};");
                    for (int r = 0; r < samples; r++)
                    {
                        string c = Accumulator(i, r, v % accumulators, accumulators);
                        Code.Line($"{c} = {_dialect.MultiplyAdd(w, "d" + Literal.Of(r + 1), c)};");
                    }
                }
            }
        }
    }
}
