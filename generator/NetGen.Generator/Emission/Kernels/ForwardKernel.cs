using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>z = b + Wᵀx and a = f(z) for one sample: outputs in the lanes, inputs broadcast one after the other.</summary>
internal sealed class ForwardKernel
{
    // Up to this many groups of accumulators stand one below the other; more become a loop over the panels.
    private const int WrittenGroups = 1;

    private readonly KernelWriter _kernels;
    private readonly LayerPlan _layer;
    private readonly Dialect _dialect;

    private ForwardKernel(KernelWriter kernels, LayerPlan layer, Dialect dialect)
    {
        _kernels = kernels;
        _layer = layer;
        _dialect = dialect;
    }

    private CodeWriter Code => _kernels.Code;

    private int Lanes => _dialect.Lanes;

    public static void Write(KernelWriter kernels, LayerPlan layer, int bits)
    {
        VectorWidth width = layer.Width(bits);
        string name = KernelNames.Forward(layer, width);
        if (kernels.Begin(name))
        {
            new ForwardKernel(kernels, layer, kernels.Dialect(width)).Write(name);
        }
    }

    private void Write(string name)
    {
        bool straight = _layer.SingleTier == Tier.StraightLine;
        using (_kernels.Method(Equations.Forward(_layer), straight && IsSmall(), $"void {name}(ref {_kernels.T} x, ref {_kernels.T} w, ref {_kernels.T} s)"))
        {
            if (straight)
            {
                WriteStraightLine();
            }
            else
            {
                WriteTiles();
            }
        }
    }

    private bool IsSmall() => _layer.Inputs * Math.Max(1, _layer.Padded / Lanes) <= Limits.StraightLineFmas;

    private void WriteStraightLine()
    {
        int vectors = _layer.Padded / Lanes;
        for (int v = 0; v < vectors; v++)
        {
            Start(v, KernelWriter.Offset(_layer.B, v * Lanes));
        }

        string l = MathText.Layer(_layer.Index);
        for (int i = 0; i < _layer.Inputs; i++)
        {
            string index = MathText.Index(i + 1);
            Code.Line($"// + w{l}{index}ⱼ·{MathText.InputOf(_layer.Index)}{index}");
            Code.Line($"{_dialect.V} x{Literal.Of(i + 1)} = {_dialect.Broadcast(Dialect.Element("x", i))};");
            for (int v = 0; v < vectors; v++)
            {
                (int offset, int stride) = KernelWriter.Weights(_layer, v * Lanes);
                Accumulate(v, i % _layer.Chains, "x" + Literal.Of(i + 1), _dialect.At("w", KernelWriter.Offset(_layer.W, offset + (i * stride))));
            }
        }

        for (int v = 0; v < vectors; v++)
        {
            Finish(v, v * Lanes, string.Empty);
        }
    }

    private void WriteTiles()
    {
        int perGroup = Limits.Accumulators / _layer.Chains;
        int groups = ((_layer.Padded / Lanes) + perGroup - 1) / perGroup;
        int looped = 0;
        int unitsPerGroup = perGroup * Lanes;
        if (groups > WrittenGroups && unitsPerGroup % _layer.PanelWidth == 0 && _layer.FullPanels * _layer.PanelWidth > unitsPerGroup)
        {
            looped = _layer.FullPanels * _layer.PanelWidth / unitsPerGroup;
            using (Code.Block($"for (int j = 0; j < {Literal.Of(looped * unitsPerGroup)}; j += {Literal.Of(unitsPerGroup)})"))
            {
                WriteGroup(0, perGroup, true);
            }
        }

        for (int first = looped * perGroup; first < _layer.Padded / Lanes; first += perGroup)
        {
            using (Code.Block())
            {
                WriteGroup(first, Math.Min(perGroup, (_layer.Padded / Lanes) - first), false);
            }
        }
    }

