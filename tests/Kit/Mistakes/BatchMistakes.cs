using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>The passes over batches and the products of layers for blocks of samples gone wrong.</summary>
internal static class BatchMistakes
{
    private const string Rows = @"r < rows;";
    private const string FewerRows = "r < rows - 1;";

    public static IEnumerable<PlantedMistake> All()
    {
        Tier[] singles = [Tier.StraightLine, Tier.RegisterTiles];
        Tier[] every = [Tier.StraightLine, Tier.RegisterTiles, Tier.Blocked];
        yield return In(every, "batch: the loss of the last sample left out", @"Loss_V\d+", Rows, FewerRows);
        yield return In(every, "batch: the delta of the last sample left out", @"DeltaLayer1\w+", Rows, FewerRows);
        yield return In(every, "batch: every delta from the first sample", @"DeltaLayer1\w+", @"s = ref Add\(ref s, Slot\);", string.Empty);
        yield return In(singles, "batch: the last sample skipped forward", @"LogitsBlock_V\d+", Rows, FewerRows);
        yield return In(singles, "batch: the last sample skipped backward", @"BackwardBlock_V\d+", Rows, FewerRows);
        yield return In(singles, "batch: the inputs of the first sample for all", @"BackwardBlock_V\d+", @"r \* xStride", "0 * xStride");
        yield return In(singles, "batch: the input gradient of the last sample left out", @"InputGradient_V\d+", Rows, FewerRows);

        yield return InBlock("blocks: the tail of rows skipped forward", @"ForwardBlockLayer\w+", Rows, "r < whole;");
        yield return InBlock("blocks: the tail of inputs skipped forward", @"ForwardTile_\w+", @"if \(i < inputs\)", "if (i < 0)");
        yield return InBlock("blocks: the bias left out", @"ForwardTile_\w+", $@"({V}) (c\d_\d\w?) = As<\w+, V\d>\(ref (?:b|Add\(ref b, \d+\))\);", "$1 $2 = $1.Zero;");
        yield return InBlock("blocks: the last row of the gradient left out", @"GradientTile_\w+", Rows, FewerRows);
        yield return InBlock("blocks: the last input's gradient left out", @"GradientBlockLayer1\w+", @"i \+ 1 <= 9", "i + 1 <= 8");
        yield return InBlock("blocks: the gradient of the biases from the first sample", @"GradientBlockLayer1\w+", @"s = ref Add\(ref s, Slot\);", string.Empty);
        yield return InBlock("blocks: the tail of rows skipped backward", @"InputGradientBlockLayer2\w+", @"q < rows;", "q < rows - 1;");
        yield return InBlock("blocks: the tail of inputs skipped backward", @"InputGradientBlockLayer2\w+", @"k < 17;", "k < 16;");
        yield return InBlock(
            "blocks: the gradient overwritten, not accumulated",
            @"GradientTile_\w+",
            $@"({V}) (c\d_\d) = As<\w+, V\d>\(ref (?:g|Add\(ref g, \d+\))\);",
            "$1 $2 = $1.Zero;");
    }

    private static PlantedMistake InBlock(string name, string member, string pattern, string replacement) =>
        In([Tier.Blocked], name, member, pattern, replacement);

    private static PlantedMistake In(Tier[] tiers, string name, string member, string pattern, string replacement) =>
        new(name, Tailed, new TextEdit(member, pattern, replacement)) { Tiers = [.. tiers] };
}
