using HousePrices.Data;
using HousePrices.Display;
using HousePrices.Networks;
using HousePrices.Regression;
using NetGen;
using NetGen.Data.Csv;
using Samples.Common;

namespace HousePrices;

/// <summary>The whole program but for its arguments and exit codes.</summary>
internal static class HouseRun
{
    private const int HouseCount = 3_000;
    private const int ShownRows = 5;

    /// <summary>Runs.</summary>
    /// <returns>Whether the network is better than the mean and than least squares.</returns>
    /// <exception cref="UsageException">The table is none that the network can learn.</exception>
    public static bool Run(Options options, Report report)
    {
        CsvData<float> data = options.Data is null ? DrawHouses(options.Seed) : HouseTable.Read(options.Data, options.Target);
        HouseResult<HouseNetwork> result = report.Follow<HouseNetwork>(
            progress => HouseTraining.Run<HouseNetwork>(data, options.Epochs, options.Seed, progress));
        report.Judge(result, options.Data is null ? HouseMarket.Noise : null);
        report.ShowFolded(result, data, ShownRows);
        if (options.Save is { } path)
        {
            // Weights alone: whoever loads them needs no scaler.
            result.Network.Save(path);
            report.Saved(path);
        }

        return result.IsGood;
    }

    private static CsvData<float> DrawHouses(ulong seed)
    {
        using TemporaryFolder folder = new("houses-");
        string path = folder.GetPath("houses.csv");
        HouseMarket.Write(path, HouseCount, seed);
        return HouseTable.Read(path, HouseMarket.PriceColumn);
    }
}
