using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>All mistakes there are to plant.</summary>
public static class PlantedMistakes
{
    public static ImmutableArray<PlantedMistake> All { get; } =
    [
        .. ActivationMistakes.All(),
        .. LossMistakes.All(),
        .. OptimizerMistakes.All(),
        .. AdaptiveMistakes.All(),
        .. PenaltyMistakes.All(),
        .. LayerMistakes.All(),
        .. BatchMistakes.All(),
    ];
}
