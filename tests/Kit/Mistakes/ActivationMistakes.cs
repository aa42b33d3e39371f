using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>Slopes and values of activations gone wrong.</summary>
internal static class ActivationMistakes
{
    private const string Delta1 = @"(?:Backward_V|DeltaBlock|BackwardSample)\w+";

    public static IEnumerable<PlantedMistake> All()
    {
        LayerRecipe sigmoid = new(0, Activation.Sigmoid, Steepness: 2.0);
        yield return Slope("sigmoid: steepness missing in the slope", sigmoid, $@"{Constant} \* VectorMath\.MultiplySubtract", "VectorMath.MultiplySubtract");
        yield return Slope("sigmoid: slope a instead of a(1 - a)", sigmoid, @"VectorMath\.MultiplySubtract\(a, a, a\)", "a");
        yield return Value("sigmoid: steepness missing in the value", sigmoid, $@"Sigmoid\({Constant} \* ", "Sigmoid(");

        LayerRecipe tanh = new(0, Activation.Tanh);
        yield return Slope("tanh: the square missing in the slope", tanh, $@"VectorMath\.MultiplySubtract\(a, a, ({V}\.One)\)", "($1 - a)");
        yield return Slope("tanh: slope from z instead of a", tanh, @"\bA1\b", "Z1");

        yield return Slope("ReLU: slope 1 left of zero", new(0, Activation.ReLU), $@"d & Vector\d+\.GreaterThan\(a, {V}\.Zero\)", "d");
        LayerRecipe leaky = new(0, Activation.LeakyReLU);
        yield return Slope("leaky ReLU: alpha missing in the slope", leaky, $@"{Constant} \* d", "d");
        yield return Slope("leaky ReLU: slope 0 left of zero", leaky, $@"{Constant} \* d", "d - d");
        LayerRecipe elu = new(0, Activation.ELU) { Parameters = [0.5] };
        yield return Slope("ELU: slope without alpha", elu, $@"({V}\.One), a \+ {Constant}", "$1, a + $1");
        yield return Value("ELU: value without alpha", elu, $@"{Constant} \* VectorMath", "VectorMath");
        yield return Slope("SELU: scale missing right of zero", new(0, Activation.SELU), $@"({V})(\.Zero\), ){Constant}", "$1$2$1.One");
        yield return Slope("GELU: the density missing in the slope", new(0, Activation.GELU), @" \+ z \* VectorMath\.NormalPdf\(z\)", string.Empty);
        yield return Slope("SiLU: slope of the sigmoid alone", new(0, Activation.SiLU), $@"{V}\.One \+ z \* \(({V}\.One) - sig\)", "$1");
        yield return Slope("Mish: slope without the derivative of tanh", new(0, Activation.Mish), $@" \* \({V}\.One - th \* th\)", string.Empty);
        LayerRecipe softplus = new(0, Activation.Softplus) { Parameters = [2.0] };
        yield return Value("softplus: value not divided by beta", softplus, $@" / {Constant}", string.Empty);
        yield return Slope("softplus: beta missing in the slope", softplus, $@"{Constant} \* z", "z");

    }

    private static PlantedMistake Slope(string name, LayerRecipe hidden, string pattern, string replacement) =>
        new(name, Hidden(hidden), new TextEdit(Delta1, pattern, replacement));

    private static PlantedMistake Value(string name, LayerRecipe hidden, string pattern, string replacement) =>
        new(name, Hidden(hidden), new TextEdit(@"(?:Forward_V|ForwardSampleLayer1|ActivateBlock|Activate_)\w+", pattern, replacement));
}
