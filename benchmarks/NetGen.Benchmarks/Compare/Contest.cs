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
        double[][] times = Rotation.Measure(
            rounds,
            [() => netGen.Run(workload, milliseconds), .. admitted.Select(opponent => (Func<double>)(() => opponent.Run(workload, milliseconds)))]);
        return new Result(workload, times[0], [.. admitted.Select((opponent, i) => (opponent.Name, times[i + 1]))]);
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
