using System;
using System.Collections.Generic;

namespace NetGen.Benchmarks;

/// <summary>
/// Measurements taking turns. A shared machine swings by up to two between minutes: only what was measured within one
/// round can be compared.
/// </summary>
internal static class Rotation
{
    /// <summary>Lets everyone take a turn in each round, first, second, … equally often, and returns the rounds of each.</summary>
    public static double[][] Measure(int rounds, IReadOnlyList<Func<double>> turns)
    {
        // The first turn warms up and counts for nobody.
        foreach (Func<double> turn in turns)
        {
            turn();
        }

        double[][] results = new double[turns.Count][];
        for (int who = 0; who < results.Length; who++)
        {
            results[who] = new double[rounds];
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < turns.Count; turn++)
            {
                int who = (turn + round) % turns.Count;
                results[who][round] = turns[who]();
            }
        }

        return results;
    }
}
