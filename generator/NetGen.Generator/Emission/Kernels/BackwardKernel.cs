using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The way back through one layer for one sample, in one sweep over its weights: row i gives ∂E/∂aᵢ = Σⱼ wᵢⱼ δⱼ of the layer
/// below, and g receives rate·aᵢδⱼ. With rate 1 and g the gradients that accumulates; with rate −η and g the parameters
/// themselves it is the step of gradient descent.
/// </summary>
internal sealed partial class BackwardKernel
{
    // The lines of multiply-adds that stand one below the other in a loop.
    private const int WrittenLines = 8;

    /// <summary>Vectors of δ that stay in registers over a sweep; more are read again for each block of rows.</summary>
    public const int HeldVectors = 8;

    private readonly KernelWriter _kernels;
    private readonly LayerPlan _layer;
    private readonly LayerPlan? _below;
    private readonly SingleForm _form;
    private readonly Dialect _dialect;
    private readonly Func<string, string> _input;

    // What does not wait for δ is multiplied first: f' with the weights of a single unit, the rate with a few inputs.
    private readonly bool _slopeFirst;
    private readonly bool _rateFirst;

    // Rows whose sums share a vector where they wait in memory.
    private int _folded = 1;

    private BackwardKernel(KernelWriter kernels, LayerPlan layer, int bits)
    {
        _kernels = kernels;
        _layer = layer;
        _below = layer.Index == 1 ? null : kernels.Plan.Layers[layer.Index - 2];
        _form = SingleForm.Of(kernels, layer, bits);
        _dialect = _form.Dialect;
        _input = kernels.InputOf(layer);
        _slopeFirst = ShortChains.SlopeFirst(kernels, layer);
        _rateFirst = ShortChains.RateFirst(kernels, layer);
    }

    private CodeWriter Code => _kernels.Code;

    private int Lanes => _dialect.Lanes;

    private int Vectors => _form.Vectors;

    // Vectors that the sum of one row is spread over.
    private int Accumulators => _form.Rows > 1 ? 1 : _layer.SumLanes / Lanes;

    private bool IsStraight => _form.IsStraight(_kernels.Plan);

    public static void WriteInline(KernelWriter kernels, LayerPlan layer, int bits)
    {
        var kernel = new BackwardKernel(kernels, layer, bits);
        if (kernel._form.IsShared(kernels.Plan, bits))
        {
            SampleTiles.WriteBackward(kernels, layer, Literal.Of(bits));
            return;
        }

        kernels.Code.Line($"{kernel._dialect.V} rates = {kernel._dialect.Broadcast("rate")};");
        if (kernel._below is null)
        {
            kernel.WriteUpdate();
        }
        else
        {
            kernel.WriteSweep();
        }

        kernel.WriteBias();
    }

    /// <summary>δ of the layer below, where the sweep has left ∂E/∂a in its place.</summary>
    public static void WriteDeltaBelow(KernelWriter kernels, LayerPlan layer, int bits)
    {
        if (layer.Index > 1 && new BackwardKernel(kernels, layer, bits) is { _below: { } below } kernel
            && (below.Activation.DeltaText is not null || below.Activation.AcrossUnits)
            && (kernel.DeltaLater || kernel._form.IsShared(kernels.Plan, bits)))
        {
            kernels.Code.Line("// " + Equations.Delta(below));
            using (kernels.Code.Block())
            {
                DeltaKernel.WriteSample(kernels, below, kernels.Dialect(below.Width(bits)));
            }
        }
    }

    /// <summary>Whether the sweep over a layer leaves the δ of the layer below at literal places, and in vectors of how many lanes.</summary>
    public static bool FindsDeltasBelowAtOnce(KernelWriter kernels, LayerPlan layer, int bits, out int lanes)
    {
        var kernel = new BackwardKernel(kernels, layer, bits);
        lanes = kernel.Lanes;
        return !kernel._form.IsShared(kernels.Plan, bits) && !kernel.DeltaLater && !kernel.Loops;
    }

