using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>The products of layers for one sample gone wrong.</summary>
internal static class LayerMistakes
{
    public static IEnumerable<PlantedMistake> All()
    {
        Tier[] loops = [Tier.RegisterTiles, Tier.Blocked];
        Tier[] straight = [Tier.StraightLine];
        Tier[] both = [Tier.StraightLine, Tier.RegisterTiles];
        yield return In(both, "forward: the bias left out", @"ForwardLayer1\w+", $@"({V}) (z\d+a) = {Place};", "$1 $2 = $1.Zero;");
        yield return In(both, "forward: one chain of sums left out", @"ForwardLayer1\w+", @"(= \(?z\d+a) \+ z\d+[bc]", "$1");
        yield return In(straight, "forward: the last input skipped, straight line", @"ForwardLayer1\w+", @"z\d+a = MultiplyAddEstimate\(x9, [^;]*;", string.Empty);
        yield return In(loops, "forward: the last input skipped, in loops", @"ForwardLayer1\w+", @"z\d+a = MultiplyAddEstimate\(x1e, [^;]*;", string.Empty);
        yield return In(straight, "forward: one input taken twice", @"ForwardLayer2\w+", @"Create\(Add\(ref x, 16\)\)", "Create(Add(ref x, 15))");

        yield return In(both, "backward: the gradient of the biases left out", @"BackwardLayer1\w+", @"As<[^;\n]*\+= [^;]*;", string.Empty);
        yield return In([Tier.RegisterTiles], "backward: the last input's gradient skipped", @"BackwardLayer1\w+", @"i < 9;", "i < 8;");
        yield return In([Tier.RegisterTiles], "backward: the tail of inputs skipped", @"BackwardLayer2\w+", @"i < 17;", "i < 16;");
        yield return In(
            [Tier.RegisterTiles],
            "backward: the gradient overwritten, not accumulated",
            @"BackwardLayer1\w+",
            $@"MultiplyAddEstimate\(xi, (d\d), {Place}\)",
            "xi * $1");
        yield return In([Tier.RegisterTiles], "backward: the rows of the weights too close", @"BackwardLayer2\w+", @"(ref w, W2 \+ \(i \* )8", "${1}5");
        yield return new(
            "backward: the weights transposed",
            Tailed with { Layers = [new LayerRecipe(8, Activation.Tanh), new LayerRecipe(8, Activation.Sigmoid)] },
            new TextEdit(
                @"BackwardLayer2\w+",
                @"(Add\(ref dx, (i[^()]*)\)) = VectorMath\.Sum\([^;]*;",
                "$1 = 0; for (int j = 0; j < 8; j++) { $1 += Add(ref w, W2 + (j * 8) + $2) * Add(ref s, D2 + j); }"))
        {
            Tiers = [Tier.RegisterTiles],
        };
        yield return In(both, "input gradient: one of the sums left out", @"InputGradientLayer1\w+", @"Sum\((c\d*a) \+ c\d*b\)", "Sum($1)");

        yield return In(both, "loss: the last unit skipped", @"LossLayer2\w+", @"-1(L?), 0", "0$1, 0");
        yield return In(both, "loss: the padding counted", @"LossLayer2\w+", @" & Vector\d+\.Create\([-\dL, ]+\)\.As\w+\(\)", string.Empty);
        yield return In(both, "delta: the last unit skipped", @"DeltaLayer1\w+", @"-1(L?), 0", "0$1, 0");


        // What a step changes of the delta below is of second order: it shows where steps are large.
        yield return new(
            "step at once: weights moved before they pass the delta on",
            Tailed with { Optimizer = OptimizerRecipe.Sgd(0.0625) },
            new TextEdit(@"TrainLayer2\w+", @"(c\d\w? = MultiplyAddEstimate[^;]*;)(\s*)(As<[^;]*;)", "$3$2$1"))
        {
            Tiers = [Tier.RegisterTiles],
        };
        yield return In(both, "step at once: the biases left where they are", @"TrainLayer1\w+", $@"{Place} = MultiplyAddEstimate\(rate, [^;]*;", string.Empty);
        yield return In([Tier.RegisterTiles], "step at once: the last input's weights left where they are", @"TrainLayer1\w+", @"i < 9;", "i < 8;");
    }

    private static PlantedMistake In(Tier[] tiers, string name, string member, string pattern, string replacement) =>
        new(name, Tailed, new TextEdit(member, pattern, replacement)) { Tiers = [.. tiers] };
}
