using System.Threading.Tasks;
using Xunit;

namespace NetGen.Generator.Tests;

/// <summary>Two whole files, so that a change of what users read shows in review.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Xor() => Snapshot.Verify(new GeneratorRun("""
        using NetGen;

        namespace Demo;

        [Network(2, Loss = Loss.HalfSquaredError, Seed = 1)]
        [Dense(3, Activation.Tanh)]
        [Dense(1, Activation.Sigmoid)]
        [Sgd(LearningRate = 0.5)]
        public sealed partial class XorNet;
        """));

    [Fact]
    public Task Iris() => Snapshot.Verify(new GeneratorRun("""
        using NetGen;

        namespace Demo;

        [Network(4, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(16, Activation.ReLU)]
        [Dense(3, Activation.Softmax)]
        [Adam(LearningRate = 0.01)]
        public sealed partial class IrisNet;
        """));
}
