using System;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>a = f(z) and δ = d ⊙ f' of a block, unit after unit; layers of one activation share the kernel.</summary>
internal sealed class LanesActivation : LanesKernel
{
    public LanesActivation(KernelWriter kernels, SharedKernels shared)
        : base(kernels, shared)
    {
    }

    /// <summary>Whether a layer's products end in its activation: a short one, where nobody asks for z.</summary>
    public static bool EndsInValue(LayerPlan layer, bool keepsZ) =>
        !keepsZ && layer.AOffset != layer.ZOffset && !layer.Activation.AcrossUnits && layer.Activation.Flops <= Limits.FusedFlops;

    /// <summary>The type of the function in which a layer's products end: its activation, or none.</summary>
    public string ValueIn(LayerPlan layer, bool keepsZ) => EndsInValue(layer, keepsZ) ? Function(layer) : $"LaneIdentity<{T}>";

    /// <summary>The type of a layer's activation as a function of z.</summary>
    public string Function(LayerPlan layer)
    {
        if (layer.Activation.IsIdentity)
        {
            return $"LaneIdentity<{T}>";
        }

        string name = "Lane" + Key(layer);
        Shared.Ask(name, () => WriteFunction(name, "ILaneValue", Equations.Value(layer), dialect => ActivationKernel.WriteFunction(Code, dialect, layer)));
        return name;
    }

    public void CallValue(LayerPlan layer)
    {
        if (layer.AOffset == layer.ZOffset || EndsInValue(layer, LanesLayout.KeepsZ(Plan, layer)))
        {
            return;
        }

        string name = "ActivateBlock" + Key(layer);
        if (layer.Activation.AcrossUnits)
        {
            var softmax = new LanesSoftmax(Kernels, layer);
            Ask(name, Equations.Activation(layer), $"ref {T} z, ref {T} a, ref {T} s, ref {T} e, nint rows", softmax.WriteValue);
            Code.Line($"{name}({Place("L" + layer.Z)}, {Place("L" + layer.A)}, {Place("LS")}, {Place("LE")}, count);");
            return;
        }

        Ask(
            name,
            Equations.Value(layer) + ", unit after unit, samples in the lanes.",
            $"ref {T} zs, ref {T} values, int units, nint rows",
            dialect => WriteUnits(dialect, "zs", "values", () => ActivationKernel.WriteValue(Code, dialect, layer, dialect.At("zs", "r"), dialect.At("values", "r"))));
        Code.Line($"{name}({Place("L" + layer.Z)}, {Place("L" + layer.A)}, {Literal.Of(layer.Units)}, count);");
    }

    /// <summary>The type of the slope in which the sums end that make a layer's d: slopes of a are short.</summary>
    public string SlopeIn(LayerPlan layer)
    {
        if (!EndsInSlope(layer))
        {
            return $"LaneIdentity<{T}>";
        }

        string name = "Lane" + Key(layer) + "Slope";
        Shared.Ask(name, () => WriteFunction(name, "ILaneSlope", Equations.SlopeOf(layer), dialect => WriteSlopeFunction(dialect, layer)));
        return name;
    }

    public void CallSlope(LayerPlan layer)
    {
        string name = "DeltaBlock" + Key(layer);
        if (layer.Activation.AcrossUnits)
        {
            var softmax = new LanesSoftmax(Kernels, layer);
            Ask(name, Equations.Delta(layer), $"ref {T} a, ref {T} d, ref {T} e, nint rows", softmax.WriteDelta);
            Code.Line($"{name}({Place("L" + layer.A)}, {Place("L" + layer.D)}, {Place("LE")}, count);");
        }
        else if (layer.Activation.DeltaText is not null && !EndsInSlope(layer))
        {
            Ask(
                name,
                Equations.SlopeOf(layer) + " unit after unit, samples in the lanes; d stands where δ will.",
                $"ref {T} values, ref {T} deltas, int units, nint rows",
                dialect => WriteUnits(dialect, "values", "deltas", () => WriteSlope(dialect, layer)));
            Code.Line($"{name}({Place("L" + layer.Z)}, {Place("L" + layer.D)}, {Literal.Of(layer.Units)}, count);");
        }
    }

    // Layers whose activation has numbers of its own, or goes across units, have kernels of their own.
    private static string Key(LayerPlan layer) => layer.Activation.Name
        + (layer.Activation.AcrossUnits || layer.Spec.Parameters.Any() ? Literal.Of(layer.Index) : string.Empty);

    private static bool EndsInSlope(LayerPlan layer) =>
        layer.Activation.DeltaText is not null && layer.Activation.SlopeSource == SlopeSource.Output;

    private void WriteFunction(string name, string contract, string comment, Action<Dialect> write)
    {
        Code.Line();
        Code.Line("// " + comment);
        using (Code.Block($"internal readonly struct {name} : {contract}<{T}>"))
        {
            // Rows of few units take narrower vectors than the samples.
            int widest = Plan.Allowed(new[] { 512, 256, 128 }).Max();
            foreach (int bits in new[] { 512, 256, 128 }.Where(bits => bits <= widest))
            {
                Code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                write(Kernels.Dialect(new VectorWidth(bits, Plan.Precision)));
            }
        }
    }

    private static Func<string, string> SlopeText(Dialect dialect, LayerPlan layer) => template =>
        dialect.Fill(template, layer.Spec.Parameters).Replace("{d}", "d").Replace("{a}", "a").Replace("{z}", "z");

    private void WriteSlopeFunction(Dialect dialect, LayerPlan layer)
    {
        Func<string, string> text = SlopeText(dialect, layer);
        using (Code.Block($"public static {dialect.V} Of({dialect.V} d, {dialect.V} a)"))
        {
            WriteLocals(dialect, layer, text);
            Code.Line($"return {text(layer.Activation.DeltaText!)};");
        }
    }

    private void WriteSlope(Dialect dialect, LayerPlan layer)
    {
        Func<string, string> text = SlopeText(dialect, layer);
        Code.Line($"{dialect.V} z = {dialect.At("values", "r")};");
        Code.Line($"{dialect.V} d = {dialect.At("deltas", "r")};");
        WriteLocals(dialect, layer, text);
        Code.Line($"{dialect.At("deltas", "r")} = {text(layer.Activation.DeltaText!)};");
    }

    private void WriteLocals(Dialect dialect, LayerPlan layer, Func<string, string> text)
    {
        foreach (LocalText local in layer.Activation.DeltaLocals)
        {
            Code.Line($"{dialect.V} {local.Name} = {text(local.Text)};");
        }
    }

    private void WriteUnits(Dialect dialect, string first, string second, Action body)
    {
        using (Code.Block("for (int j = 0; j < units; j++)"))
        {
            using (Code.Block(EachVector(dialect)))
            {
                body();
            }

            Code.Line($"{first} = ref Add(ref {first}, Row);");
            Code.Line($"{second} = ref Add(ref {second}, Row);");
        }
    }
}
