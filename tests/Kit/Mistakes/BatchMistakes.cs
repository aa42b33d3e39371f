using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>The passes over batches and the products of layers for blocks of samples gone wrong.</summary>
internal static class BatchMistakes
{
    private const string Rows = @"r < rows;";
    private const string FewerRows = "r < rows - 1;";
    private const string SomeRows = @"r < first \+ rows;";
    private const string FewerOfThem = "r < first + rows - 1;";

    public static IEnumerable<PlantedMistake> All()
    {
        Tier[] singles = [Tier.StraightLine, Tier.RegisterTiles];
        yield return InBlock("batch: the loss of the last sample left out", "LossBlock", SomeRows, FewerOfThem);
        yield return In(singles, "batch: the last sample skipped forward", "ForwardBlock", SomeRows, FewerOfThem);
        yield return In(singles, "batch: the last sample skipped backward", "GradientBlock", Rows, FewerRows);
        yield return In(singles, "batch: the inputs of the first sample for all", "GradientBlock", @"r \* 9", "0 * 9");
        yield return In(singles, "batch: the input gradient of the last sample left out", "InputGradientBlock", Rows, FewerRows);

        yield return InBlock("blocks: the delta of the last sample left out", @"DeltaBlockLayer1\w+", @"rows \* (?=\d+\))", "(rows - 1) * ");
        yield return InBlock("blocks: the last sample not activated", @"ForwardBlockLayer1\w+", @"rows \* (?=\d+\))", "(rows - 1) * ");
        yield return InBlock("blocks: a panel's weights from the wrong place", @"ForwardBlockLayer2\w+", @"Add\(ref w, W2\)", "Add(ref w, W2 + 1)");
        yield return InBlock("blocks: the bias of another unit", @"ForwardBlockLayer1\w+", @"Add\(ref w, B1\)", "Add(ref w, B1 + 1)");
        yield return InBlock("blocks: the last input skipped forward", @"ForwardBlockLayer2\w+", ", 17, 4, ref", ", 16, 4, ref");
        yield return InBlock("blocks: the last row skipped forward", @"ForwardBlockLayer1\w+", @"rows\);", "rows - 1);");
        yield return InBlock("blocks: the last row of the gradient left out", @"GradientBlockLayer2\w+", @"(RowTiles\.Gradient\([^;]*), rows,", "$1, rows - 1,");
        yield return InBlock("blocks: the last input's gradient left out", @"GradientBlockLayer1\w+", @"part\.To - from", "part.To - from - 1");
        yield return InBlock("blocks: the gradient of the biases without the last row", @"GradientBlockLayer1\w+", @"(RowTiles\.BiasGradient\([^;]*), rows,", "$1, rows - 1,");
        yield return InBlock("blocks: the gradient from the deltas of another layer", @"GradientBlockLayer1\w+", "BlockD1", "BlockA1");
        yield return InBlock("blocks: the tail of inputs skipped backward", @"DeltaBlockLayer1\w+", "W2\\), 17,", "W2), 16,");
        yield return InLanes("lanes: the last row skipped forward", "LogitsBlock", @"Row, rows, count", "Row, rows - 1, count");
        yield return InLanes("lanes: the last input left out", "LogitsBlock", @"LX\), 19,", "LX), 18,");
        yield return InLanes("lanes: the last unit left out", "LogitsBlock", @"LZ2\), 5,", "LZ2), 4,");
        yield return InLanes("lanes: the bias of another unit", "LogitsBlock", @"B1\)", "B1 + 1)");
        yield return InLanes("lanes: the inputs of another layer", "LogitsBlock", @"LA1\), 13, ref", "LX), 13, ref");
        yield return InLanes("lanes: the last unit not activated", "LogitsBlock", @"LA1\), 13, count\)", "LA1), 12, count)");
        yield return InLanes("lanes: the targets one unit on", "SetTargets", @"LT \+ first", "LT + Row + first");
        yield return InLanes("lanes: the last unit's loss left out", @"LossOfBlock\w+", @"e5 = [^;]*;", "e5 = e4;");
        yield return InLanes("lanes: the last unit's delta left out", @"LossOfBlock\w+", @"(4 \* Row\) \+ r\)\) = )[^;]*;", "${1}default;");
        yield return InLanes("lanes: the delta without the slope", "DeltasBlock", @"(?s)(ref (\w+) w.*?)LaneTanhSlope", "$1LaneIdentity<$2>");
        yield return InLanes("lanes: the last input's delta left out", "DeltasBlock", @"13, 8, count", "12, 8, count");
        yield return InLanes("lanes: the last unit's delta not turned", "DeltasBlock", @"Row, 13,", "Row, 12,");
        yield return InLanes("lanes: the gradient of the last row left out", "GradientBlock", @"rows\);", "rows - 1);");
        yield return InLanes("lanes: the gradient of the last input left out", "GradientBlock", @"LX\), 19,", "LX), 18,");
        yield return InLanes("lanes: the gradient of the biases left out", "GradientBlock", @"LaneTiles\.Bias[^;]*;", string.Empty);
        yield return InLanes("lanes: the input gradient of the last row left out", "InputGradientBlock", @"19, rows\)", "19, rows - 1)");
        yield return InRows("lanes: the first layer's delta without the slope", @"GradientOfBlock\w+", @"(?s)(ref (\w+) g.*?)LaneTanhSlope", "$1LaneIdentity<$2>");
        yield return InRows("lanes: the first layer's delta without the last unit above", "GradientBlock", @"(W2\), \d+, )2(, ref Add\(ref m, LW2)", "${1}1$2");
        yield return InRows("lanes: no delta for the input gradient", "InputGradientBlock", @"LaneTiles\.Deltas<LaneTanhSlope>[^;]*;", string.Empty);
        yield return InBlock("blocks: the last row skipped backward", @"DeltaBlockLayer1\w+", @"(RowTiles\.InputGradient\([^;]*), rows\)", "$1, rows - 4)");
    }

    private static PlantedMistake InBlock(string name, string member, string pattern, string replacement) =>
        In([Tier.Blocked], name, member, pattern, replacement);

    private static PlantedMistake InLanes(string name, string member, string pattern, string replacement) =>
        new(name, InTheLanes, new TextEdit(member, pattern, replacement)) { Tiers = [Tier.Automatic] };

    private static PlantedMistake InRows(string name, string member, string pattern, string replacement) =>
        new(name, WithRowsInTheLanes, new TextEdit(member, pattern, replacement)) { Tiers = [Tier.Automatic] };

    private static PlantedMistake In(Tier[] tiers, string name, string member, string pattern, string replacement) =>
        new(name, Tailed, new TextEdit(member, pattern, replacement)) { Tiers = [.. tiers] };
}
