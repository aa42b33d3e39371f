using NetGen;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;

namespace Flowers.Learning;

/// <summary>What came of a training.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
internal sealed record FlowerResult<TNetwork>
    where TNetwork : IClassifier<TNetwork, float>
{
    /// <summary>What was learnt.</summary>
    public required FlowerModel<TNetwork> Model { get; init; }

    /// <summary>The epochs.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>How it was trained.</summary>
    public required TrainingOptions<float> Options { get; init; }

    /// <summary>The flowers trained on.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>The flowers that said when to stop.</summary>
    public required int ValidationCount { get; init; }

    /// <summary>The flowers that the network never saw, as they are in the table.</summary>
    public required Dataset<float> Test { get; init; }

    /// <summary>How the network did on those.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The share of the test set that has its commonest class: the accuracy of always saying that.</summary>
    public required double CommonestShare { get; init; }

    /// <summary>Whether the network does better than always saying the commonest class.</summary>
    public bool IsGood => Evaluation.Accuracy > CommonestShare;
}
