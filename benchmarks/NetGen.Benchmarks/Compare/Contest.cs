using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>NetGen and its opponents taking turns.</summary>
/// <param name="netGen">NetGen's process.</param>
/// <param name="opponents">The opponents.</param>
/// <param name="complain">Told of each opponent that leaves a workload, with the reason.</param>
internal sealed class Contest(PeerProcess netGen, IReadOnlyList<IOpponent> opponents, Action<string> complain)
{
    /// <summary>Compares the values of all who do a workload, then times those that agree.</summary>
    public Result Run(Workload workload, int rounds, double milliseconds)
    {
        float[] expected = netGen.Check(workload);
        List<IOpponent> admitted = [.. opponents.Where(opponent => opponent.Does(workload) && Admit(opponent, workload, expected, milliseconds))];

        // The first turn warms up and counts for nobody.
        netGen.Run(workload, milliseconds);
        var result = new Result(workload, [.. admitted.Select(opponent => opponent.Name)]);
        for (int round = 0; round < rounds; round++)
        {
            // Everybody goes first, second, … equally often.
            int turns = admitted.Count + 1;
            for (int turn = 0; turn < turns; turn++)
            {
                int who = (turn + round) % turns;
                if (who == admitted.Count)
                {
                    result.AddNetGen(netGen.Run(workload, milliseconds));
                }
                else
                {
                    result.Add(who, admitted[who].Run(workload, milliseconds));
                }
            }
        }

        return result;
    }

    private bool Admit(IOpponent opponent, Workload workload, float[] expected, double milliseconds)
    {
        try
        {
            if (opponent.Differs(workload, expected) is { } difference)
            {
                complain($"{workload}: {opponent.Name} is not timed, its values differ: {difference}.");
                return false;
            }

            opponent.Run(workload, milliseconds);
            return true;
        }
        catch (ProtocolException exception)
        {
            complain($"{workload}: {opponent.Name} is not timed: {exception.Message}");
            return false;
        }
    }
}
