using NetGen;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;

namespace HousePrices.Regression;

/// <summary>What came of a training.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
internal sealed record HouseResult<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    /// <summary>The network, with both scalers folded in.</summary>
    public required TNetwork Network { get; init; }

    /// <summary>The epochs.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>The houses trained on.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>The houses that chose the epoch.</summary>
    public required int ValidationCount { get; init; }

    /// <summary>The houses that the network never saw, as they are in the table.</summary>
    public required Dataset<float> Test { get; init; }

    /// <summary>How the network did on those.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>How the mean of the houses trained on did.</summary>
    public required Evaluation Mean { get; init; }

    /// <summary>How linear least squares did.</summary>
    public required Evaluation Plane { get; init; }

    /// <summary>By how much folding changed an output at most: rounding.</summary>
    public required double FoldingError { get; init; }

    /// <summary>Whether the network is better than both.</summary>
    public bool IsGood =>
        Evaluation.RootMeanSquaredError < Mean.RootMeanSquaredError && Evaluation.RootMeanSquaredError < Plane.RootMeanSquaredError;
}