    /// <summary>Whether all deltas of a layer are at hand while its weights go by.</summary>
    public static bool IsInRegisters(KernelWriter kernels, LayerPlan layer, int bits)
    {
        SingleForm form = SingleForm.Of(kernels, layer, bits);
        return form.IsStraight(kernels.Plan) || form.Vectors <= HeldVectors;
    }

    // Rows whose sums fill one vector of the layer below.
    private int BlockRows => Lanes;

    private int BlockGroups => BlockRows / _form.Rows;

    private bool Holds => Vectors <= HeldVectors;

    // Groups of rows in one round of the inner loop.
    private int GroupsPerRound
    {
        get
        {
            int lines = Holds ? Vectors : _layer.PanelWidth / Lanes;
            int groups = BlockGroups;
            while (groups > 1 && groups * lines > WrittenLines)
            {
                groups /= 2;
            }

            return groups;
        }
    }

    // Whether the slope of the layer below needs all its units, or a place for its own locals.
    private bool DeltaLater => _below!.Activation.AcrossUnits || _below.Activation.DeltaLocals.Count > 0;

    // Whether the sweep is a loop over blocks of rows.
    private bool Loops => _layer.Inputs / BlockRows > 1 && !IsStraight;

    private bool WaitsInMemory => !IsStraight && GroupsPerRound < BlockGroups;

    private void WriteSweep()
    {
        if (Holds)
        {
            DeclareDeltas();
            ExplainPanels();
        }

        int blocks = _layer.Inputs / BlockRows;
        int rest = _layer.Inputs % BlockRows;
        bool loop = Loops;
        if (loop)
        {
            using (Code.Block($"for (nint i = 0; i < {Literal.Of(blocks * BlockRows)}; i += {Literal.Of(BlockRows)})"))
            {
                WriteBlock("i", BlockRows);
            }
        }

        for (int b = loop ? blocks : 0; b < blocks + (rest > 0 ? 1 : 0); b++)
        {
            using (Code.Block())
            {
                WriteBlock(Literal.Of(b * BlockRows), Math.Min(BlockRows, _layer.Inputs - (b * BlockRows)));
            }
        }
    }

    // The sums of up to a vector's lanes of rows, then δ of the layer below for as many units.
    private void WriteBlock(string first, int rows)
    {
        int groups = (rows + _form.Rows - 1) / _form.Rows;
        var sums = new List<string>();
        if (WaitsInMemory)
        {
            int perRound = Math.Min(GroupsPerRound, groups);
            int whole = groups / perRound * perRound;
            _folded = rows == BlockRows ? FoldedOf(perRound) : 1;
            string r = Plus(first, "r");
            using (Code.Block($"for (nint r = 0; r < {Literal.Of(whole * _form.Rows)}; r += {Literal.Of(perRound * _form.Rows)})"))
            {
                WriteRound(r, perRound, g => Scratch("r", g));
            }

            if (whole < groups)
            {
                using (Code.Block())
                {
                    WriteRound(Plus(first, Literal.Of(whole * _form.Rows)), groups - whole, g => Scratch(string.Empty, whole + g));
                }
            }

            for (int g = 0; g < groups / _folded; g++)
            {
                sums.Add(Scratch(string.Empty, g));
            }
        }
        else
        {
            sums.AddRange(WriteRound(first, groups, null));
        }

        while (sums.Count < BlockGroups / _folded)
        {
            sums.Add(_dialect.Zero);
        }

        if (_slopeFirst)
        {
            Code.Line("// One unit, one column of weights: its product with f' is known before the unit's δ.");
        }

        Code.Line($"{_dialect.V} {Below} = VectorMath.Sums({string.Join(", ", sums)});");
        WriteDelta(first, rows);
    }

    // What f' is multiplied with: ∂E/∂a, or a single unit's weights.
    private string Below => _slopeFirst ? "column" : "d";

    // The sums of a group of rows wait behind the slot, one vector after the other.
    private string Scratch(string row, int group)
    {
        string offset = KernelWriter.Offset("Slot", group * Lanes);
        return row.Length == 0 ? _dialect.At("s", offset) : _dialect.At("c", group * Lanes);
    }

