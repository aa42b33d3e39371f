using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetGen.Data;
using NetGen.Numerics;

namespace Flowers.Data;

/// <summary>
/// A field of three species that overlap. Given its species, a flower's four measurements are normal, each with a mean and a
/// deviation of its own, and its habitat has probabilities of its own. As all of that is known, so is the best that any
/// classifier can do: the species of largest probability.
/// </summary>
internal static class FlowerField
{
    /// <summary>The column of the habitat.</summary>
    public const string HabitatColumn = "habitat";

    /// <summary>The column of the species.</summary>
    public const string SpeciesColumn = "species";

    private const string Number = "0.0";

    // Means and deviations in millimetres, a row a species, a column a measurement.
    private static readonly double[,] _means = { { 50, 34, 20, 6 }, { 57, 29, 34, 11 }, { 62, 31, 44, 15 } };
    private static readonly double[,] _deviations = { { 5, 4, 6, 2.5 }, { 6, 3, 7, 3 }, { 7, 3.5, 6, 4 } };

    // The probabilities of the habitats, a row a species.
    private static readonly double[,] _habitats = { { 0.15, 0.15, 0.7 }, { 0.2, 0.7, 0.1 }, { 0.6, 0.3, 0.1 } };

    /// <summary>The columns of the measurements.</summary>
    public static IReadOnlyList<string> Measurements { get; } = ["sepal length", "sepal width", "petal length", "petal width"];

    /// <summary>The habitats.</summary>
    public static IReadOnlyList<string> Habitats { get; } = ["meadow", "wood", "rock"];

    /// <summary>The species.</summary>
    public static IReadOnlyList<string> Species { get; } = ["alpina", "silvestris", "pratensis"];

    /// <summary>Writes flowers as CSV, each species as often as the others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">The number of flowers.</param>
    /// <param name="seed">The seed they are drawn from.</param>
    public static void Write(string path, int count, ulong seed)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine($"{string.Join(',', Measurements)},{HabitatColumn},{SpeciesColumn}");
        SplitMix64 random = new(seed);
        for (int flower = 0; flower < count; flower++)
        {
            int species = flower % Species.Count;
            for (int measurement = 0; measurement < Measurements.Count; measurement++)
            {
                double value = _means[species, measurement] + (_deviations[species, measurement] * random.NextNormal());
                writer.Write(value.ToString(Number, CultureInfo.InvariantCulture));
                writer.Write(',');
            }

            writer.WriteLine($"{Habitats[DrawHabitat(species, random.NextDouble())]},{Species[species]}");
        }
    }

    /// <summary>The fraction of flowers that a classifier recognises which knows how they were drawn: none does better in the long run.</summary>
    /// <param name="flowers">The flowers: the measurements, then the habitat one-hot; the species one-hot as targets.</param>
    public static double GetBestAccuracy(Dataset<float> flowers)
    {
        float[] input = new float[flowers.InputSize];
        float[] target = new float[flowers.TargetSize];
        int recognised = 0;
        for (int flower = 0; flower < flowers.Count; flower++)
        {
            flowers.CopyTo([flower], input, target);
            recognised += target[FindLikeliest(input)] == 1f ? 1 : 0;
        }

        return (double)recognised / flowers.Count;
    }

    private static int DrawHabitat(int species, double chance)
    {
        int habitat = 0;
        while (habitat < Habitats.Count - 1 && chance >= _habitats[species, habitat])
        {
            chance -= _habitats[species, habitat];
            habitat++;
        }

        return habitat;
    }

    private static int FindLikeliest(ReadOnlySpan<float> input)
    {
        int habitat = input[Measurements.Count..].IndexOf(1f);
        int likeliest = 0;
        double largest = double.NegativeInfinity;
        for (int species = 0; species < Species.Count; species++)
        {
            // ln p of habitat and measurements, but for what all species have in common.
            double likelihood = Math.Log(_habitats[species, habitat]);
            for (int measurement = 0; measurement < Measurements.Count; measurement++)
            {
                double deviation = _deviations[species, measurement];
                double distance = (input[measurement] - _means[species, measurement]) / deviation;
                likelihood -= Math.Log(deviation) + (0.5 * distance * distance);
            }

            if (likelihood > largest)
            {
                (likeliest, largest) = (species, likelihood);
            }
        }

        return likeliest;
    }
}
