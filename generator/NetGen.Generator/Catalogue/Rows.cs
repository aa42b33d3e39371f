using NetGen.Generator.Model;

namespace NetGen.Generator.Catalogue;

/// <summary>The row of an activation or loss, whether of the catalogue or of the user's own.</summary>
internal static class Rows
{
    public static ActivationRow Of(LayerSpec layer, Precision precision) => layer.Function is { } function
        ? OwnFunctions.Activation(function, precision)
        : Activations.Of(layer.Activation!.Value);

    public static LossRow Of(LossSpec loss, Precision precision) => loss.Function is { } function
        ? OwnFunctions.Loss(function, precision)
        : Losses.Of(loss.Kind!.Value);
}
