using System;
using System.Globalization;
using System.IO;
using System.Linq;
using HousePrices;
using HousePrices.Data;
using NetGen.Data.Csv;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.HousePricesSample;

/// <summary>The houses that the program draws, and the files it reads.</summary>
public sealed class TableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("houses-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PricesAreTheFormulaAndNoise()
    {
        string path = _folder.GetPath("houses.csv");
        HouseMarket.Write(path, 4_000, 1);
        double[][] rows = [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
        double[] noise = [.. rows.Select(row => row[^1] - HouseMarket.GetPrice(row.AsSpan(0, HouseMarket.Columns.Count)))];

        Assert.Equal(4_000, rows.Length);
        Assert.Equal(0.0, noise.Average(), 4 * HouseMarket.Noise / Math.Sqrt(noise.Length));
        Assert.Equal(HouseMarket.Noise, Math.Sqrt(noise.Average(value => value * value)), 1.0);
    }

    [Fact]
    public void SameSeedWritesTheSameFile()
    {
        Assert.Equal(Text(3), Text(3));
        Assert.NotEqual(Text(3), Text(4));

        string Text(ulong seed)
        {
            HouseMarket.Write(_folder.GetPath("houses.csv"), 50, seed);
            return File.ReadAllText(_folder.GetPath("houses.csv"));
        }
    }

    [Fact]
    public void AnyColumnMayBeTheTarget()
    {
        string path = Write("rooms,price,place\n3,100,town\n,200,village\n5,300,town\n");
        CsvData<float> data = HouseTable.Read(path, "price");

        Assert.Equal(["rooms", "place=town", "place=village"], data.InputNames);
        Assert.Equal(["price"], data.TargetNames);
        float[] input = new float[3];
        float[] target = new float[1];
        data.Dataset.CopyTo([1], input, target);
        Assert.Equal([4f, 0f, 1f], input);
        Assert.Equal(200f, target[0]);
    }

    [Fact]
    public void UnknownTargetIsRefusedWithThoseThereAre()
    {
        UsageException refusal = Assert.Throws<UsageException>(() => HouseTable.Read(Write("rooms,price\n3,100\n"), "prise"));

        Assert.Equal("--target: expected one of the columns rooms, price, found 'prise'", refusal.Message);
    }

    [Fact]
    public void TargetAloneIsRefused() => Assert.Throws<UsageException>(() => HouseTable.Read(Write("price\n100\n"), null));

    [Fact]
    public void TargetMustBeThere()
    {
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => HouseTable.Read(Write("rooms,price\n3,100\n4,\n"), null));

        Assert.Contains("line 3, column 2 \"price\"", refusal.Message, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        string path = _folder.GetPath("table.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
