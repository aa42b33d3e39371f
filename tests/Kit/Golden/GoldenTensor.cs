using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>
/// A tensor of the reference cases: its elements or, for large results, statistics and slices of sixteen elements.
/// </summary>
public sealed class GoldenTensor
{
    private readonly double[]? _values;
    private readonly ImmutableArray<(int Start, double[] Values)> _slices = [];
    private readonly JsonElement _statistics;

    public GoldenTensor(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            _values = ReadNumbers(json);
            Shape = [_values.Length];
            return;
        }

        Shape = [.. json.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32())];
        if (json.TryGetProperty("data", out JsonElement data))
        {
            _values = ReadNumbers(data);
        }
        else if (json.TryGetProperty("gen", out JsonElement generator))
        {
            _values = Generate(Size, generator);
        }
        else
        {
            _statistics = json.GetProperty("stats");
            _slices =
            [
                .. json.GetProperty("slices").EnumerateArray()
                    .Select(slice => (slice.GetProperty("start").GetInt32(), ReadNumbers(slice.GetProperty("data")))),
            ];
        }
    }

    public ImmutableArray<int> Shape { get; }

    public int Size => Shape.Aggregate(1, (product, extent) => product * extent);

    /// <summary>All elements, row-major.</summary>
    public double[] Values => _values ?? throw new InvalidOperationException("Only statistics and slices of this tensor are given.");

    /// <summary>The largest magnitude among all elements.</summary>
    public double Largest => _values is null
        ? Math.Max(Math.Abs(Statistic("min")), Math.Abs(Statistic("max")))
        : _values.Select(Math.Abs).DefaultIfEmpty(0.0).Max();

    /// <summary>Holds found values against this tensor and reports each that deviates by more than the tolerance.</summary>
    public void Compare(ReadOnlySpan<double> found, double tolerance, DeviationReport report, string quantity)
    {
        if (found.Length != Size)
        {
            report.Add(quantity, -1, Size, found.Length, 0.0);
            return;
        }

        if (_values is not null)
        {
            CompareElements(_values, found, 0, tolerance, report, quantity);
            return;
        }

        foreach ((int start, double[] values) in _slices)
        {
            CompareElements(values, found.Slice(start, values.Length), start, tolerance, report, quantity);
        }

        double sum = 0.0, squares = 0.0, weighted = 0.0;
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        for (int i = 0; i < found.Length; i++)
        {
            sum += found[i];
            squares += found[i] * found[i];
            weighted += found[i] * (((i % 97) + 1) / 97.0);
            minimum = Math.Min(minimum, found[i]);
            maximum = Math.Max(maximum, found[i]);
        }

        double sums = tolerance * Math.Sqrt(found.Length);
        report.Check($"{quantity} sum", -1, Statistic("sum"), sum, sums);
        report.Check($"{quantity} l2", -1, Statistic("l2"), Math.Sqrt(squares), sums);
        report.Check($"{quantity} wsum", -1, Statistic("wsum"), weighted, sums);
        report.Check($"{quantity} min", -1, Statistic("min"), minimum, tolerance);
        report.Check($"{quantity} max", -1, Statistic("max"), maximum, tolerance);
    }

    private static void CompareElements(
        double[] expected, ReadOnlySpan<double> found, int start, double tolerance, DeviationReport report, string quantity)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            report.Check(quantity, start + i, expected[i], found[i], tolerance);
        }
    }

    private static double[] ReadNumbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(number => number.GetDouble())];

    // Written out from the schema rather than taken from the library: it is part of the cases, not of what they judge.
    private static double[] Generate(int count, JsonElement generator)
    {
        if (generator.GetProperty("kind").GetString() != "splitmix64")
        {
            throw new NotSupportedException($"Unknown generator of values: {generator}.");
        }

        ulong state = generator.GetProperty("seed").GetUInt64();
        double low = generator.GetProperty("lo").GetDouble();
        double high = generator.GetProperty("hi").GetDouble();
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            values[i] = low + ((high - low) * (((z ^ (z >> 31)) >> 40) / 16777216.0));
        }

        return values;
    }

    private double Statistic(string name) => _statistics.GetProperty(name).GetDouble();
}
