using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prediction of the tiniest networks: 16 samples go from their inputs to their outputs in registers, memory sees neither
/// a hidden unit nor a sample turned over. The last activation waits for everything before it; so it is that of the 16
/// samples before, whose steps the processor takes beside the next ones'.
/// </summary>
internal sealed class LanesLine : LanesKernel
{
    private const int Samples = 16;

    private readonly LanesActivation _activation;
    private readonly Dialect _dialect;

    public LanesLine(KernelWriter kernels, SharedKernels shared, LanesActivation activation)
        : base(kernels, shared)
    {
        _activation = activation;
        _dialect = kernels.Dialect(new VectorWidth(512, Plan.Precision));
    }

    private bool EndsInValue => !Plan.OutputsLogits && !Plan.Last.Activation.IsIdentity;

    /// <summary>Whether the network is one of these.</summary>
    public bool Fits()
    {
        if (Plan.Precision != Precision.Single
            || !Plan.Allowed(new[] { 512, 256, 128 }).Contains(512)
            || Plan.Layers.Count > Limits.LanesLineLayers
            || Plan.InputSize > Limits.LanesLineColumns
            || Plan.OutputSize > Limits.LanesLineColumns
            || Plan.Layers.Any(layer => layer != Plan.Last && layer.Activation.AcrossUnits))
        {
            return false;
        }

        // Of a layer in a loop as many units are written as the next one has chains.
        List<(LayerPlan Layer, int Units)> written = Plan.Layers.Select(layer => (layer, IsInLoop(layer) ? Plan.Last.Chains : layer.Units)).ToList();
        return written.All(item => item.Units <= Limits.LanesLineUnits)
            && written.Sum(item => Math.Min(item.Layer.Inputs, Limits.LanesLineUnits) * item.Units) <= Limits.LanesLineProducts
            && written.Sum(item => Flops(item.Layer) * item.Units) <= Limits.LanesLineFlops
            && Plan.Layers.Sum(layer => Flops(layer) * layer.Units) <= Limits.LanesLineAllFlops;
    }

    /// <summary>Writes the pass and asks for its kernel.</summary>
    public void Write()
    {
        const string name = "PredictInRegisters";
        string parameters = $"ref {T} x, ref {T} w, ref {T} y, int rows";
        using (Kernels.Method("Outputs of the first samples, as many as whole vectors hold.", false, $"int {name}({parameters})", "public"))
        {
            Code.Line($"rows = Hardware.VectorBits < 512 ? 0 : rows & -{Literal.Of(Samples)};");
            using (Code.Block("if (rows > 0)"))
            {
                Code.Line($"{name}_V512(ref x, ref w, ref y, rows);");
            }

            Code.Line("return rows;");
        }

        Shared.Ask(name, () =>
        {
            using (Kernels.Method("All layers, 16 samples in the lanes" + (EndsInValue ? "; the last activation is that of the 16 before." : "."), false, $"void {name}_V512({parameters.Replace("int rows", "nint rows")})"))
            {
                WriteBody();
            }
        });
    }

    // Too many units for a line each: they are made in a loop and go to the next layer's sums as they come.
    private bool IsInLoop(LayerPlan layer) => layer.Units > Limits.LanesLineUnits
        && Plan.Layers.Count == 2 && layer.Index == 1 && layer.Units % Plan.Last.Chains == 0;

    // Logits are outputs as they are.
    private int Flops(LayerPlan layer) => layer == Plan.Last && !EndsInValue ? 0 : layer.Activation.Flops;

    private void WriteBody()
    {
        string step = Literal.Of(Samples);
        string outputs = Literal.Of(Plan.OutputSize);
        List<string> last = Enumerable.Range(1, Plan.OutputSize).Select(Literal.Of).ToList();
        if (!EndsInValue)
        {
            using (Code.Block($"for (nint r = 0; r < rows; r += {step})"))
            {
                WriteLayers(_dialect.V + " ");
                Code.Line($"Transposition.Rows(ref Add(ref y, r * {outputs}), {string.Join(", ", last.Select(k => "z" + k))});");
            }

            return;
        }

        Code.Line($"{_dialect.V} {string.Join(", ", last.Select(k => $"z{k} = {_dialect.Zero}"))};");
        using (Code.Block($"for (nint r = 0; r < rows + {step}; r += {step})"))
        {
            Code.Line($"{_dialect.V} {string.Join(", ", last.Select(k => $"p{k} = z{k}"))};");
            using (Code.Block("if (r < rows)"))
            {
                WriteLayers(string.Empty);
            }

            using (Code.Block("if (r > 0)"))
            {
                WriteOutputs();
                Code.Line($"Transposition.Rows(ref Add(ref y, (r - {step}) * {outputs}), {string.Join(", ", last.Select(k => "y" + k))});");
            }
        }
    }

