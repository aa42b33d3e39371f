using System;
using System.Collections.Generic;
using System.IO;
using NetGen.Benchmarks;
using Xunit;

namespace NetGen.Tests.Benchmarks;

/// <summary>The figures of the benchmarks' tables.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void QuartilesLieOnTheLineBetweenMeasurements()
    {
        var values = new Distribution([4, 1, 3, 2]);
        Assert.Equal(1, values.Least);
        Assert.Equal(1.75, values.LowerQuartile);
        Assert.Equal(2.5, values.Median);
        Assert.Equal(3.25, values.UpperQuartile);
        Assert.Equal(4, values.Greatest);
        Assert.Equal(7, new Distribution([7]).Median);
        Assert.Throws<ArgumentException>(() => new Distribution([]));
    }

    [Fact]
    public void TheGeometricMeanOfARatioAndItsReciprocalIsOne() =>
        Assert.Equal(1, Distribution.GeometricMean([0.25, 4, 1]), precision: 12);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0714, "0.071")]
    [InlineData(1.234, "1.23")]
    [InlineData(12.34, "12.3")]
    [InlineData(123.4, "123")]
    [InlineData(12_345.6, "12,346")]
    public void FiguresHaveThreeDigits(double value, string text) => Assert.Equal(text, Figures.Significant(value));

    [Fact]
    public void EverybodyGoesFirstEquallyOftenAndTheFirstTurnDoesNotCount()
    {
        var order = new List<int>();
        int time = 0;
        double[][] times = Rotation.Measure(3, [Turn(0), Turn(1), Turn(2)]);
        Assert.Equal([0, 1, 2, 0, 1, 2, 1, 2, 0, 2, 0, 1], order);
        Assert.Equal([4, 9, 11], times[0]);
        Assert.Equal([5, 7, 12], times[1]);

        Func<double> Turn(int who) => () =>
        {
            order.Add(who);
            return ++time;
        };
    }

    [Fact]
    public void TablesAreMarkdownAndAligned()
    {
        var text = new StringWriter { NewLine = "\n" };
        new TableWriter(text, ("name", 6), ("ns", -5)).Row("W1", "1.23");
        Assert.Equal("| name   |    ns |\n|--------|------:|\n| W1     |  1.23 |\n", text.ToString());
    }
}