    // Some groups of rows: their sums, in registers or where the caller wants them, and their update.
    private List<string> WriteRound(string first, int groups, Func<int, string>? place)
    {
        DeclareRows(first, place is not null && first.EndsWith("r", StringComparison.Ordinal));
        if (!Holds)
        {
            for (int g = 0; g < groups; g++)
            {
                DeclareInput(first, g);
                Code.Line($"{_dialect.V} {string.Join(", ", Enumerable.Range(0, Accumulators).Select(a => $"{Sum(g, a)} = {_dialect.Zero}"))};");
            }

            WritePanels(first, groups);
        }
        else
        {
            for (int g = 0; g < groups; g++)
            {
                DeclareInput(first, g);
                for (int v = 0; v < Vectors; v++)
                {
                    string sum = Sum(g, v % Accumulators);
                    bool starts = v < Accumulators;
                    string weights = Row("w", first, g, v);
                    string term = _slopeFirst ? weights : _dialect.MultiplyAdd(weights, "d" + Literal.Of(v + 1), starts ? _dialect.Zero : sum);
                    Code.Line($"{(starts ? _dialect.V + " " : string.Empty)}{sum} = {term};");
                    if (_layer.Panels == 1)
                    {
                        Update(first, g, v);
                    }
                }

                if (_layer.Panels > 1)
                {
                    UpdatePanels(first, g);
                }
            }
        }

        List<string> sums = Enumerable.Range(0, groups)
            .Select(g => KernelWriter.SumTree(Enumerable.Range(0, Accumulators).Select(a => Sum(g, a)).ToList()))
            .ToList();
        for (int g = 0; place is not null && g < groups; g += _folded)
        {
            Code.Line($"{place(g / _folded)} = {(_folded == 1 ? sums[g] : $"VectorMath.Folds({string.Join(", ", sums.GetRange(g, _folded))})")};");
        }

        return sums;
    }

    // A store takes as long as the two multiply-adds of a weight's vector: a pair or four of the sums of rows are brought together
    // before (5 % of training 8-32-32-4, 2 % of 16-64-64-8).
    private int FoldedOf(int rows)
    {
        int quarter = VectorWidth.WidestLanes(_layer.Precision) / 4;
        int most = _form.Rows > 1 ? 1 : Lanes / quarter;
        return most >= 4 && rows % 4 == 0 && _layer.Precision == Precision.Single ? 4 : most >= 2 && rows % 2 == 0 ? 2 : 1;
    }

    // δ = d ⊙ f'(z) of the layer below, d being what the sweep has summed. A long f' waits for a loop of its own.
    private void WriteDelta(string first, int rows)
    {
        LayerPlan below = _below!;
        string At(string origin) => _dialect.At("s", Plus(origin, first));
        string delta = Below;
        if (below.Activation.DeltaText is { } text && !DeltaLater)
        {
            bool fromOutput = below.Activation.SlopeSource == SlopeSource.Output;
            string source = fromOutput ? "a" : "z";
            Code.Line("// " + Equations.Delta(below));
            Code.Line($"{_dialect.V} {source} = {At(fromOutput ? below.A : below.Z)};");
            delta = _dialect.Fill(text, below.Spec.Parameters).Replace("{d}", Below).Replace("{a}", "a").Replace("{z}", "z");
        }

        string held = int.TryParse(first, out int unit) && _kernels.Held?.Of(below, unit) is { } name ? name + " = " : string.Empty;
        string masked = rows < Lanes ? $"({delta}) & {_dialect.Mask(rows)}" : delta;
        Code.Line($"{At(below.D)} = {held}{(_slopeFirst ? _dialect.MultiplyAdd(masked, "unit", _dialect.Zero) : masked)};");
    }

    private void WriteBias()
    {
        if (!_layer.Spec.Bias)
        {
            return;
        }

        Dialect units = _form.UnitDialect;
        string rate = _form.Rows == 1 ? "rates" : units.Broadcast("rate");
        _kernels.EachVector(_layer, units, vector =>
        {
            string b = units.At("g", vector.Offset(_layer.B));
            Code.Line($"{b} = {units.MultiplyAdd(rate, _kernels.Held?.Of(_layer, vector.Unit) ?? units.At("s", vector.Offset(_layer.D)), b)};");
        });
    }
}
