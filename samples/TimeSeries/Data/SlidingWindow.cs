using System;
using NetGen.Data;
using Samples.Common;

namespace TimeSeries.Data;

/// <summary>
/// What a forecast is made from: past values against the last one, yₜ₋ₖ − yₜ, and the season of the date to forecast, as sine
/// and cosine of one and two turns a year. The target is the change yₜ₊₁ − yₜ. Differences know no level: a series that
/// rises beyond all it was before looks as it always did.
/// </summary>
internal static class SlidingWindow
{
    /// <summary>The values before the last one.</summary>
    public const int Lags = 36;

    /// <summary>The inputs of a forecast.</summary>
    public const int InputSize = Lags + CalendarInputs;

    private const int CalendarInputs = 4;
    private const double DaysPerYear = 365.2425;

    /// <summary>All forecasts that a series has both past and outcome for, in the order of time.</summary>
    /// <param name="series">The series.</param>
    /// <exception cref="UsageException">It is too short for a single one.</exception>
    public static Dataset<float> CreateDataset(Series series)
    {
        int count = series.Count - Lags - 1;
        if (count < 1)
        {
            throw new UsageException($"--data: expected at least {Lags + 2} values, found {series.Count}");
        }

        float[] values = [.. series.Values];
        float[] inputs = new float[count * InputSize];
        float[] targets = new float[count];
        for (int sample = 0; sample < count; sample++)
        {
            int last = GetLast(sample);
            Fill(values.AsSpan(0, last + 1), series.Dates[last + 1], inputs.AsSpan(sample * InputSize, InputSize));
            targets[sample] = values[last + 1] - values[last];
        }

        return Dataset.Create(inputs, targets, InputSize, 1);
    }

    /// <summary>The place in the series of the last value that a sample knows.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public static int GetLast(int sample) => Lags + sample;

    /// <summary>Fills in the inputs of one forecast.</summary>
    /// <param name="past">The values known, at least one more than <see cref="Lags"/>.</param>
    /// <param name="next">The date to forecast.</param>
    /// <param name="inputs">Receives <see cref="InputSize"/> values.</param>
    public static void Fill(ReadOnlySpan<float> past, DateOnly next, Span<float> inputs)
    {
        float last = past[^1];
        for (int lag = 1; lag <= Lags; lag++)
        {
            inputs[lag - 1] = past[^(lag + 1)] - last;
        }

        double turn = 2.0 * Math.PI * (next.DayOfYear - 1) / DaysPerYear;
        inputs[Lags] = (float)Math.Sin(turn);
        inputs[Lags + 1] = (float)Math.Cos(turn);
        inputs[Lags + 2] = (float)Math.Sin(2.0 * turn);
        inputs[Lags + 3] = (float)Math.Cos(2.0 * turn);
    }
}
