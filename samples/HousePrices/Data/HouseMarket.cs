using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetGen.Numerics;

namespace HousePrices.Data;

/// <summary>
/// Houses whose price is known but for noise. What living space and plot are worth depends on where they are, what living
/// space is worth on its age too: products and curves that no straight line follows.
/// </summary>
internal static class HouseMarket
{
    /// <summary>The standard deviation σ of the noise, in thousands: no forecast has a smaller error in the long run.</summary>
    public const double Noise = 20.0;

    /// <summary>The column of the price, in thousands.</summary>
    public const string PriceColumn = "price";

    /// <summary>The columns of what is known of a house: m², m², –, years, km, kWh/m² a year, –, 0 or 1.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["living space", "plot", "rooms", "age", "distance", "energy use", "bathrooms", "garage"];

    /// <summary>The price of a house without noise, in thousands.</summary>
    /// <param name="house">A value for each of <see cref="Columns"/>.</param>
    public static double GetPrice(ReadOnlySpan<double> house)
    {
        double space = house[0];
        double plot = house[1];
        double age = house[3];
        double distance = house[4];
        double energyUse = house[5];
        double location = 0.5 + (1.5 * Math.Exp(-distance / 8.0));
        // New is dear, old is cheap, and very old is dear again.
        double condition = 0.6 + (0.4 * Math.Exp(-age / 15.0)) + (0.3 * Math.Pow(age / 100.0, 3.0));
        return (location * ((2.2 * space * condition) + (0.12 * plot))) - (0.15 * energyUse) + (15.0 * house[6]) + (20.0 * house[7]);
    }

    /// <summary>Writes houses as CSV.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">The number of houses.</param>
    /// <param name="seed">The seed they are drawn from.</param>
    public static void Write(string path, int count, ulong seed)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine($"{string.Join(',', Columns)},{PriceColumn}");
        SplitMix64 random = new(seed);
        double[] house = new double[Columns.Count];
        for (int i = 0; i < count; i++)
        {
            Draw(ref random, house);
            double price = GetPrice(house) + (Noise * random.NextNormal());
            writer.WriteLine($"{string.Join(',', Array.ConvertAll(house, Form))},{Form(Math.Round(price, 1))}");
        }
    }

    private static void Draw(ref SplitMix64 random, Span<double> house)
    {
        double space = Math.Round(40.0 + (180.0 * random.NextDouble()));
        double age = random.NextInt(111);
        house[0] = space;
        house[1] = Math.Round(900.0 * random.NextDouble());
        house[2] = Math.Max(1.0, Math.Round((space / 28.0) + random.NextNormal()));
        house[3] = age;
        house[4] = Math.Round(30.0 * random.NextDouble(), 1);
        house[5] = Math.Max(15.0, Math.Round(60.0 + (1.4 * age) + (25.0 * random.NextNormal())));
        house[6] = 1.0 + random.NextInt(space > 120.0 ? 3 : 2);
        house[7] = random.NextInt(2);
    }

    private static string Form(double value) => value.ToString(CultureInfo.InvariantCulture);
}
