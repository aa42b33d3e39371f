using System;
using System.IO;
using System.Linq;
using Flowers.Data;
using NetGen.Data;
using NetGen.Data.Csv;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.FlowersSample;

/// <summary>The flowers that the program draws, and the files it reads.</summary>
public sealed class FieldTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("flowers-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SameSeedWritesTheSameFile()
    {
        Assert.Equal(Write("a.csv", 3), Write("b.csv", 3));
        Assert.NotEqual(Write("a.csv", 3), Write("c.csv", 4));
    }

    [Fact]
    public void FieldIsReadAsItWasWritten()
    {
        string[] lines = Write("field.csv", 1).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        CsvData<float> data = FlowerTable.ReadField(_folder.GetPath("field.csv"));

        Assert.Equal(301, lines.Length);
        Assert.Equal(300, data.Dataset.Count);
        Assert.Equal(["sepal length", "sepal width", "petal length", "petal width", "habitat=meadow", "habitat=wood", "habitat=rock"], data.InputNames);
        float[] input = new float[7];
        float[] target = new float[3];
        data.Dataset.CopyTo([1], input, target);
        string[] fields = lines[2].Split(',');
        Assert.Equal(fields[..4].Select(field => float.Parse(field, System.Globalization.CultureInfo.InvariantCulture)), input[..4]);
        Assert.Equal(fields[4], FlowerField.Habitats[Array.IndexOf(input, 1f, 4) - 4]);
        Assert.Equal("silvestris", fields[5]);
        Assert.Equal([0f, 1f, 0f], target);
    }

    // Habitats alone tell two of three flowers; all that is known of them tells nine of ten.
    [Fact]
    public void SpeciesOverlapButCanBeTold()
    {
        FlowerField.Write(_folder.GetPath("many.csv"), 6_000, 1);
        CsvData<float> data = FlowerTable.ReadField(_folder.GetPath("many.csv"));
        double best = FlowerField.GetBestAccuracy(data.Dataset);

        Assert.InRange(best, 0.88, 0.97);

        // Without its measurements' meaning nothing is left but chance: the classifier looks at all of them.
        Scaler<float> wrong = new([100, 100, 100, 100, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1]);
        Assert.True(FlowerField.GetBestAccuracy(data.Dataset.Scaled(wrong)) < best - 0.2);
    }

    [Fact]
    public void ReadsFilesThatNobodyDescribed()
    {
        string path = _folder.GetPath("any.csv");
        File.WriteAllText(path, "height,colour,weight,kind\n1.5,red,2,a\n-3e2,blue,4,b\n7,red,6,a\n");
        CsvData<float> data = FlowerTable.ReadAny(path);

        Assert.Equal(["height", "colour=red", "colour=blue", "weight"], data.InputNames);
        Assert.Equal(["a", "b"], data.ClassNames);
    }

    [Theory]
    [InlineData("kind\na\nb\n", "column of inputs")]
    [InlineData("height,kind\n1,a\n,b\n", "line 3, column 1 \"height\"")]
    [InlineData("height,kind\n1,a\n2,a\n", "two classes")]
    public void RefusesWhatCannotBeLearnt(string text, string reason)
    {
        string path = _folder.GetPath("bad.csv");
        File.WriteAllText(path, text);
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => FlowerTable.ReadAny(path));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TemporaryFolderIsGoneAtTheEnd()
    {
        string path;
        using (TemporaryFolder folder = new("flowers-"))
        {
            path = folder.GetPath("file");
            File.WriteAllText(path, "text");
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    private string Write(string name, ulong seed)
    {
        FlowerField.Write(_folder.GetPath(name), 300, seed);
        return File.ReadAllText(_folder.GetPath(name));
    }
}
