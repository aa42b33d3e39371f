using System.Collections.Generic;

namespace NetGen.Benchmarks;

/// <summary>The contestants that this program itself runs, each in a process of its own.</summary>
internal static class DotNetContestants
{
    public const string NetGen = TargetCatalogue.NetGen;

    public static IReadOnlyList<string> Names { get; } = [NetGen, "loops", "tensors"];

    public static IContestant? Create(string name) => name switch
    {
        NetGen => new NetGenContestant(),
        "loops" => new LoopsContestant(),
        "tensors" => new TensorsContestant(),
        _ => null,
    };
}
