using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetGen.Data;
using NetGen.Data.Csv;
using Xunit;

namespace NetGen.Training.Tests.Data.Csv;

public sealed class RealTableTests
{
    private static readonly string[] _petals = ["sepal length", "sepal width", "petal length", "petal width"];

    [DataFileFact("sklearn/iris.csv")]
    public void IrisIsRead()
    {
        CsvData<double> iris = ReadIris<double>();
        Assert.Equal((150, 4, 3), (iris.Dataset.Count, iris.Dataset.InputSize, iris.Dataset.TargetSize));
        Assert.Equal(["0", "1", "2"], iris.ClassNames);
        (double[] inputs, double[] targets) = Samples.CopyAll(iris.Dataset);
        Assert.Equal(3.4645, inputs.Average(), 0.00001);
        Assert.Equal([50, 50, 50], Enumerable.Range(0, 3).Select(label => targets.Where((_, i) => i % 3 == label).Sum()));
        Assert.Equal([5.1, 3.5, 1.4, 0.2], inputs[..4]);
    }

    // File to prediction: read, part, scale, train, fold the scaler in, and classify flowers as they were measured.
    [DataFileFact("sklearn/iris.csv")]
    public void ANetworkLearnsIrisAndTakesFlowersAsMeasured()
    {
        (Dataset<float> training, Dataset<float> validation) = ReadIris<float>().Dataset.SplitStratified(0.7, 3);
        Scaler<float> scaler = Scaler.FitStandard(training);
        IrisNet network = new();
        (float[] inputs, float[] targets) = Samples.CopyAll(training.Scaled(scaler));
        for (int step = 0; step < 300; step++)
        {
            network.Train(inputs, targets, training.Count);
        }

        scaler.FoldIntoFirstLayer(network);
        (float[] measured, float[] classes) = Samples.CopyAll(validation);
        int[] found = new int[validation.Count];
        network.Classify(measured, found);
        int right = found.Where((label, sample) => classes[(3 * sample) + label] == 1).Count();
        Assert.Equal(45, validation.Count);
        Assert.InRange(right, 42, 45);
    }

    [DataFileFact("sklearn/wine_data.csv")]
    public void WineIsRead()
    {
        string[] names = [.. Enumerable.Range(1, 13).Select(i => $"x{i}")];
        CsvData<float> wine = CsvSchema.Create().Numeric(names).Class("class", ["0", "1", "2"])
            .Read<float>(DataFiles.Require("sklearn/wine_data.csv"), new CsvOptions { SkippedLines = 1, ColumnNames = [.. names, "class"] });
        (float[] inputs, float[] targets) = Samples.CopyAll(wine.Dataset);
        Assert.Equal(69.13366, inputs.Average(x => (double)x), 0.0001);
        Assert.Equal([59, 71, 48], Enumerable.Range(0, 3).Select(label => targets.Where((_, i) => i % 3 == label).Sum()));
        foreach ((Dataset<float> training, Dataset<float> validation) in wine.Dataset.SplitStratifiedFolds(10, 1))
        {
            Assert.Equal(178, training.Count + validation.Count);
            float[] validated = Samples.CopyAll(validation).Targets;
            Assert.InRange(validated.Where((_, i) => i % 3 == 0).Sum(), 5, 6);
            Assert.InRange(validated.Where((_, i) => i % 3 == 1).Sum(), 7, 8);
            Assert.InRange(validated.Where((_, i) => i % 3 == 2).Sum(), 4, 5);
        }
    }

    [DataFileFact("sklearn/digits.csv.gz")]
    public void DigitsAreReadOutOfACompressedStream()
    {
        string[] pixels = [.. Enumerable.Range(0, 64).Select(i => $"p{i}")];
        using GZipStream stream = new(File.OpenRead(DataFiles.Require("sklearn/digits.csv.gz")), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        CsvData<float> digits = CsvSchema.Create().Numeric(pixels).Class("digit", [.. "0123456789".Select(digit => digit.ToString())])
            .Read<float>(reader, new CsvOptions { ColumnNames = [.. pixels, "digit"] });
        (float[] inputs, float[] targets) = Samples.CopyAll(digits.Dataset);
        Assert.Equal(4.88416, inputs.Average(x => (double)x), 0.00001);
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], Enumerable.Range(0, 10).Select(label => targets.Where((_, i) => i % 10 == label).Sum()));
    }

    [DataFileFact("sunspots/monthly-sunspots.csv")]
    public void SunspotsAreReadInTheOrderOfTime()
    {
        CsvData<double> sunspots = CsvSchema.Create().Ignore("Month").Numeric("Sunspots").Target("Copy")
            .Read<double>(CsvTable.Read(new StringReader(WithCopy(DataFiles.Require("sunspots/monthly-sunspots.csv")))));
        Assert.Equal(51.2660, Samples.CopyAll(sunspots.Dataset).Inputs.Average(), 0.0001);
        (Dataset<double> training, Dataset<double> validation) = sunspots.Dataset.SplitByTime(0.75);
        Assert.Equal((2115, 705), (training.Count, validation.Count));
        Assert.Equal(58.0, Samples.Copy(training, 0).Inputs[0]);
    }

    [DataFileFact("sklearn/linnerud_exercise.csv")]
    public void FieldsMayBePartedBySpaces()
    {
        CsvData<double> exercise = CsvSchema.Create().Numeric("Chins", "Situps").Target("Jumps")
            .Read<double>(DataFiles.Require("sklearn/linnerud_exercise.csv"), new CsvOptions { Separator = ' ' });
        (double[] inputs, double[] targets) = Samples.CopyAll(exercise.Dataset);
        Assert.Equal((20, 9.45, 145.55, 70.3), (targets.Length, inputs.Where((_, i) => i % 2 == 0).Average(), inputs.Where((_, i) => i % 2 == 1).Average(), targets.Average()));
    }

    // A header that says something else is not taken for names in silence.
    [DataFileFact("sklearn/iris.csv")]
    public void AFileWithAnotherHeaderIsRefused()
    {
        string path = DataFiles.Require("sklearn/iris.csv");
        string message = Assert.Throws<InvalidDataException>(() => IrisSchema().Read<float>(path)).Message;
        Assert.Contains($"{path}: expected \"sepal length\"", message);
        Assert.Contains("found \"150\", \"4\", \"setosa\"", message);
    }

    private static CsvSchema IrisSchema() => CsvSchema.Create().Numeric(_petals).Class("species");

    private static CsvData<T> ReadIris<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        IrisSchema().Read<T>(DataFiles.Require("sklearn/iris.csv"), new CsvOptions { SkippedLines = 1, ColumnNames = [.. _petals, "species"] });

    private static string WithCopy(string path)
    {
        IEnumerable<string> lines = File.ReadLines(path).Where(line => line.Length > 0);
        return string.Join('\n', lines.Select((line, i) => $"{line},{(i == 0 ? "Copy" : line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..])}"));
    }
}
