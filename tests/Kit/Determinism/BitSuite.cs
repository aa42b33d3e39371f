using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>
/// Networks whose bits are pinned: every form of every optimizer, and in turn every activation and every loss.
/// </summary>
public static class BitSuite
{
    private static readonly (NetGen.Activation Last, NetGen.Loss Loss)[] _ends = [.. Enum.GetValues<NetGen.Loss>().Select(loss => (LastFor(loss), loss))];

    /// <summary>The networks with their names, the precision and tier left open.</summary>
    public static ImmutableArray<(string Name, NetworkRecipe Recipe)> Networks { get; } = [.. Optimizers().Select(Make)];

    /// <summary>The class of a network in a library of them all.</summary>
    public static string ClassOf(string name, Precision precision, Tier tier) => $"{name}{precision}{tier}";

    /// <summary>All networks in both precisions under some tiers.</summary>
    public static IEnumerable<(string Name, NetworkRecipe Recipe)> Variants(IReadOnlyList<Tier> tiers) =>
        from network in Networks
        from precision in Enum.GetValues<NetGen.Precision>()
        from tier in tiers
        select (network.Name, network.Recipe with { Precision = precision, Tier = tier });

    /// <summary>Their sources.</summary>
    public static IEnumerable<NetworkDeclaration> Declare(IReadOnlyList<Tier> tiers) =>
        Variants(tiers).Select(variant => variant.Recipe.Declare(ClassOf(variant.Name, variant.Recipe.Precision, variant.Recipe.Tier)));

    // Sizes that end inside a vector of every width, and one that fills it.
    private static (string Name, NetworkRecipe Recipe) Make(OptimizerRecipe optimizer, int number)
    {
        (NetGen.Activation last, NetGen.Loss loss) = _ends[number % _ends.Length];
        var recipe = new NetworkRecipe
        {
            Inputs = 19,
            Layers =
            [
                new LayerRecipe(33, LayerRecipe.Hidden[2 * number % LayerRecipe.Hidden.Length]),
                new LayerRecipe(16, LayerRecipe.Hidden[((2 * number) + 1) % LayerRecipe.Hidden.Length], Bias: number % 3 != 0),
                new LayerRecipe(5, last),
            ],
            Loss = loss,
            Optimizer = optimizer,
            L2 = number % 4 == 1 ? 0.0625 : 0.0,
            ClipNorm = number % 5 == 2 ? 0.5 : 0.0,
        };
        return ($"{optimizer.Name}{string.Concat(optimizer.Options)}", recipe);
    }

    private static IEnumerable<OptimizerRecipe> Optimizers() =>
        from kind in Enum.GetValues<OptimizerKind>()
        let offered = Generator.Catalogue.Optimizers.Of(kind).Options
        from options in Enumerable.Range(0, 1 << 16).Select(bits => (OptimizerOptions)bits)
            .TakeWhile(options => options <= offered)
            .Where(options => (options & ~offered) == OptimizerOptions.None)
        select Make(kind, options);

    private static OptimizerRecipe Make(OptimizerKind kind, OptimizerOptions options)
    {
        OptimizerRow row = Generator.Catalogue.Optimizers.Of(kind, options);
        return new OptimizerRecipe(
            row.AttributeName,
            [.. row.Hyperparameters.Select(number => number is { Name: "Momentum", Default: 0.0 } ? 0.5 : number.Default)])
        {
            Options =
            [
                .. Enum.GetValues<OptimizerOptions>()
                    .Where(option => option != OptimizerOptions.None && options.HasFlag(option))
                    .Select(option => option.ToString()),
            ],
        };
    }

    private static NetGen.Activation LastFor(NetGen.Loss loss)
    {
        LossRow row = Losses.Of((Generator.Catalogue.Loss)loss);
        return row.NeedsDistribution ? NetGen.Activation.Softmax
            : row.NeedsProbabilities ? NetGen.Activation.Sigmoid
            : NetGen.Activation.Linear;
    }
}
