using System;
using System.Globalization;
using System.IO;

namespace Digits;

/// <summary>
/// Shows training: on a terminal one line that is drawn anew a few times a second, elsewhere one plain line an epoch.
/// </summary>
internal sealed class ProgressDisplay : IDisposable
{
    private const int LongestBar = 28;
    private const int ShortestBar = 6;

    private const string Escape = "\u001b[";
    private const string ToLineStart = "\r" + Escape + "K";
    private const string HideCursor = Escape + "?25l";
    private const string ShowCursor = Escape + "?25h";

    // Faster than the eye needs, and so rare that the display costs no measurable training time.
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(66);

    private readonly TextWriter _output;
    private readonly Func<int>? _getWidth;
    private readonly Palette _palette;
    private readonly TimeProvider _clock;
    private long _lastDrawn;
    private bool _hasDrawn;
    private bool _isCursorHidden;

    /// <summary>Creates a display.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="getWidth">Gives the terminal's width in characters; null where the output is no terminal.</param>
    /// <param name="palette">The colours.</param>
    /// <param name="clock">The clock that limits the rate.</param>
    public ProgressDisplay(TextWriter output, Func<int>? getWidth, Palette palette, TimeProvider clock)
    {
        _output = output;
        _getWidth = getWidth;
        _palette = palette;
        _clock = clock;
    }

    /// <summary>Draws the line anew, unless it was drawn a moment ago.</summary>
    public void Report(in TrainingProgress progress)
    {
        if (_getWidth is null || (_hasDrawn && _clock.GetElapsedTime(_lastDrawn) < _interval))
        {
            return;
        }

        _output.Write((_isCursorHidden ? "" : HideCursor) + ToLineStart + CreateLine(progress, Percent(progress)));
        _output.Flush();
        _isCursorHidden = true;
        _hasDrawn = true;
        _lastDrawn = _clock.GetTimestamp();
    }

    /// <summary>Leaves a line on an epoch for good.</summary>
    public void CompleteEpoch(in TrainingProgress progress, double testAccuracy)
    {
        string test = string.Create(CultureInfo.InvariantCulture, $"test {testAccuracy:F4}");
        _output.WriteLine(_getWidth is null
            ? CreateText(progress, "", test)
            : ToLineStart + CreateLine(progress, _palette.Strong + test + _palette.Plain));
        _hasDrawn = false;
    }

    /// <summary>Takes the line of an epoch that came to no end off the terminal.</summary>
    public void Clear()
    {
        if (_hasDrawn)
        {
            _output.Write(ToLineStart);
            _hasDrawn = false;
        }
    }

    /// <summary>Gives the cursor back.</summary>
    public void Dispose()
    {
        if (_isCursorHidden)
        {
            _output.Write(ShowCursor);
            _output.Flush();
            _isCursorHidden = false;
        }
    }

    private static string Percent(in TrainingProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{100L * progress.Samples / progress.SamplesPerEpoch,3} %");

    private static string CreateText(in TrainingProgress progress, string bar, string end) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {progress.Epoch}/{progress.Epochs}  {bar}loss {progress.Loss:F4}  accuracy {progress.Accuracy:F4}  {progress.SamplesPerSecond,9:N0} samples/s  {end}");

    private string CreateLine(in TrainingProgress progress, string end)
    {
        int textLength = CreateText(progress, "", "").Length + "test 0.0000".Length;

        // One column stays free: a terminal may wrap when the last one is filled, and a wrapped line cannot be redrawn.
        int barLength = Math.Min(LongestBar, _getWidth!() - 1 - textLength - 2);
        return CreateText(progress, barLength < ShortestBar ? "" : CreateBar(progress, barLength), end);
    }

    private string CreateBar(in TrainingProgress progress, int length)
    {
        int filled = (int)((long)length * progress.Samples / progress.SamplesPerEpoch);
        return _palette.Bar + new string('━', filled) + _palette.Faint + new string('─', length - filled) + _palette.Plain + "  ";
    }
}
