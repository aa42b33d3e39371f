using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>Steps of the optimizers that divide by a running size of the gradient gone wrong.</summary>
internal static class AdaptiveMistakes
{
    private const string Step = @"Update_\w+";
    private const string Power = @"global::NetGen\.Runtime\.StepMath\.Power";

    public static IEnumerable<PlantedMistake> All()
    {
        NetworkRecipe adagrad = Trained("Adagrad", [0.01, 1e-3, 0.25, 0.125]);
        yield return InStep("Adagrad: squares not accumulated", adagrad, @"MultiplyAddEstimate\(g, g, g2 \+ start\)", "MultiplyAddEstimate(g, g, start)");
        yield return InStep("Adagrad: epsilon inside the root", adagrad, @"Sqrt\(g2\) \+ epsilon", "Sqrt(g2 + epsilon)");
        yield return new("Adagrad: the first accumulator in every step", adagrad, new TextEdit("Update", @"t == 1 \? InitialAccumulator : 0\.0", "InitialAccumulator"));
        yield return InStep(
            "Adagrad: epsilon outside the root",
            Trained("Adagrad", [0.01, 1e-3, 0.0, 0.0], "EpsilonInside"),
            @"(Vector\d+)\.Sqrt\(g2 \+ epsilon\)",
            "($1.Sqrt(g2) + epsilon)");
        yield return InStep(
            "Adadelta: numerator and denominator swapped",
            Trained("Adadelta", [0.5, 0.75, 1e-3]),
            @"(Vector\d+\.Sqrt\(dx2 \+ epsilon\)), (Vector\d+\.Sqrt\(g2 \+ epsilon\))",
            "$2, $1");

        NetworkRecipe centered = Trained("RmsProp", [0.005, 0.9, 1e-2, 0.5], "Centered", "Momentum");
        yield return InStep("RMSProp: centered, but the mean not subtracted", centered, @"g2 - gavg \* gavg", "g2");
        yield return InStep("RMSProp: the squares summed, not averaged", centered, @"fresh \* g \* g", "g * g");
        yield return InStep("RMSProp: momentum without the velocity", centered, @"MultiplyAddEstimate\(momentum, v, q\)", "q");

        foreach (PlantedMistake mistake in Adam())
        {
            yield return mistake;
        }

        NetworkRecipe nadam = Trained("NAdam", [0.01, 0.8, 0.9, 1e-3, 0.5]);
        yield return new("NAdam: the product not kept", nadam, new TextEdit("Update", @"muProduct = _netGenmuProduct =", "muProduct ="));
        yield return new("NAdam: the next step's momentum from this one", nadam, new TextEdit("Update", @"\(t \+ 1\) \* MomentumDecay", "t * MomentumDecay"));
        NetworkRecipe adamax = Trained("Adamax", [0.01, 0.8, 0.9, 1e-3]);
        yield return InStep("Adamax: the gradient's sign kept in its size", adamax, @"Vector\d+\.Abs\(g\)", "g");
        yield return new("Adamax: the bias correction missing", adamax, new TextEdit("Update", $@" / \(1\.0 - {Power}\(Beta1, t\)\)", string.Empty));
    }

    private static IEnumerable<PlantedMistake> Adam()
    {
        NetworkRecipe adam = Trained(OptimizerRecipe.Adam(0.01, 0.8, 0.9, 1e-3));
        yield return InStep("Adam: epsilon inside the root", adam, @"Sqrt\(v\) \+ epsilon", "Sqrt(v + epsilon)");
        yield return new("Adam: epsilon not corrected with the root", adam, new TextEdit("Update", @"epsilon = Epsilon[^;]*;", "epsilon = Epsilon;"));
        yield return new("Adam: the bias correction of m missing", adam, new TextEdit("Update", $@" / \(1\.0 - {Power}\(Beta1, t\)\)", string.Empty));
        yield return new("Adam: the bias correction of v missing", adam, new TextEdit("Update", $@"1\.0 - {Power}\(Beta2, t\)", "1.0"));
        yield return new("Adam: the bias corrections one step late", adam, new TextEdit("Update", @"(Beta[12]), t\)", "$1, t + 1)"));
        yield return new("Adam: beta 1 and beta 2 swapped", adam, TextEdit.Swap("Update", "Beta1", "Beta2"));
        yield return InStep("Adam: the root missing", adam, @"Vector\d+\.Sqrt\(v\)", "v");
        yield return InStep(
            "AMSGrad: the maximum dropped",
            Trained("Adam", [0.01, 0.8, 0.5, 1e-3], "AmsGrad"),
            @"Vector\d+\.Max\(vmax, v\)",
            "v");
        yield return new(
            "AdamW: the decay coupled to the gradient",
            Trained(new OptimizerRecipe("AdamW", [0.01, 0.8, 0.9, 1e-3, 0.25]) { DecayBias = true }),
            new TextEdit("Update", @"keep = [^;]*;", "keep = WeightDecay;"),
            new TextEdit(Step, @"w1 \*= keep;", string.Empty),
            new TextEdit(Step, @"m = VectorMath\.Flush\(MultiplyAddEstimate\(beta1, m", "g = MultiplyAddEstimate(keep, w1, g); $0"));
    }

    private static PlantedMistake InStep(string name, NetworkRecipe recipe, string pattern, string replacement) =>
        new(name, recipe, new TextEdit(Step, pattern, replacement));
}
