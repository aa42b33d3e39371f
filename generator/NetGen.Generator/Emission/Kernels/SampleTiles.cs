using System;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// One sample through a layer by the library's <c>RowTiles</c>, which the layers of all networks share: a line or two a layer
/// where loops of its own would gain nothing.
/// </summary>
internal static class SampleTiles
{
    public static void WriteForward(KernelWriter kernels, LayerPlan layer, string bits) =>
        kernels.Code.Line($"RowTiles.ForwardSample({bits}, ref {kernels.InputOf(layer)("0")}, {Literal.Of(layer.Inputs)}, ref {In("w", layer.W)}, {Panels(layer)}, ref {In("w", layer.B)}, {Literal.Of(layer.Chains)}, ref {In("s", layer.Z)});");

    /// <summary>Weights and biases; leaves ∂E/∂a of the layer below in its δ's place.</summary>
    public static void WriteBackward(KernelWriter kernels, LayerPlan layer, string bits)
    {
        string x = kernels.InputOf(layer)("0");
        string d = In("s", layer.D);
        kernels.Code.Line(layer.Index == 1
            ? $"RowTiles.UpdateSample({bits}, ref {x}, {Literal.Of(layer.Inputs)}, ref {In("g", layer.W)}, {Panels(layer)}, ref {d}, rate);"
            : $"RowTiles.BackwardSample({bits}, ref {x}, {Literal.Of(layer.Inputs)}, ref {In("w", layer.W)}, ref {In("g", layer.W)}, {Panels(layer)}, ref {d}, ref {In("s", kernels.Plan.Layers[layer.Index - 2].D)}, rate);");
        if (layer.Spec.Bias)
        {
            kernels.Code.Line($"RowTiles.UpdateSample({bits}, ref rate, 1, ref {In("g", layer.B)}, {Panels(layer)}, ref {d}, 1);");
        }
    }

    public static void WriteInputGradient(KernelWriter kernels, LayerPlan layer, string bits) =>
        kernels.Code.Line($"RowTiles.InputGradientSample({bits}, ref {In("w", layer.W)}, {Literal.Of(layer.Inputs)}, {Panels(layer)}, ref {In("s", layer.D)}, ref dx);");

    /// <summary>a = f(z) of a layer whose units look at nothing else.</summary>
    public static void WriteActivation(KernelWriter kernels, LayerPlan layer)
    {
        if (!layer.Activation.IsIdentity)
        {
            kernels.Code.Line($"{FlatKernels.AskValues(kernels, kernels.Shared, layer)}(ref {In("s", layer.Z)}, ref {In("s", layer.A)}, {Literal.Of(Room(layer))});");
        }
    }

    /// <summary>δ = d ⊙ f'(z) of such a layer.</summary>
    public static void WriteDelta(KernelWriter kernels, LayerPlan layer)
    {
        if (layer.Activation.DeltaText is null)
        {
            return;
        }

        string source = layer.Activation.SlopeSource == Catalogue.SlopeSource.Output ? layer.A : layer.Z;
        kernels.Code.Line($"{FlatKernels.AskSlopes(kernels, kernels.Shared, layer)}(ref {In("s", source)}, ref {In("s", layer.D)}, {Literal.Of(Room(layer))});");
        if (layer.Units < Room(layer))
        {
            kernels.Code.Line($"BlockCopy.ClearPadding(ref {In("s", layer.D)}, {Literal.Of(Room(layer))}, {Literal.Of(layer.Units)}, 1);");
        }
    }

    // What z, a and δ of a layer take in a slot: whole vectors of the widest.
    private static int Room(LayerPlan layer) => Planner.RoundUp(layer.Padded, VectorWidth.WidestLanes(layer.Precision));

    private static string Panels(LayerPlan layer) => $"{Literal.Of(layer.PanelWidth)}, {Literal.Of(layer.FullPanels)}, {Literal.Of(layer.LastPanelWidth)}";

    private static string In(string buffer, string place) => $"Add(ref {buffer}, {place})";
}
