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

    // Of more vectors than this the activations come in a loop of their own.
    private const int WrittenActivations = 4;

    // Fewer inputs come one by one: 4-16-3 takes 2 % longer for a step otherwise.
    private const int LeastInputsInFours = 8;

    private readonly KernelWriter _kernels;
    private readonly LayerPlan _layer;
    private readonly LayerPlan? _below;
    private readonly SingleForm _form;
    private readonly Dialect _dialect;
    private readonly Func<string, string> _input;
    private readonly bool _inFours;

    private ForwardKernel(KernelWriter kernels, SingleForm form, Func<string, string> input)
    {
        _kernels = kernels;
        _form = form;
        _layer = form.Layer;
        _below = _layer.Index == 1 ? null : kernels.Plan.Layers[_layer.Index - 2];
        _dialect = form.Dialect;
        _input = input;
        _inFours = _layer.Precision == Precision.Single && Lanes > 4 && _form.Vectors > 1 && _layer.Inputs >= LeastInputsInFours;
    }

    private CodeWriter Code => _kernels.Code;

    private int Lanes => _dialect.Lanes;

    private bool ActivatesLater => _layer.Padded / _form.UnitDialect.Lanes > WrittenActivations
        || (_layer.Activation.IsOwn && _layer.Padded > _form.UnitDialect.Lanes);

    /// <summary>Whether a layer's values are found at literal places, where the sums end.</summary>
    public static bool FindsAtOnce(KernelWriter kernels, SingleForm form)
    {
        var kernel = new ForwardKernel(kernels, form, kernels.InputOf(form.Layer));
        return !kernel.ActivatesLater
            && (form.Rows > 1 || form.IsStraight(kernels.Plan) || form.Vectors * form.Layer.Chains <= Limits.Accumulators);
    }

    /// <summary>Writes the layer where it is, its inputs in x or in the slot.</summary>
    public static void WriteInline(KernelWriter kernels, LayerPlan layer, int bits)
    {
        SingleForm form = SingleForm.Of(kernels, layer, bits);
        var kernel = new ForwardKernel(kernels, form, kernels.InputOf(layer));
        if (form.IsShared(kernels.Plan, bits))
        {
            SampleTiles.WriteForward(kernels, layer, Literal.Of(bits));
            kernel.WriteActivations();
        }
        else if (form.Rows > 1)
        {
            kernel.WriteRows();
        }
        else if (form.IsStraight(kernels.Plan))
        {
            kernel.WriteStraightLine();
        }
        else
        {
            kernel.WriteTiles();
        }
    }

    private void WriteStraightLine()
    {
        int vectors = _form.Vectors;
        for (int v = 0; v < vectors; v++)
        {
            Start(v, KernelWriter.Offset(_layer.B, v * Lanes));
        }

        for (int i = 0; i < _layer.Inputs; i++)
        {
            string? held = _below is null ? null : _kernels.Values?.Broadcast(_below, i);
            bool inFours = held is null && _inFours && i / 4 * 4 + 4 <= _layer.Inputs;
            string fours = "x" + Literal.Of(i / 4 * 4 + 1) + "to" + Literal.Of(i / 4 * 4 + 4);
            if (inFours && i % 4 == 0)
            {
                Code.Line(Four(fours, _input(Literal.Of(i))));
            }

            string x = held ?? (inFours ? Each(fours, i % 4) : _dialect.Broadcast(_input(Literal.Of(i))));
            if (vectors > 1)
            {
                Code.Line($"{_dialect.V} x{Literal.Of(i + 1)} = {x};");
                x = "x" + Literal.Of(i + 1);
            }

            for (int v = 0; v < vectors; v++)
            {
                (int offset, int stride) = KernelWriter.Weights(_layer, v * Lanes);
                Accumulate(v, i % _layer.Chains, x, _dialect.At("w", KernelWriter.Offset(_layer.W, offset + (i * stride))));
            }
        }

        for (int v = 0; v < vectors; v++)
        {
            Finish(v, v * Lanes, string.Empty);
        }

        Activate();
    }

    /// <summary>A narrow layer: each row of a vector is a chain of its own, four inputs go at once.</summary>
    private void WriteRows()
    {
        int vectors = 4 / _form.Rows;
        string bias = _layer.Spec.Bias ? _form.UnitDialect.At("w", _layer.B) : _form.UnitDialect.Zero;
        string widened = _form.UnitDialect.Width.Bits * 2 == _dialect.Width.Bits
            ? $"{bias}.ToVector{Literal.Of(_dialect.Width.Bits)}()"
            : $"{bias}.ToVector256().ToVector512()";
        Code.Line($"// {Literal.Of(_form.Rows)} rows of weights in a vector: they are the chains of the sum, the bias begins the first.");
        Code.Line($"{_dialect.V} za = {widened};");
        if (vectors > 1)
        {
            Code.Line($"{_dialect.V} zb = {_dialect.Zero};");
        }

        bool straight = _form.IsStraight(_kernels.Plan);
        Dialect four = _kernels.Dialect(new VectorWidth(_layer.Precision == Precision.Single ? 128 : 256, _layer.Precision));
        using (straight ? (CodeWriter.Scope?)null : Code.Block($"for (nint i = 0; i < {Literal.Of(_layer.Inputs)}; i += 4)"))
        {
            for (int i = 0; i < (straight ? _layer.Inputs : 4); i += 4)
            {
                string index = straight ? Literal.Of(i) : "i";
                if (!straight)
                {
                    Code.Line($"ref {_kernels.T} w1 = ref Add(ref w, {_layer.W} + (i * {Literal.Of(_layer.Padded)}));");
                }

                string x = (straight && _below is not null ? _kernels.Values?.Four(_below, i) : null) ?? $"As<{_kernels.T}, {four.V}>(ref {_input(index)})";
                for (int n = 0; n < vectors; n++)
                {
                    string z = n == 0 ? "za" : "zb";
                    int within = n * Lanes;
                    string weights = straight
                        ? _dialect.At("w", KernelWriter.Offset(_layer.W, (i * _layer.Padded) + within))
                        : _dialect.At("w1", within);
                    Code.Line($"{z} = {_dialect.MultiplyAdd(_form.Spread(x, n), weights, z)};");
                }
            }
        }

        Code.Line($"{_form.UnitDialect.V} z1 = {_form.Fold(vectors > 1 ? "za + zb" : "za")};");
        Store("z1", _layer.Z, _layer.A, 0);
    }

    private void WriteTiles()
    {
        int perGroup = Limits.Accumulators / _layer.Chains;
        int vectors = _form.Vectors;
        int groups = (vectors + perGroup - 1) / perGroup;
        int looped = 0;
        int unitsPerGroup = perGroup * Lanes;
        if (groups > WrittenGroups && (unitsPerGroup % _layer.PanelWidth == 0 || _layer.PanelWidth % unitsPerGroup == 0) && _layer.FullPanels * _layer.PanelWidth > unitsPerGroup)
        {
            looped = _layer.FullPanels * _layer.PanelWidth / unitsPerGroup;
            using (Code.Block($"for (nint j = 0; j < {Literal.Of(looped * unitsPerGroup)}; j += {Literal.Of(unitsPerGroup)})"))
            {
                WriteGroup(0, perGroup, true);
            }
        }

        for (int first = looped * perGroup; first < vectors; first += perGroup)
        {
            using (Code.Block())
            {
                WriteGroup(first, Math.Min(perGroup, vectors - first), false);
            }
        }

        Activate();
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
                string times = !inLoop ? string.Empty
                    : count * Lanes >= _layer.PanelWidth ? $" + (j * {Literal.Of(_layer.Inputs)})"
                    : $" + (j / {Literal.Of(_layer.PanelWidth)} * {Literal.Of(_layer.Inputs * _layer.PanelWidth)}) + (j % {Literal.Of(_layer.PanelWidth)})";
                Code.Line($"ref {_kernels.T} {reference} = ref Add(ref w, {KernelWriter.Offset(_layer.W, offset - within)}{times});");
                panels.Add((reference, stride));
            }

            addresses.Add((panels[panels.Count - 1].Reference, within, stride));
        }

        for (int v = 0; v < count; v++)
        {
            Start(v, KernelWriter.Offset(_layer.B, (firstVector + v) * Lanes) + plusJ);
        }

        int q = _inFours ? 4 : _layer.Chains;
        int whole = _layer.Inputs / q * q;
        using (Code.Block(q == 1
            ? $"for (nint i = 0; i < {Literal.Of(whole)}; i++)"
            : $"for (nint i = 0; i < {Literal.Of(whole)}; i += {Literal.Of(q)})"))
        {
            Code.Line(_inFours ? Four("xi", _input("i")) : $"ref {_kernels.T} xi = ref {_input("i")};");
            for (int c = 0; c < q; c++)
            {
                Term(c, _inFours ? Each("xi", c) : _dialect.Broadcast(Dialect.Element("xi", c)), string.Empty, c, addresses);
            }

            foreach ((string reference, int stride) in panels)
            {
                Code.Line($"{reference} = ref Add(ref {reference}, {Literal.Of(q * stride)});");
            }
        }

        for (int c = 0; c < _layer.Inputs - whole; c++)
        {
            Term(c, _dialect.Broadcast(_input(Literal.Of(whole + c))), "e", c, addresses);
        }

        for (int v = 0; v < count; v++)
        {
            Finish(v, (firstVector + v) * Lanes, plusJ);
        }
    }

    // Input c of this turn, in all lanes.
    private void Term(int c, string input, string end, int row, List<(string Reference, int Within, int Stride)> addresses)
    {
        string x = "x" + Literal.Of(c + 1) + end;
        Code.Line($"{_dialect.V} {x} = {input};");
        for (int v = 0; v < addresses.Count; v++)
        {
            (string reference, int within, int stride) = addresses[v];
            Accumulate(v, c % _layer.Chains, x, _dialect.At(reference, (row * stride) + within));
        }
    }

    // Four inputs in every quarter or half of a vector, from memory, and one of them in all lanes. Every weight is loaded once
    // already, and inputs that are loaded one by one wait behind them; permutations don't. What a slot holds is broadcast as it
    // is loaded (8-32-32-4: 1 % less time); the user's inputs may move before it is, and are loaded first.
    private string Four(string name, string place)
    {
        string bits = Literal.Of(_dialect.Width.Bits);
        string four = _below is null ? $"Repeat{bits}(As<{_kernels.T}, V4>(ref {place}))" : $"RepeatFrom{bits}(ref {place})";
        return $"{_dialect.V} {name} = VectorMath.{four};";
    }

    private string Each(string name, int c) => $"VectorMath.Each{Literal.Of(_dialect.Width.Bits)}({name}, {Literal.Of(c)})";

    private string Chain(int vector, int chain) =>
        "z" + Literal.Of(vector + 1) + (_layer.Chains == 1 ? string.Empty : ((char)('a' + chain)).ToString());

    private void Start(int vector, string biasOffset)
    {
        var starts = new List<string>();
        for (int c = 0; c < _layer.Chains; c++)
        {
            starts.Add($"{Chain(vector, c)} = {(c == 0 && _layer.Spec.Bias ? _dialect.At("w", biasOffset) : _dialect.Zero)}");
        }

        Code.Line($"{_dialect.V} {string.Join(", ", starts)};");
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

        Store(z, KernelWriter.Offset(_layer.Z, unit) + plusJ, KernelWriter.Offset(_layer.A, unit) + plusJ, unit);
    }

    private void Store(string z, string zPlace, string aPlace, int unit)
    {
        Dialect units = _form.UnitDialect;
        string? name = _kernels.Values?.Of(_layer, unit);
        string held = name is null ? string.Empty : " = " + name;
        bool activates = _layer.AOffset != _layer.ZOffset && !_layer.Activation.AcrossUnits && !ActivatesLater;
        if (!_kernels.KeepsValues)
        {
            if (activates && !(_kernels.Plan.OutputsLogits && _layer == _kernels.Plan.Last))
            {
                ActivationKernel.WriteValue(Code, units, _layer, z, name!);
            }
            else
            {
                Code.Line($"{name} = {z};");
            }

            return;
        }

        Code.Line($"{units.At("s", zPlace)}{(activates ? string.Empty : held)} = {z};");
        if (activates)
        {
            ActivationKernel.WriteValue(Code, units, _layer, z, units.At("s", aPlace) + held);
        }
    }

    // a = f(z) of a layer of many vectors.
    private void Activate()
    {
        if (ActivatesLater)
        {
            WriteActivations();
        }
    }

    private void WriteActivations()
    {
        if (_layer.Activation.IsIdentity || _layer.Activation.AcrossUnits)
        {
            return;
        }

        Dialect units = _form.UnitDialect;
        bool loop = _layer.Padded > units.Lanes;
        using (loop ? Code.Block($"for (nint j = 0; j < {Literal.Of(_layer.Padded)}; j += {Literal.Of(units.Lanes)})") : (CodeWriter.Scope?)null)
        {
            string plusJ = loop ? " + j" : string.Empty;
            ActivationKernel.WriteValue(Code, units, _layer, units.At("s", _layer.Z + plusJ), units.At("s", _layer.A + plusJ));
        }
    }
}
