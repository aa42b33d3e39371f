using System;
using System.IO;
using System.Linq;
using Digits;
using Xunit;

namespace NetGen.Tests.DigitsSample;

/// <summary>The display on a terminal and off it.</summary>
public sealed class ProgressDisplayTests
{
    private static readonly TrainingProgress _half = new()
    {
        Epoch = 2,
        Epochs = 5,
        Samples = 600,
        SamplesPerEpoch = 1200,
        Loss = 0.25,
        Accuracy = 0.875,
        SamplesPerSecond = 12345,
    };

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualClock _clock = new();

    [Fact]
    public void RedirectedOutputGetsOnePlainLineAnEpoch()
    {
        using (ProgressDisplay display = new(_output, null, Palette.None, _clock))
        {
            display.Report(_half);
            display.CompleteEpoch(_half, 0.5);
        }

        Assert.Equal("epoch 2/5  loss 0.2500  accuracy 0.8750     12,345 samples/s  test 0.5000\n", _output.ToString());
    }

    [Fact]
    public void TerminalLineIsRedrawnAtALimitedRate()
    {
        using ProgressDisplay display = new(_output, () => 120, Palette.None, _clock);
        for (int call = 0; call < 100; call++)
        {
            display.Report(_half);
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(_output.ToString().Count(letter => letter == '\r'), 10, 17);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(100)]
    [InlineData(90)]
    [InlineData(76)]
    public void TerminalLineNeverWraps(int width)
    {
        using ProgressDisplay display = new(_output, () => width, Palette.None, _clock);
        display.Report(_half);
        display.CompleteEpoch(_half, 0.5);

        string[] lines = _output.ToString().Split("\u001b[K", StringSplitOptions.None);
        Assert.All(lines[1..], line => Assert.InRange(line.TrimEnd('\r', '\n').Length, 1, width - 1));
    }

    [Fact]
    public void BarShowsTheFractionDone()
    {
        using ProgressDisplay display = new(_output, () => 200, Palette.None, _clock);
        display.Report(_half);

        string text = _output.ToString();
        Assert.Equal(text.Count(letter => letter == '━'), text.Count(letter => letter == '─'));
        Assert.Contains(" 50 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CursorComesBack()
    {
        ProgressDisplay display = new(_output, () => 120, Palette.Colours, _clock);
        display.Report(_half);
        display.Clear();
        display.Dispose();
        display.Dispose();

        Assert.EndsWith("\r\u001b[K\u001b[?25h", _output.ToString(), StringComparison.Ordinal);
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
