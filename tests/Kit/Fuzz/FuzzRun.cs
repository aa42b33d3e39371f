using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Kit;

/// <summary>Draws networks and holds each against the plain reference and against difference quotients.</summary>
public sealed class FuzzRun
{
    private readonly FuzzSettings _settings;
    private readonly ConcurrentBag<FuzzFailure> _failures = [];
    private int _passed;
    private long _checks;

    private FuzzRun(FuzzSettings settings)
    {
        _settings = settings;
    }

    /// <summary>The number of networks of which no variant deviates.</summary>
    public int Passed => _passed;

    /// <summary>The number of values that were compared.</summary>
    public long Checks => _checks;

    /// <summary>Every variant that deviates, in the order of the cases.</summary>
    public IReadOnlyList<FuzzFailure> Failures => [.. _failures.OrderBy(failure => failure.Case.Number).ThenBy(failure => failure.Variant.Tier)];

    public PhaseTimes Times { get; } = new();

    public static FuzzRun Execute(FuzzSettings settings)
    {
        var run = new FuzzRun(settings);
        int variants = (settings.PrecisionsInTurn ? 1 : settings.Precisions.Length) * (settings.TiersInTurn ? 1 : settings.Tiers.Length);
        int size = Math.Max(1, settings.NetworksPerCompilation / variants);
        Parallel.ForEach(
            Enumerable.Range(0, settings.Count).Chunk(size).Select((numbers, i) => (numbers, settings.Widths[i % settings.Widths.Length])),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Workers },
            piece => run.RunTogether(piece.numbers, piece.Item2));
        return run;
    }

    /// <summary>Tries one network under one variant: what deviates, or nothing.</summary>
    public static IReadOnlyList<string> Try(FuzzCase fuzz, NetworkRecipe variant, int? width)
    {
        using SharedCodeLibrary library = SharedCodeLibrary.Compile([variant], Compiler(width, collectible: true, concurrent: true), new PhaseTimes());
        return RunOne(fuzz, variant, library).Lines;
    }

    private static CompilerSettings Compiler(int? width, bool collectible, bool concurrent) =>
        CompilerSettings.Bulk with { ProjectVectorBits = width, ConcurrentBuild = concurrent, Collectible = collectible };

    private static DeviationReport RunOne(FuzzCase fuzz, NetworkRecipe variant, SharedCodeLibrary library)
    {
        var report = new DeviationReport($"network {fuzz.Number}, {variant.Precision}, {variant.Tier}");
        if (library.FindRefusal(variant) is { } reason)
        {
            report.Add(reason.ReplaceLineEndings(" "));
            return report;
        }

        try
        {
            fuzz.Run(variant, () => library.Find(variant).Create(), report);
        }
        catch (Exception exception)
        {
            // Whatever a network throws is its own failure and stops no other.
            report.Add($"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }

        return report;
    }

    private void RunTogether(int[] numbers, int? width)
    {
        FuzzCase[] cases = Times.Measure(Phase.Draw, () => Array.ConvertAll(numbers, number => FuzzCase.Draw(_settings.Seed, number)));
        using SharedCodeLibrary library = SharedCodeLibrary.Compile(
            cases.SelectMany(Variants), Compiler(width, _settings.Collectible, _settings.Workers == 1), Times);
        Times.Measure(Phase.Run, () =>
        {
            foreach (FuzzCase fuzz in cases)
            {
                RunVariants(fuzz, width, library);
            }

            return 0;
        });
    }

    private void RunVariants(FuzzCase fuzz, int? width, SharedCodeLibrary library)
    {
        bool passed = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (NetworkRecipe variant in Variants(fuzz))
        {
            // Tiers that come to the same code are tried once.
            if (library.FindRefusal(variant) is null && !seen.Add(library.FindCode(variant)))
            {
                continue;
            }

            DeviationReport report = RunOne(fuzz, variant, library);
            Interlocked.Add(ref _checks, report.Checks);
            if (report.Failures > 0)
            {
                passed = false;
                _failures.Add(new FuzzFailure(fuzz, variant, width, report.Lines));
            }
        }

        Interlocked.Add(ref _passed, passed ? 1 : 0);
    }

    private IEnumerable<NetworkRecipe> Variants(FuzzCase fuzz)
    {
        IEnumerable<Tier> tiers = _settings.TiersInTurn ? [_settings.Tiers[fuzz.Number % _settings.Tiers.Length]] : _settings.Tiers;
        IEnumerable<Precision> precisions = _settings.PrecisionsInTurn
            ? [_settings.Precisions[fuzz.Number / _settings.Tiers.Length % _settings.Precisions.Length]]
            : _settings.Precisions;
        return tiers.SelectMany(tier => precisions.Select(precision => fuzz.Recipe with { Precision = precision, Tier = tier }));
    }
}
