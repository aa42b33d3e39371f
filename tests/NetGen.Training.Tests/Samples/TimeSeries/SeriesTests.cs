using System;
using System.IO;
using System.Linq;
using NetGen.Training.Tests.Data;
using TimeSeries.Data;
using Xunit;
using TemporaryFolder = Samples.Common.TemporaryFolder;

namespace NetGen.Training.Tests.Samples.TimeSeriesSample;

/// <summary>The series that the program draws, and the files it reads.</summary>
public sealed class SeriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("series-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OwnSeriesIsReadAsItWasWritten()
    {
        string path = _folder.GetPath("series.csv");
        SeasonalSeries.Write(path, 240, 1);
        Series series = SeriesTable.Read(path);

        Assert.Equal(240, series.Count);
        Assert.Equal(new DateOnly(1919, 12, 1), series.Dates[^1]);
        string[] last = File.ReadLines(path).Last().Split(',');
        Assert.Equal("1919-12-01", last[0]);
        Assert.Equal(float.Parse(last[1], System.Globalization.CultureInfo.InvariantCulture), series.Values[^1]);
        Assert.InRange(series.Values.Average(), 95f, 110f);
        Assert.True(series.Values.Max() - series.Values.Min() > 20f);
    }

    [Fact]
    public void SameSeedWritesTheSameFile()
    {
        Assert.Equal(Text(3), Text(3));
        Assert.NotEqual(Text(3), Text(4));

        string Text(ulong seed)
        {
            SeasonalSeries.Write(_folder.GetPath("series.csv"), 60, seed);
            return File.ReadAllText(_folder.GetPath("series.csv"));
        }
    }

    [Theory]
    [InlineData("2020-01-31", "2020-02-29", "2020-03-29")]
    [InlineData("2020-11-01", "2020-12-01", "2021-01-01")]
    [InlineData("2020-10-15", "2021-01-15", "2021-04-15")]
    [InlineData("2020-12-31", "2021-01-01", "2021-01-02")]
    [InlineData("2021-02-20", "2021-02-27", "2021-03-06")]
    public void NextDateKeepsThePace(string before, string last, string next) =>
        Assert.Equal(Date(next), Series.GetNext(Date(before), Date(last)));

    [Theory]
    [InlineData("date,value,more\n2020-01,1,1\n", "two columns")]
    [InlineData("date,value\n2020-01,1\n2020-13,2\n", "line 3, column 1 \"date\": expected a date")]
    [InlineData("date,value\n2020-02,1\n2020-01,2\n", "line 3, column 1 \"date\": expected a date later")]
    [InlineData("date,value\n2020-01,1\n2020-02,\n", "line 3, column 2 \"value\": expected a finite number, found \"\"")]
    [InlineData("date,value\n2020-01,1e99\n", "line 2, column 2 \"value\": expected a finite number, found \"1e99\"")]
    public void RefusesWhatIsNoSeries(string text, string reason)
    {
        string path = _folder.GetPath("bad.csv");
        File.WriteAllText(path, text);
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => SeriesTable.Read(path));

        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [DataFileFact("airline-passengers/airline-passengers.csv")]
    public void ReadsAirlinePassengers()
    {
        Series series = SeriesTable.Read(DataFiles.Require("airline-passengers/airline-passengers.csv"));

        Assert.Equal(144, series.Count);
        Assert.Equal(new DateOnly(1949, 1, 1), series.Dates[0]);
        Assert.Equal(112f, series.Values[0]);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
