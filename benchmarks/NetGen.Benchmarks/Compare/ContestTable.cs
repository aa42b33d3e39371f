using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>A row for each workload and opponent, written as they come in.</summary>
internal sealed class ContestTable
{
    private readonly TableWriter _table;

    public ContestTable(TextWriter output)
    {
        _table = new TableWriter(
            output,
            ("workload", 16),
            ("NetGen, ns a sample", -26),
            ("against", 8),
            ("its ns", -9),
            ("ratio", -6),
            ("quartiles", -13),
            ("of the least", -12),
            ("target", -7),
            ("met", 3));
    }

    public void Add(Result result)
    {
        var heads = (Workload: result.Workload.Name, Time: Figures.MedianAndRange(result.NetGen));
        if (!result.Opponents.Any())
        {
            _table.Row(heads.Workload, heads.Time, "–", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);
        }

        foreach (string opponent in result.Opponents)
        {
            Distribution ratios = result.Ratios(opponent);
            Target? target = result.TargetOf(opponent);
            _table.Row(
                heads.Workload,
                heads.Time,
                opponent,
                Figures.Significant(result.Times(opponent).Median),
                Figures.Significant(ratios.Median),
                Figures.Quartiles(ratios),
                Figures.Significant(result.RatioOfLeast(opponent)),
                target?.Bound ?? string.Empty,
                target is null ? string.Empty : target.IsMetBy(ratios.Median) ? "yes" : "no");
            heads = (string.Empty, string.Empty);
        }
    }
}
