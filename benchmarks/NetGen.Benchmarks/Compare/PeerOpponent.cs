using System;
using System.Globalization;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>A peer in its own process.</summary>
internal sealed class PeerOpponent(string name, PeerProcess process) : IOpponent
{
    public string Name => name;

    public bool Does(Workload workload) => process.Workloads.Contains(workload.Name);

    public string? Differs(Workload workload, float[] expected) => Difference(expected, process.Check(workload), workload.Tolerance);

    public double Run(Workload workload, double milliseconds) => process.Run(workload, milliseconds);

    /// <param name="expected">NetGen's values.</param>
    /// <param name="found">The peer's.</param>
    /// <param name="tolerance">The difference that is none, as a share of the largest value.</param>
    public static string? Difference(float[] expected, float[] found, double tolerance)
    {
        if (found.Length != expected.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{found.Length} values, not {expected.Length}");
        }

        float largest = expected.Max(MathF.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(MathF.Abs(found[i] - expected[i]) <= tolerance * largest))
            {
                return string.Create(CultureInfo.InvariantCulture, $"value {i + 1} is {found[i]:G6}, not {expected[i]:G6}");
            }
        }

        return null;
    }
}
