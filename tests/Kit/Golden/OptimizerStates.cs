using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>What an optimizer keeps for each parameter, as the cases call it.</summary>
internal static class OptimizerStates
{
    // States have no tolerance of their own, and that of the parameters after a step is nothing where they do not move:
    // then what the schema allows relative to the largest element holds.
    private const double DoubleTolerance = 1e-11;
    private const double SingleTolerance = 2e-6;

    /// <summary>Holds a network's states against those of a case: per layer, per parameter, per state.</summary>
    public static void Compare(JsonElement layers, ITestNetwork network, double tolerance, DeviationReport report, string quantity)
    {
        IReadOnlyList<string> found = network.OptimizerStates;
        List<string> expected = [.. layers.EnumerateArray()
            .SelectMany(layer => layer.EnumerateObject())
            .SelectMany(parameter => parameter.Value.EnumerateObject())
            .Select(state => state.Name)
            .Distinct()];
        foreach (string name in expected)
        {
            int state = found.ToList().IndexOf(name);
            if (state < 0)
            {
                report.Add($"state {name} is not among {string.Join(", ", found)}");
                continue;
            }

            double relative = network.Precision == Precision.Double ? DoubleTolerance : SingleTolerance;
            CompareOne(layers, network.OptimizerState(state), name, tolerance, relative, report, quantity);
        }
    }

    private static void CompareOne(
        JsonElement layers, double[] found, string name, double tolerance, double relative, DeviationReport report, string quantity)
    {
        int offset = 0;
        int number = 0;
        foreach (JsonElement layer in layers.EnumerateArray())
        {
            number++;
            foreach (string key in new[] { "w", "b" })
            {
                if (!layer.TryGetProperty(key, out JsonElement states))
                {
                    continue;
                }

                // A tensor without extents is one number for all parameters; then every value found is that number.
                var tensor = new GoldenTensor(states.GetProperty(name));
                double allowed = Math.Max(tolerance, relative * tensor.Largest);
                tensor.Compare(found[offset..(offset + tensor.Size)], allowed, report, $"{quantity} {name} of {key}{number}");
                offset += tensor.Size;
            }
        }
    }
}
