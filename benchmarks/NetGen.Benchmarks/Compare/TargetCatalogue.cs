using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>The goals. Ratios are an opponent's time divided by NetGen's: above 1 NetGen is faster.</summary>
internal static class TargetCatalogue
{
    /// <summary>Stands for the better of the two builds of plain C.</summary>
    public const string BetterPlain = "plain";

    /// <summary>NetGen, which everyone is compared with.</summary>
    public const string NetGen = "netgen";

    /// <summary>NetGen itself with a call a sample.</summary>
    public const string Single = "single";

    private static readonly string[] _small =
    [
        "W1.forward", "W2.forward", "W3.forward", "W4.forward", "W1.train", "W2.train", "W3.train", "W4.train", "W4.adam.b64",
    ];

    public static IReadOnlyList<Target> All { get; } =
    [
        new(TargetKind.Each, "hand", 1.0, [.. _small, "W1.forward.b1024"]),
        new(TargetKind.GeometricMean, "hand", 1 / 0.9, _small),
        new(TargetKind.Each, BetterPlain, 1 / 0.85, _small),
        new(TargetKind.GeometricMean, "eigen", 1 / 0.5, _small),
        new(TargetKind.Each, Single, 9, "W1.forward.b1024", "W1.train.b1024"),
        new(TargetKind.Each, Single, 6, "W2.forward.b1024"),
        new(TargetKind.Each, Single, 4.6, "W2.train.b1024"),
        new(TargetKind.Each, Single, 2, "W3.forward.b1024", "W3.train.b1024"),
        new(TargetKind.Each, "dnnl", 1.1, "W5.adam.b32", "W5.adam.b128", "W6.adam.b128"),
        new(TargetKind.Each, "openblas", 1.5, "W5.adam.b32"),
        new(TargetKind.Each, "openblas", 1.3, "W5.adam.b128"),
        new(TargetKind.Each, "openblas", 1.25, "W6.adam.b128"),
        new(TargetKind.Each, "onnx", 200, "W1.forward", "W2.forward"),
        new(TargetKind.Each, "onnx", 50, "W3.forward", "W4.forward"),
        new(TargetKind.Each, "onnx", 3, "W5.forward"),
        new(TargetKind.Each, "onnx", 1.12, "W5.forward.b256", "W6.forward.b256"),
        new(TargetKind.Each, "torch", 1_000, "W1.train", "W2.train", "W3.train"),
        new(TargetKind.Each, "torch", 6, "W5.adam.b32"),
        new(TargetKind.Each, "torch", 2.5, "W6.adam.b128"),
        new(TargetKind.Time, string.Empty, 100, "S.adam.full"),
    ];

    /// <summary>The target of a workload's ratio to an opponent, if there is one.</summary>
    public static Target? Of(string workload, string opponent) =>
        All.FirstOrDefault(target => target.Kind == TargetKind.Each && target.Opponent == opponent && target.Workloads.Contains(workload));
}
