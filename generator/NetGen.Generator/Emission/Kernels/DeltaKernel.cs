using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>δ = d ⊙ f'(z) of a hidden layer, where d = W δ of the layer above already stands in δ's place.</summary>
internal static class DeltaKernel
{
    /// <summary>Writes the locals that a slope needs; d and a or z are declared already.</summary>
    /// <returns>The text of δ.</returns>
    public static string WriteLocals(KernelWriter kernels, LayerPlan layer, Dialect dialect)
    {
        string Text(string template) => dialect.Fill(template, layer.Spec.Parameters)
            .Replace("{d}", "d")
            .Replace("{a}", "a")
            .Replace("{z}", "z");
        foreach (LocalText local in layer.Activation.DeltaLocals)
        {
            kernels.Code.Line($"{dialect.V} {local.Name} = {Text(local.Text)};");
        }

        return Text(layer.Activation.DeltaText!);
    }

    /// <summary>Writes the lines for one sample where they are.</summary>
    public static void WriteSample(KernelWriter kernels, LayerPlan layer, Dialect dialect)
    {
        if (layer.Activation.AcrossUnits)
        {
            int accumulators = layer.SumLanes / dialect.Lanes;
            SoftmaxJacobian.Declare(kernels, dialect, accumulators);
            SoftmaxJacobian.Write(kernels, layer, dialect, accumulators);
        }
        else
        {
            WriteElementwise(kernels, layer, dialect);
        }
    }

    private static void WriteElementwise(KernelWriter kernels, LayerPlan layer, Dialect dialect)
    {
        int whole = layer.Units / dialect.Lanes;
        if (whole > 1)
        {
            using (kernels.Code.Block($"for (nint j = 0; j < {Literal.Of(whole * dialect.Lanes)}; j += {Literal.Of(dialect.Lanes)})"))
            {
                WriteVector(" + j", dialect.Lanes);
            }
        }

        for (int v = whole > 1 ? whole : 0; v * dialect.Lanes < layer.Units; v++)
        {
            using (kernels.Code.Block())
            {
                WriteVector(KernelWriter.Offset(string.Empty, v * dialect.Lanes), layer.Units - (v * dialect.Lanes));
            }
        }

        void WriteVector(string offset, int used)
        {
            bool fromOutput = layer.Activation.SlopeSource == SlopeSource.Output;
            kernels.Code.Line($"{dialect.V} {(fromOutput ? "a" : "z")} = {dialect.At("s", (fromOutput ? layer.A : layer.Z) + offset)};");
            kernels.Code.Line($"{dialect.V} d = {dialect.At("s", layer.D + offset)};");
            string delta = WriteLocals(kernels, layer, dialect);
            kernels.Code.Line($"{dialect.At("s", layer.D + offset)} = {(used < dialect.Lanes ? $"({delta}) & {dialect.Mask(used)}" : delta)};");
        }
    }
}
