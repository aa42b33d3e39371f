using System;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>What a parameter costs in networks of 10³ to 10⁷ of them.</summary>
internal static class ParameterScaling
{
    private const int BatchSize = 128;
    private const double Allowed = 1.6;

    public static void Write(RoundOptions options, TextWriter output)
    {
        (NetworkShape Shape, Func<Workload, IWork> Create)[] networks =
        [
            (Square(16, layers: 4), workload => new NetworkWork<InterfaceCalls<Square16>>(workload, new())),
            (Square(56, layers: 3), workload => new NetworkWork<InterfaceCalls<Square56>>(workload, new())),
            (Square(184, layers: 3), workload => new NetworkWork<InterfaceCalls<Square184>>(workload, new())),
            (Square(576, layers: 3), workload => new NetworkWork<InterfaceCalls<Square576>>(workload, new())),
            (Square(1_824, layers: 3), workload => new NetworkWork<InterfaceCalls<Square1824>>(workload, new())),
        ];
        var rounds = new RoundSet(options);
        foreach ((NetworkShape shape, Func<Workload, IWork> create) in networks)
        {
            var workload = new Workload(shape, Pass.AdamBatch, BatchSize, shape.Name);
            var timer = new WorkTimer(workload, create(workload));
            rounds.Add(() => timer.Run(TimeSpan.FromMilliseconds(options.Milliseconds)) / shape.ParameterCount);
        }

        rounds.Measure();
        output.WriteLine($"Adam on batches of {BatchSize}: nanoseconds a parameter and sample.");
        output.WriteLine();
        var table = new TableWriter(output, ("network", 20), ("parameters", -10), ("ns a parameter and sample", -25));
        for (int i = 0; i < networks.Length; i++)
        {
            NetworkShape shape = networks[i].Shape;
            var costs = new Distribution(rounds[i]);
            table.Row(string.Join('-', shape.Sizes), Figures.Significant(shape.ParameterCount), Small(costs));
        }

        // Within a round: the machine's swings are in all networks alike.
        var spread = new Distribution(Enumerable.Range(0, options.Rounds).Select(round =>
        {
            double[] costs = [.. Enumerable.Range(0, networks.Length).Select(i => rounds[i][round])];
            return costs.Max() / costs.Min();
        }));
        output.WriteLine();
        output.WriteLine($"The most by the least: {Figures.Significant(spread.Median)} (quartiles {Figures.Quartiles(spread)}), target ≤ {Figures.Significant(Allowed)}: {(spread.Median <= Allowed ? "met" : "not met")}.");
        output.WriteLine();
    }

    private static string Small(Distribution costs) => FormattableString.Invariant($"{costs.Median:0.0000} ({costs.Least:0.0000}–{costs.Greatest:0.0000})");

    private static NetworkShape Square(int width, int layers) => new(
        $"Square{width}",
        [.. Enumerable.Repeat(width, layers + 1)],
        [.. Enumerable.Repeat(Activation.ReLU, layers - 1), Activation.Linear],
        Loss.MeanSquaredError,
        Rows: 1_024);
}
