using System;
using System.Collections.Generic;
using System.Numerics;
using NetGen.Kit;

namespace NetGen.AotTests;

/// <summary>The networks that were compiled into this program, found by their attributes.</summary>
internal static partial class CompiledNetworks
{
    private static readonly Dictionary<string, Func<ITestNetwork>> _networks = CreateTable();

    public static int Count => _networks.Count;

    public static bool Contains(NetworkRecipe recipe) => _networks.ContainsKey(recipe.ToAttributes());

    public static Func<ITestNetwork> Find(NetworkRecipe recipe) =>
        _networks.GetValueOrDefault(recipe.ToAttributes())
        ?? throw new InvalidOperationException($"this program was built without the network {recipe.ToAttributes().ReplaceLineEndings(" ")}");

    // The other part is written by "NetGen.Conformance sources".
    static partial void Fill(Dictionary<string, Func<ITestNetwork>> networks);

    private static Dictionary<string, Func<ITestNetwork>> CreateTable()
    {
        var networks = new Dictionary<string, Func<ITestNetwork>>(StringComparer.Ordinal);
        Fill(networks);
        return networks;
    }

    private static NetworkAdapter<TNetwork, T> Adapt<TNetwork, T>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new((TNetwork)network);

    private static ClassifierAdapter<TNetwork, T> Adapt<TNetwork, T>(IClassifier<TNetwork, T> network)
        where TNetwork : IClassifier<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new((TNetwork)network);
}
