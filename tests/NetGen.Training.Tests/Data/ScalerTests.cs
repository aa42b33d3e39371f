using System;
using System.Linq;
using NetGen.Data;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class ScalerTests
{
    [Fact]
    public void StandardScalingIsThatCountedByHand()
    {
        // Means 5 and −1, population deviations 2 and 0.
        Dataset<double> dataset = Dataset.Create([2.0, -1, 4, -1, 4, -1, 4, -1, 5, -1, 5, -1, 7, -1, 9, -1], new double[8], 2, 1);
        Scaler<double> scaler = Scaler.FitStandard(dataset);
        Assert.Equal([5, -1], scaler.Offsets.ToArray());
        Assert.Equal([0.5, 1], scaler.Factors.ToArray());
        (double[] inputs, _) = Samples.CopyAll(dataset.Scaled(scaler));
        Assert.Equal([-1.5, 0, -0.5, 0, -0.5, 0, -0.5, 0, 0, 0, 0, 0, 1, 0, 2, 0], inputs);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-1.0, 1.0)]
    [InlineData(5.0, 5.5)]
    public void MinMaxScalingGoesFromLowToHigh(double low, double high)
    {
        Dataset<double> dataset = Samples.Normal<double>(100, 3, 1, 10, 4);
        double[] inputs = Samples.CopyAll(dataset.Scaled(Scaler.FitMinMax(dataset, low, high))).Inputs;
        for (int column = 0; column < 3; column++)
        {
            double[] values = inputs.Where((_, i) => i % 3 == column).ToArray();
            Assert.Equal(low, values.Min(), 1e-12);
            Assert.Equal(high, values.Max(), 1e-12);
        }

        Dataset<double> constant = Dataset.Create([3.0, 3, 3], new double[3], 1, 1);
        Assert.All(Samples.CopyAll(constant.Scaled(Scaler.FitMinMax(constant, low, high))).Inputs, x => Assert.Equal(low, x, 1e-12));
    }

    // A large mean over a small deviation: the sum of squares would have no digit left.
    [Fact]
    public void StatisticsKeepTheirDigitsFarFromZero()
    {
        Dataset<double> dataset = Dataset.Create([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16], new double[4], 1, 1);
        Scaler<double> scaler = Scaler.FitStandard(dataset);
        Assert.Equal(1e9 + 10, scaler.Offsets[0]);
        Assert.Equal(1 / Math.Sqrt(22.5), scaler.Factors[0], 1e-14);
    }

    // 0.1 has no exact mean of three in binary: what rounding leaves is no deviation.
    [Fact]
    public void ConstantColumnsKeepTheFactorOne()
    {
        Scaler<double> scaler = Scaler.FitStandard(Dataset.Create([0.1, 0.1, 0.1], [1.0, 2, 3], 1, 1));
        Assert.Equal((0.1, 1.0), (scaler.Offsets[0], scaler.Factors[0]));
    }

    [Fact]
    public void BlocksOfAScanMeetWithoutASeam()
    {
        // 70,000 values a row: a block holds one sample. 3 values: a block holds 1024.
        foreach ((int count, int size) in new[] { (5, 70_000), (2500, 3) })
        {
            Dataset<double> dataset = Samples.Normal<double>(count, size, 2, 3, 2);
            double[] inputs = Samples.CopyAll(dataset).Inputs;
            double[] last = inputs.Where((_, i) => i % size == size - 1).ToArray();
            double mean = last.Average();
            Scaler<double> scaler = Scaler.FitStandard(dataset);
            Assert.Equal(mean, scaler.Offsets[size - 1], 1e-12);
            Assert.Equal(1 / Math.Sqrt(last.Sum(x => (x - mean) * (x - mean)) / count), scaler.Factors[size - 1], 1e-12);
        }
    }

    [Fact]
    public void TargetsScaleOnTheirOwn()
    {
        Dataset<double> dataset = Dataset.Create([5.0, 6, 7], [1.0, 2, 3], 1, 1);
        Dataset<double> scaled = dataset.Scaled(null, Scaler.FitMinMaxTargets(dataset, 0, 10));
        Assert.Equal([5, 6, 7], Samples.CopyAll(scaled).Inputs);
        Assert.Equal([0, 5, 10], Samples.CopyAll(scaled).Targets);
        Assert.Equal(2.0, Scaler.FitStandardTargets(dataset).Offsets[0]);
    }

    [Fact]
    public void SpreadsThatCannotBeDividedByAreRefused()
    {
        Dataset<float> tiny = Dataset.Create([0f, 1, 0, 1 + 1e-7f], new float[2], 2, 1);
        Assert.Equal(2, Scaler.FitStandard(tiny).ColumnCount);
        Dataset<float> subnormal = Dataset.Create([1f, 0, 2, 1e-44f], new float[2], 2, 1);
        Assert.Contains("column 1", Assert.Throws<ArgumentException>(() => Scaler.FitStandard(subnormal)).Message);
        Assert.Contains("column 1", Assert.Throws<ArgumentException>(() => Scaler.FitMinMax(subnormal)).Message);
        Dataset<double> huge = Dataset.Create([1e308, -1e308], new double[2], 1, 1);
        Assert.Throws<ArgumentException>(() => Scaler.FitStandard(huge));
        Assert.Throws<ArgumentException>(() => Scaler.FitMinMax(huge));
        Assert.Throws<ArgumentException>(() => Scaler.FitMinMax(tiny, 1, 1));
        Assert.Throws<ArgumentException>(() => Scaler.FitMinMax(tiny, 0, double.NaN));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(37)]
    public void InvertUndoesApply(int columns)
    {
        SplitMix64 random = new(3);
        float[] offsets = Enumerable.Range(0, columns).Select(_ => (float)random.NextNormal()).ToArray();
        float[] factors = Enumerable.Range(0, columns).Select(_ => 0.5f + (float)random.NextDouble()).ToArray();
        Scaler<float> scaler = new(offsets, factors);
        float[] rows = Enumerable.Range(0, 5 * columns).Select(_ => (float)random.NextNormal()).ToArray();
        float[] scaled = [.. rows];
        scaler.Apply(scaled);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal((rows[i] - offsets[i % columns]) * factors[i % columns], scaled[i]);
        }

        scaler.Invert(scaled);
        Assert.All(rows.Zip(scaled), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void ColumnsAreChecked()
    {
        Scaler<float> scaler = new([1, 2], [3, 4]);
        Assert.Contains("rows of 2 values, found 3", Assert.Throws<ArgumentException>(() => scaler.Apply(new float[3])).Message);
        Assert.Throws<ArgumentException>(() => scaler.Invert(new float[3]));
        Assert.Contains("1 columns, found 2", Assert.Throws<ArgumentException>(() => Samples.Numbered(3).Scaled(scaler)).Message);
        Assert.Contains("1 columns, found 2", Assert.Throws<ArgumentException>(() => Samples.Numbered(3).Scaled(null, scaler)).Message);
        Assert.Throws<ArgumentException>(() => new Scaler<float>([], []));
        Assert.Throws<ArgumentException>(() => new Scaler<float>([1], [1, 2]));
        Assert.Contains("column 1", Assert.Throws<ArgumentException>(() => new Scaler<float>([1, 1], [1, 0])).Message);
        Assert.Throws<ArgumentException>(() => new Scaler<float>([float.NaN], [1]));
    }
}
