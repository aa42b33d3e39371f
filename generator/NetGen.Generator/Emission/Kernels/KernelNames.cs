using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Names that a profiler can show by themselves: pass, layer, shape, activation, width.</summary>
internal static class KernelNames
{
    public static string Activate(LayerPlan layer, VectorWidth width) =>
        $"ActivateLayer{Literal.Of(layer.Index)}_{Literal.Of(layer.Units)}_{layer.Activation.Name}_{width.Suffix}";

    public static string Loss(LayerPlan layer, VectorWidth width) =>
        $"LossLayer{Literal.Of(layer.Index)}_{Literal.Of(layer.Units)}_{width.Suffix}";
}