    private void WriteLayers(string declaration)
    {
        List<string> inputs = Enumerable.Range(1, Plan.InputSize).Select(i => "x" + Literal.Of(i)).ToList();
        Code.Line($"Transposition.Columns(ref Add(ref x, r * {Literal.Of(Plan.InputSize)}), {string.Join(", ", inputs.Select(x => $"out {_dialect.V} {x}"))});");
        foreach (LayerPlan layer in Plan.Layers)
        {
            if (layer != Plan.Last && IsInLoop(layer))
            {
                WriteLoop(layer, inputs, declaration);
                return;
            }

            Code.Line($"// {Equations.Forward(layer).Split('\n')[0]}");
            var values = new List<string>();
            for (int j = 0; j < layer.Units; j++)
            {
                string unit = Literal.Of(j + 1);
                string z = Sum(layer, inputs, layer.W, layer.B, j);
                if (layer == Plan.Last)
                {
                    Code.Line($"{declaration}z{unit} = {z};");
                    continue;
                }

                string a = $"a{Literal.Of(layer.Index)}_{unit}";
                values.Add(a);
                Code.Line($"{_dialect.V} {a} = {Value(layer, z)};");
            }

            inputs = values;
        }
    }

    // Unit after unit of the first layer, as many at once as the second has chains: unit j adds to chain j modulo these.
    private void WriteLoop(LayerPlan layer, IReadOnlyList<string> inputs, string declaration)
    {
        LayerPlan next = Plan.Last;
        string chains = Literal.Of(next.Chains);
        Code.Line($"// {Equations.Forward(layer).Split('\n')[0]}");
        Code.Line($"// {Equations.Affine(next)}");
        Code.Line($"ref {T} v = ref w;");
        Code.Line($"ref {T} u = ref w;");
        for (int k = 0; k < next.Units; k++)
        {
            Code.Line($"{_dialect.V} {string.Join(", ", Enumerable.Range(0, next.Chains).Select(q => $"{Chain(k, q)} = {Start(next, "w", next.B, k, q)}"))};");
        }

        using (Code.Block($"for (int j = 0; j < {Literal.Of(layer.Units)}; j += {chains})"))
        {
            for (int j = 0; j < next.Chains; j++)
            {
                string a = "a" + Literal.Of(j + 1);
                Code.Line($"{_dialect.V} {a} = {Value(layer, Sum(layer, inputs, layer.W, layer.B, j, "v"))};");
                for (int k = 0; k < next.Units; k++)
                {
                    Code.Line($"{Chain(k, j)} = {_dialect.MultiplyAdd(a, Weight(next, "u", next.W, j, k), Chain(k, j))};");
                }
            }

            Code.Line($"v = ref Add(ref v, {chains});");
            Code.Line($"u = ref Add(ref u, {Literal.Of(next.Chains * next.Padded)});");
        }

        for (int k = 0; k < next.Units; k++)
        {
            Code.Line($"{declaration}z{Literal.Of(k + 1)} = {KernelWriter.SumTree(Enumerable.Range(0, next.Chains).Select(q => Chain(k, q)).ToList())};");
        }
    }

    private void WriteOutputs()
    {
        LayerPlan layer = Plan.Last;
        if (layer.Activation.AcrossUnits)
        {
            new LanesSoftmax(Kernels, layer).WriteInRegisters(_dialect, "p", "y");
            return;
        }

        for (int k = 1; k <= layer.Units; k++)
        {
            Code.Line($"{_dialect.V} y{Literal.Of(k)} = {Value(layer, "p" + Literal.Of(k))};");
        }
    }

    private string Value(LayerPlan layer, string z) => $"{_activation.Function(layer)}.Of({z})";

    // b + Σ w·x of unit j in its chains; what nobody adds to is left out as the zero that it is.
    private string Sum(LayerPlan layer, IReadOnlyList<string> inputs, string weights, string bias, int j, string w = "w")
    {
        var chains = Enumerable.Range(0, layer.Chains).Select(q => Start(layer, w, bias, j, q)).ToList();
        for (int i = 0; i < inputs.Count; i++)
        {
            chains[i % layer.Chains] = _dialect.MultiplyAdd(inputs[i], Weight(layer, w, weights, i, j), chains[i % layer.Chains]);
        }

        return KernelWriter.SumTree(chains);
    }

    private string Start(LayerPlan layer, string w, string bias, int j, int chain) =>
        chain == 0 ? _dialect.Broadcast(Dialect.Element(w, KernelWriter.Offset(bias, j))) : _dialect.Zero;

    private string Weight(LayerPlan layer, string w, string weights, int i, int j) =>
        _dialect.Broadcast(Dialect.Element(w, KernelWriter.Offset(weights, (i * layer.Padded) + j)));

    private static string Chain(int unit, int chain) => $"{(char)('b' + chain)}{Literal.Of(unit + 1)}";
}