    private void WriteGroup(int firstVector, int count, bool inLoop)
    {
        string plusJ = inLoop ? " + j" : string.Empty;
        var panels = new List<(string Reference, int Stride)>();
        var addresses = new List<(string Reference, int Within, int Stride)>();
        for (int v = firstVector; v < firstVector + count; v++)
        {
            int unit = v * Lanes;
            (int offset, int stride) = KernelWriter.Weights(_layer, unit);
            int within = unit % _layer.PanelWidth;
            if (addresses.Count == 0 || (within == 0 && v > firstVector))
            {
                // A panel's weights lie one behind the other: one reference per panel walks down its rows.
                string reference = "w" + Literal.Of(panels.Count + 1);
                string times = inLoop ? $" + (j * {Literal.Of(_layer.Inputs)})" : string.Empty;
                Code.Line($"ref {_kernels.T} {reference} = ref Add(ref w, {KernelWriter.Offset(_layer.W, offset - within)}{times});");
                panels.Add((reference, stride));
            }

            addresses.Add((panels[panels.Count - 1].Reference, within, stride));
        }

        for (int v = 0; v < count; v++)
        {
            Start(v, KernelWriter.Offset(_layer.B, (firstVector + v) * Lanes) + plusJ);
        }

        int q = _layer.Chains;
        int whole = _layer.Inputs / q * q;
        using (Code.Block(q == 1
            ? $"for (int i = 0; i < {Literal.Of(whole)}; i++)"
            : $"for (int i = 0; i < {Literal.Of(whole)}; i += {Literal.Of(q)})"))
        {
            for (int c = 0; c < q; c++)
            {
                Term(c, c == 0 ? "i" : "i + " + Literal.Of(c), c, addresses);
            }

            foreach ((string reference, int stride) in panels)
            {
                Code.Line($"{reference} = ref Add(ref {reference}, {Literal.Of(q * stride)});");
            }
        }

        for (int c = 0; c < _layer.Inputs - whole; c++)
        {
            Term(c, Literal.Of(whole + c), c, addresses);
        }

        for (int v = 0; v < count; v++)
        {
            Finish(v, (firstVector + v) * Lanes, plusJ);
        }
    }

    private void Term(int chain, string input, int row, List<(string Reference, int Within, int Stride)> addresses)
    {
        string x = "x" + Literal.Of(chain + 1) + (input.StartsWith("i", StringComparison.Ordinal) ? string.Empty : "e");
        Code.Line($"{_dialect.V} {x} = {_dialect.Broadcast(Dialect.Element("x", input))};");
        for (int v = 0; v < addresses.Count; v++)
        {
            (string reference, int within, int stride) = addresses[v];
            Accumulate(v, chain, x, _dialect.At(reference, (row * stride) + within));
        }
    }

    private string Chain(int vector, int chain) =>
        "z" + Literal.Of(vector + 1) + (_layer.Chains == 1 ? string.Empty : ((char)('a' + chain)).ToString());

    private void Start(int vector, string biasOffset)
    {
        for (int c = 0; c < _layer.Chains; c++)
        {
            string start = c == 0 && _layer.Spec.Bias ? _dialect.At("w", biasOffset) : _dialect.Zero;
            Code.Line($"{_dialect.V} {Chain(vector, c)} = {start};");
        }
    }

    private void Accumulate(int vector, int chain, string x, string weights)
    {
        string z = Chain(vector, chain);
        Code.Line($"{z} = {_dialect.MultiplyAdd(x, weights, z)};");
    }

    private void Finish(int vector, int unit, string plusJ)
    {
        string z = "z" + Literal.Of(vector + 1);
        if (_layer.Chains > 1)
        {
            Code.Line($"{_dialect.V} {z} = {KernelWriter.SumTree(Enumerable.Range(0, _layer.Chains).Select(c => Chain(vector, c)).ToList())};");
        }

        Code.Line($"{_dialect.At("s", KernelWriter.Offset(_layer.Z, unit) + plusJ)} = {z};");
        if (_layer.AOffset != _layer.ZOffset && !_layer.Activation.AcrossUnits)
        {
            ActivationKernel.WriteValue(Code, _dialect, _layer, z, _dialect.At("s", KernelWriter.Offset(_layer.A, unit) + plusJ));
        }
    }
}
