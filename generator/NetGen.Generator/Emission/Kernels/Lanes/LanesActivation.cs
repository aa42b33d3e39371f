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

    public void CallValue(LayerPlan layer)
    {
        if (layer.AOffset == layer.ZOffset)
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

    public void CallSlope(LayerPlan layer)
    {
        string name = "DeltaBlock" + Key(layer);
        if (layer.Activation.AcrossUnits)
        {
            var softmax = new LanesSoftmax(Kernels, layer);
            Ask(name, Equations.Delta(layer), $"ref {T} a, ref {T} d, ref {T} e, nint rows", softmax.WriteDelta);
            Code.Line($"{name}({Place("L" + layer.A)}, {Place("L" + layer.D)}, {Place("LE")}, count);");
        }
        else if (layer.Activation.DeltaText is not null)
        {
            bool fromOutput = layer.Activation.SlopeSource == SlopeSource.Output;
            Ask(
                name,
                Equations.SlopeOf(layer) + " unit after unit, samples in the lanes; d stands where δ will.",
                $"ref {T} values, ref {T} deltas, int units, nint rows",
                dialect => WriteUnits(dialect, "values", "deltas", () => WriteSlope(dialect, layer, fromOutput ? "a" : "z")));
            Code.Line($"{name}({Place("L" + (fromOutput ? layer.A : layer.Z))}, {Place("L" + layer.D)}, {Literal.Of(layer.Units)}, count);");
        }
    }

    // Layers whose activation has numbers of its own, or goes across units, have kernels of their own.
    private static string Key(LayerPlan layer) => layer.Activation.Name
        + (layer.Activation.AcrossUnits || layer.Spec.Parameters.Any() ? Literal.Of(layer.Index) : string.Empty);

    private void WriteSlope(Dialect dialect, LayerPlan layer, string source)
    {
        string Text(string template) => dialect.Fill(template, layer.Spec.Parameters)
            .Replace("{d}", "d")
            .Replace("{a}", "a")
            .Replace("{z}", "z");
        Code.Line($"{dialect.V} {source} = {dialect.At("values", "r")};");
        Code.Line($"{dialect.V} d = {dialect.At("deltas", "r")};");
        foreach (LocalText local in layer.Activation.DeltaLocals)
        {
            Code.Line($"{dialect.V} {local.Name} = {Text(local.Text)};");
        }

        Code.Line($"{dialect.At("deltas", "r")} = {Text(layer.Activation.DeltaText!)};");
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
