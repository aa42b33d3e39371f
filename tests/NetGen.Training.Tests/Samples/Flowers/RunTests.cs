using System;
using System.IO;
using Flowers;
using Flowers.Data;
using Flowers.Display;
using Flowers.Learning;
using Flowers.Networks;
using NetGen.Data.Csv;
using NetGen.Training.Tests.Data;
using Samples.Common;
using Xunit;
using TemporaryFolder = Samples.Common.TemporaryFolder;

namespace NetGen.Training.Tests.Samples.FlowersSample;

/// <summary>The sample from its table to the network that was saved.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("flowers-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LearnsNearlyAllThereIsToLearn()
    {
        FlowerResult<FlowerNetwork> result = Learn(new Options().Settings);
        double best = FlowerField.GetBestAccuracy(result.Test);

        Assert.Equal((720, 240, 240), (result.TrainingCount, result.ValidationCount, result.Test.Count));
        Assert.Equal(1.0 / 3.0, result.CommonestShare, 1e-9);
        Assert.True(result.IsGood);
        Assert.InRange(result.Evaluation.Accuracy, best - 0.04, best + 0.03);
        Assert.Equal(StopReason.EarlyStopping, result.History.StopReason);
    }

    [Fact]
    public void LoadedModelGivesTheSameBits()
    {
        FlowerResult<FlowerNetwork> result = Learn(new Options { IsQuick = true }.Settings);
        string path = _folder.GetPath("model.safetensors");
        result.Model.Save(path);
        FlowerModel<FlowerNetwork> loaded = FlowerModel<FlowerNetwork>.Load(path);

        Assert.Equal(result.Model.ClassNames, loaded.ClassNames);
        Assert.Equal(result.Model.InputNames, loaded.InputNames);
        float[] flower = new float[7];
        for (int i = 0; i < result.Test.Count; i++)
        {
            result.Test.CopyTo([i], flower, new float[3]);
            float[] probabilities = loaded.Predict(flower);
            Assert.Equal(result.Model.Predict(flower), probabilities);
            Assert.Equal(result.Evaluation.GetPredicted(i), Array.IndexOf(probabilities, Math.Max(probabilities[0], Math.Max(probabilities[1], probabilities[2]))));
        }
    }

    [Fact]
    public void NetworkWithoutItsScalerIsRefused()
    {
        string path = _folder.GetPath("bare.safetensors");
        new FlowerNetwork(1).Save(path);

        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => FlowerModel<FlowerNetwork>.Load(path));
        Assert.Contains("\"scaler\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RedirectedOutputTellsAllOfIt()
    {
        string path = _folder.GetPath("saved.safetensors");
        string page = _folder.GetPath("page.html");
        using StringWriter output = new();
        Assert.True(FlowerRun.Run(new Options { IsQuick = true, Save = path, Report = page }, new Report(output, isTerminal: false)));

        string text = output.ToString();
        Assert.Contains("7-16-3, categorical cross-entropy, Adam, float", text, StringComparison.Ordinal);
        Assert.Contains("epoch   10  loss ", text, StringComparison.Ordinal);
        Assert.Contains("precision", text, StringComparison.Ordinal);
        Assert.Contains("knowing how they grow", text, StringComparison.Ordinal);
        Assert.Contains("habitat=meadow ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.Equal(["alpina", "silvestris", "pratensis"], FlowerModel<FlowerNetwork>.Load(path).ClassNames);
        string html = File.ReadAllText(page);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("silvestris", html, StringComparison.Ordinal);
        Assert.Contains("knowing how they grow", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,kind\n", "1,2,x\n3,4,y\n5,6,z\n", "expected 7 inputs and 3 classes, as FlowerNetwork is declared with, found 2 inputs and 3 classes")]
    [InlineData("a,b,c,d,kind\n", "1,2,3,4,x\n5,6,7,8,y\n", "found 4 inputs and 2 classes")]
    public void OtherTopologiesAreRefusedByName(string names, string rows, string reason)
    {
        string path = _folder.GetPath("other.csv");
        File.WriteAllText(path, names + string.Concat(System.Linq.Enumerable.Repeat(rows, 10)));
        using StringWriter output = new();
        UsageException refusal = Assert.Throws<UsageException>(() => FlowerRun.Run(new Options { Data = path }, new Report(output, isTerminal: false)));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [DataFileFact("sklearn/iris.csv")]
    public void LearnsFishersIrises()
    {
        CsvData<float> data = FlowerTable.ReadAny(DataFiles.Require("sklearn/iris.csv"));
        FlowerResult<MeasurementNetwork> result = FlowerTraining.Run<MeasurementNetwork>(data, new Options().Settings, 1, null);

        Assert.Equal(30, result.Test.Count);
        Assert.True(result.Evaluation.Accuracy >= 0.9, $"{result.Evaluation.Accuracy}");
    }

    private FlowerResult<FlowerNetwork> Learn(FlowerSettings settings)
    {
        string path = _folder.GetPath("flowers.csv");
        FlowerField.Write(path, 1_200, 1);
        return FlowerTraining.Run<FlowerNetwork>(FlowerTable.ReadField(path), settings, 1, null);
    }
}
