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
        yield return In(straight, "forward: the bias left out", @"Forward_V\w+", $@"({V}) (z\d+a) = {Place}", "$1 $2 = $1.Zero");
        yield return In(both, "forward: one chain of sums left out", @"(?:Forward_V|ForwardSampleLayer1|ActivateBlock|Activate_)\w+", @"(= \(?z\d+a) \+ z\d+[bc]", "$1");
        yield return In(straight, "forward: the last input skipped, straight line", @"(?:Forward_V|ForwardSampleLayer1|ActivateBlock|Activate_)\w+", @"z\d+a = MultiplyAddEstimate\(x9, [^;]*;", string.Empty);

        yield return In([Tier.RegisterTiles], "backward: the rows of the weights too close", @"(?:Backward_V|BackwardSampleLayer2)\w+", @"(ref w, W2 \+ \(i \* )8", "${1}5");

        yield return In(both, "loss: the last unit skipped", @"(?:Backward_V|LossOfBlock_V|LossLayer2)\w+", @"-1(L?), 0", "0$1, 0");
        yield return In(both, "loss: the padding counted", @"(?:Backward_V|LossOfBlock_V|LossLayer2)\w+", @" & Vector\d+\.Create\([-\dL, ]+\)\.As\w+\(\)", string.Empty);
        yield return In(both, "delta: the last unit skipped", @"(?:Backward_V|DeltaBlock|BackwardSample)\w+", @"-1(L?), 0", "0$1, 0");


        // What a step changes of the delta below is of second order: it shows where steps are large.
    }

    private static PlantedMistake In(Tier[] tiers, string name, string member, string pattern, string replacement) =>
        new(name, Tailed, new TextEdit(member, pattern, replacement)) { Tiers = [.. tiers] };
}
