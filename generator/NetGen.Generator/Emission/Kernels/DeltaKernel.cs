using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>δ = d ⊙ f'(z) of a hidden layer, where d = W δ of the layer above already stands in δ's place.</summary>
internal static class DeltaKernel
{
    /// <summary>Writes the kernel if the layer's slope is not 1.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Write(KernelWriter kernels, LayerPlan layer, int bits)
    {
        if (layer.Activation.DeltaText is null && !layer.Activation.AcrossUnits)
        {
            return false;
        }

        VectorWidth width = layer.Width(bits);
        string name = KernelNames.Delta(layer, width);
        if (kernels.Begin(name))
        {
            Dialect dialect = kernels.Dialect(width);
            CodeWriter code = kernels.Code;
            using (kernels.Method(Equations.Delta(layer), false, $"void {name}(ref {kernels.T} s, int rows)"))
            using (code.Block("for (int r = 0; r < rows; r++)"))
            {
                WriteSample(kernels, layer, dialect);
                code.Line("s = ref Add(ref s, Slot);");
            }
        }

        return true;
    }

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

    private static void WriteElementwise(KernelWriter kernels, LayerPlan layer, Dialect dialect) =>
        kernels.EachVector(layer, dialect, vector =>
        {
            string place = dialect.At("s", vector.Offset(layer.D));
            using (kernels.Code.Block())
            {
                bool fromOutput = layer.Activation.SlopeSource == SlopeSource.Output;
                string source = dialect.At("s", vector.Offset(fromOutput ? layer.A : layer.Z));
                kernels.Code.Line($"{dialect.V} {(fromOutput ? "a" : "z")} = {source};");
                kernels.Code.Line($"{dialect.V} d = {place};");
                string delta = WriteLocals(kernels, layer, dialect);
                kernels.Code.Line($"{dialect.V} delta = {(vector.IsPartial ? $"({delta}) & {dialect.Mask(vector.Used)}" : delta)};");
                kernels.Code.Line($"{place} = delta;");
            }
        });
}
