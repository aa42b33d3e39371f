using System;
using System.IO;
using System.Linq;
using HousePrices;
using HousePrices.Data;
using HousePrices.Display;
using HousePrices.Networks;
using HousePrices.Regression;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.HousePricesSample;

/// <summary>The sample from its table to the network that takes values as they are.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("houses-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsFarBetterThanAPlaneAndNearTheNoise()
    {
        HouseResult<HouseNetwork> result = Learn(3_000, new Options().Epochs);

        Assert.Equal((1_800, 600, 600), (result.TrainingCount, result.ValidationCount, result.Test.Count));
        Assert.True(result.IsGood);
        Assert.Equal(0.0, result.Mean.RSquared, 0.02);
        Assert.True(result.Evaluation.RSquared > 0.95, $"R² {result.Evaluation.RSquared}");
        Assert.True(result.Evaluation.RootMeanSquaredError < 0.4 * result.Plane.RootMeanSquaredError, $"{result.Evaluation.RootMeanSquaredError} against {result.Plane.RootMeanSquaredError}");
        Assert.True(result.Plane.RootMeanSquaredError < 0.7 * result.Mean.RootMeanSquaredError);
        Assert.InRange(result.Evaluation.RootMeanSquaredError, 0.9 * HouseMarket.Noise, 1.2 * HouseMarket.Noise);
    }

    [Fact]
    public void FoldedNetworkTakesAndGivesValuesAsTheyAre()
    {
        HouseResult<HouseNetwork> result = Learn(500, 20);

        Assert.InRange(result.FoldingError, 0.0, 0.01);
        float[] input = new float[8];
        float[] price = new float[1];
        float[] output = new float[1];
        double sum = 0;
        for (int house = 0; house < result.Test.Count; house++)
        {
            result.Test.CopyTo([house], input, price);
            result.Network.Predict(input, output);
            Assert.Equal(result.Evaluation.Outputs[house], output[0], 1e-2);
            sum += Math.Abs(output[0] - price[0]) / result.Test.Count;
        }

        Assert.InRange(sum, 10.0, 60.0);
    }

    [Fact]
    public void RedirectedOutputTellsAllOfItAndTheNetworkIsSaved()
    {
        string path = _folder.GetPath("saved.safetensors");
        using StringWriter output = new();
        Assert.True(HouseRun.Run(new Options { IsQuick = true, Save = path }, new Report(output, isTerminal: false)));

        string text = output.ToString();
        Assert.Contains("8-24-12-1, mean squared error, Adam, float", text, StringComparison.Ordinal);
        Assert.Contains("epoch   20  loss ", text, StringComparison.Ordinal);
        Assert.Contains("least squares", text, StringComparison.Ordinal);
        Assert.Contains("noise alone", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);

        // A house in the middle of the market, of which nobody scaled anything.
        HouseNetwork loaded = new(9);
        loaded.Load(path);
        double[] house = [130, 450, 5, 40, 5, 116, 2, 1];
        float[] price = new float[1];
        loaded.Predict(Array.ConvertAll(house, value => (float)value), price);
        Assert.Equal(HouseMarket.GetPrice(house), price[0], 40.0);
    }

    [Fact]
    public void TableOfAnotherWidthIsRefusedWithTheAttributeToWrite()
    {
        string path = _folder.GetPath("other.csv");
        File.WriteAllText(path, "rooms,price\n" + string.Concat(Enumerable.Repeat("3,100\n4,200\n", 10)));
        using StringWriter output = new();
        UsageException refusal = Assert.Throws<UsageException>(() => HouseRun.Run(new Options { Data = path }, new Report(output, isTerminal: false)));

        Assert.Equal("--data: expected 8 inputs, as HouseNetwork is declared with, found 1: declare it with [Network(1, …)]", refusal.Message);
    }

    private HouseResult<HouseNetwork> Learn(int count, int epochs)
    {
        string path = _folder.GetPath("houses.csv");
        HouseMarket.Write(path, count, 1);
        return HouseTraining.Run<HouseNetwork>(HouseTable.Read(path, null), epochs, 1, null);
    }
}
