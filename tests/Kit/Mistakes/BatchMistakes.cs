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
        yield return In(every, "batch: the loss of the last sample left out", "LossBlock", Rows, FewerRows);
        yield return In(singles, "batch: the last sample skipped forward", "ForwardBlock", Rows, FewerRows);
        yield return In(singles, "batch: the last sample skipped backward", "GradientBlock", Rows, FewerRows);
        yield return In(singles, "batch: the inputs of the first sample for all", "GradientBlock", @"r \* 9", "0 * 9");
        yield return In(singles, "batch: the input gradient of the last sample left out", "InputGradientBlock", Rows, FewerRows);

        yield return InBlock("blocks: the delta of the last sample left out", @"DeltaBlockLayer1\w+", @"rows \* (?=\d+\))", "(rows - 1) * ");
        yield return InBlock("blocks: the last sample not activated", @"ForwardBlockLayer1\w+", @"rows \* (?=\d+\))", "(rows - 1) * ");
        yield return InBlock("blocks: the tail of rows skipped forward", @"ForwardPanel\w+", @"q < rows;", "q < rows - 1;");
        yield return InBlock("blocks: the tail of inputs skipped forward", @"ForwardTileOf\w+", @"if \(i < n\)", "if (i < 0)");
        yield return InBlock("blocks: the bias left out", @"ForwardTileOf\w+", $@"({V}) (b\d) = As<\w+, V\d>\(ref (?:b|Add\(ref b, \d+\))\);", "$1 $2 = $1.Zero;");
        yield return InBlock("blocks: the last row of the gradient left out", @"GradientTileOf\w+", Rows, FewerRows);
        yield return InBlock("blocks: the last input's gradient left out", @"GradientPanel\w+", @"for \(; i < n; i\+\+\)", "for (; i < n - 1; i++)");
        yield return InBlock("blocks: the gradient of the biases from the first sample", @"BiasGradient\w+", @"d = ref Add\(ref d, dStride\);", string.Empty);
        yield return InBlock("blocks: the tail of rows skipped backward", @"InputGradientPanels\w+", @"q < end;", "q < end - 1;");
        yield return InBlock("blocks: the tail of inputs skipped backward", @"InputGradientPanels\w+", @"for \(; i < n; i\+\+\)", "for (; i < n - 1; i++)");
        yield return InBlock(
            "blocks: the gradient overwritten, not accumulated",
            @"GradientTileOf\w+",
            $@"({V}) (c\d_\d) = As<\w+, V\d>\(ref (?:g|Add\(ref g, \d+\))\);",
            "$1 $2 = $1.Zero;");
    }

    private static PlantedMistake InBlock(string name, string member, string pattern, string replacement) =>
        In([Tier.Blocked], name, member, pattern, replacement);

    private static PlantedMistake In(Tier[] tiers, string name, string member, string pattern, string replacement) =>
        new(name, Tailed, new TextEdit(member, pattern, replacement)) { Tiers = [.. tiers] };
}
