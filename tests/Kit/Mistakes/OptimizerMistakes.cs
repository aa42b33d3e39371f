using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>Steps of gradient descent, momentum and Lion gone wrong.</summary>
internal static class OptimizerMistakes
{
    private const string Step = @"Update_\w+";

    public static IEnumerable<PlantedMistake> All()
    {
        NetworkRecipe plain = Trained(OptimizerRecipe.Sgd(0.004));
        yield return InStep("gradient descent: uphill", plain, @"MultiplyAddEstimate\(negativeRate,", "MultiplyAddEstimate(-negativeRate,");
        yield return InStep("gradient descent: the gradient left in place by a step", plain, $@"{Place} = {V}\.Zero;", string.Empty);

        NetworkRecipe momentum = Trained("Momentum", [0.002, 0.9, 0.25]);
        yield return InStep("momentum: the velocity of the other sign", momentum, @"MultiplyAddEstimate\(momentum, v", "MultiplyAddEstimate(-momentum, v");
        yield return new("momentum: dampened in the first step too", momentum, new TextEdit("Update", @"t == 1 \? 1\.0 : ", string.Empty));
        yield return InStep("momentum: the step by the gradient alone", momentum, @"\(negativeRate, v, w1\)", "(negativeRate, g, w1)");
        yield return InStep(
            "momentum, textbook form: the rate missing in the velocity", Trained("Momentum", [0.002, 0.9], "Textbook"), @"rate1 \* g", "g");

        yield return InStep(
            "Nesterov: the look-ahead term missing", Trained("Nesterov", [0.002, 0.9]), @"MultiplyAddEstimate\(momentum, v, g\), w1", "v, w1");
        NetworkRecipe ahead = Trained("Nesterov", [0.002, 0.75], "LookAhead");
        yield return InStep("Nesterov, look-ahead form: the point ahead at the parameters", ahead, @"ahead = [^;]*;", "ahead = w1;");

        NetworkRecipe lion = Trained("Lion", [0.001, 0.75, 0.5, 0.125]);
        yield return new("Lion: beta 1 and beta 2 swapped", lion, TextEdit.Swap("Update", "Beta1", "Beta2"));
        yield return InStep("Lion: the step by c instead of its sign", lion, @"step = [^;]*;", "step = negativeRate * c;");
        yield return InStep("Lion: the decay left out", lion, @"MultiplyAddEstimate\(keep, w1, step\)", "w1 + step");
    }

    private static PlantedMistake InStep(string name, NetworkRecipe recipe, string pattern, string replacement) =>
        new(name, recipe, new TextEdit(Step, pattern, replacement));
}
