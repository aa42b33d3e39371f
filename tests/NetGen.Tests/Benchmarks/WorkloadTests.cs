using System.Linq;
using NetGen.Benchmarks;
using Xunit;

namespace NetGen.Tests.Benchmarks;

/// <summary>The benchmarks' workloads: figures that programs in other languages count on.</summary>
public sealed class WorkloadTests
{
    [Theory]
    [InlineData("W1", 18, 42)]
    [InlineData("W2", 224, 544)]
    [InlineData("W3", 2_816, 7_936)]
    [InlineData("W4", 11_264, 31_744)]
    [InlineData("W5", 203_264, 409_088)]
    [InlineData("W6", 1_337_344, 3_209_216)]
    public void OperationsAreThoseOfTheWeights(string name, long forward, long training)
    {
        NetworkShape network = WorkloadCatalogue.Networks.Single(shape => shape.Name == name);
        Assert.Equal(forward, network.ForwardOperations);
        Assert.Equal(training, network.TrainOperations);
    }

    [Fact]
    public void NamesAreFoundAndUnique()
    {
        Assert.Equal(27, WorkloadCatalogue.All.Select(workload => workload.Name).Distinct().Count());
        Assert.All(WorkloadCatalogue.All, workload => Assert.Same(workload, WorkloadCatalogue.Find(workload.Name)));
        Assert.Null(WorkloadCatalogue.Find("W7.forward"));
    }

    // Worked out from the definition by a program in another language.
    [Fact]
    public void ParametersAreDrawnFromOneAndBiasesDrawNothing()
    {
        float[] parameters = WorkloadData.Of(WorkloadCatalogue.W1).Parameters;
        Assert.Equal(13, parameters.Length);
        Assert.Equal([-0.3727082f, -0.18487926f], parameters[..2]);
        Assert.Equal([0, 0, 0], parameters[6..9]);
        Assert.Equal(0.3172689f, parameters[9]);
        Assert.Equal(0, parameters[12]);
    }

    [Fact]
    public void InputsAreDrawnFromTwo()
    {
        Assert.Equal([-0.5263139f, -0.08005118f, -0.6220994f], WorkloadData.Of(WorkloadCatalogue.W4).Inputs[..3]);
        Assert.Equal([0.23684305f, 0.4599744f, 0.1889503f], WorkloadData.Of(WorkloadCatalogue.W5).Inputs[..3]);
        Assert.Equal(1_024 * 784, WorkloadData.Of(WorkloadCatalogue.W5).Inputs.Length);
    }

    [Fact]
    public void TargetsAreDrawnFromThree()
    {
        Assert.Equal([0.2372306f, 0.5506782f, 0.87365854f], WorkloadData.Of(WorkloadCatalogue.W1).Targets[..3]);
        Assert.Equal([-0.5255388f, 0.10135639f, 0.7473171f], WorkloadData.Of(WorkloadCatalogue.W3).Targets[..3]);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], WorkloadData.Of(WorkloadCatalogue.W2).Targets[..9]);
    }
}
