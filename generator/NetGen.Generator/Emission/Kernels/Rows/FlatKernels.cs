using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What happens value by value in the matrices of a block: one flat loop, whatever the shape.</summary>
internal static class FlatKernels
{
    /// <summary>Asks for a = f(z).</summary>
    /// <returns>Its name. Arguments: ref z, ref a, length.</returns>
    public static string AskValues(KernelWriter kernels, SharedKernels shared, LayerPlan layer)
    {
        string t = kernels.T;
        string name = $"Activate_{Name(kernels, layer)}";
        shared.Ask(name, int.MaxValue / 64, $"{Equations.Value(layer)} for all values of a matrix.", $"ref {t} zValues, ref {t} aValues, int length", dialect =>
        {
            using (Loop(kernels, dialect))
            {
                ActivationKernel.WriteValue(kernels.Code, dialect, layer, dialect.At("zValues", "i"), dialect.At("aValues", "i"));
            }
        });
        return name;
    }

    /// <summary>Asks for δ = d ⊙ f'(z), d standing where δ will stand.</summary>
    /// <returns>Its name. Arguments: the slope's source, z or a; ref d; length.</returns>
    public static string AskSlopes(KernelWriter kernels, SharedKernels shared, LayerPlan layer)
    {
        string t = kernels.T;
        string name = $"Slope_{Name(kernels, layer)}";
        string source = layer.Activation.SlopeSource == SlopeSource.Output ? "a" : "z";
        shared.Ask(name, int.MaxValue / 64, $"{Equations.SlopeOf(layer)} for all values of a matrix.", $"ref {t} {source}Values, ref {t} dValues, int length", dialect =>
        {
            using (Loop(kernels, dialect))
            {
                kernels.Code.Line($"{dialect.V} {source} = {dialect.At(source + "Values", "i")};");
                kernels.Code.Line($"{dialect.V} d = {dialect.At("dValues", "i")};");
                string delta = DeltaKernel.WriteLocals(kernels, layer, dialect);
                kernels.Code.Line($"{dialect.At("dValues", "i")} = {delta};");
            }
        });
        return name;
    }

    private static CodeWriter.Scope Loop(KernelWriter kernels, Dialect dialect) =>
        kernels.Code.Block($"for (int i = 0; i < length; i += {Literal.Of(dialect.Lanes)})");

    // Layers with the same function and the same numbers share a kernel, named after the first of them if there are others.
    private static string Name(KernelWriter kernels, LayerPlan layer)
    {
        string name = layer.Activation.Name;
        LayerPlan? first = null;
        bool several = false;
        foreach (LayerPlan other in kernels.Plan.Layers)
        {
            if (other.Activation.Name == name)
            {
                bool same = other.Spec.Activation == layer.Spec.Activation && other.Spec.Parameters.Equals(layer.Spec.Parameters)
                    && Equals(other.Spec.Function, layer.Spec.Function);
                first ??= same ? other : null;
                several |= !same;
            }
        }

        return several ? name + "OfLayer" + Literal.Of(first!.Index) : name;
    }
}
