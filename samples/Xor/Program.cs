using System;
using System.Globalization;
using NetGen;

namespace Xor;

/// <summary>A network of two inputs, three hidden units and one output; everything else of it is generated.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Seed = 1)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class XorNet;

internal static class Program
{
    private const int MaximumEpochs = 10_000;
    private const float Tolerance = 0.1f;

    private static readonly (float[] Input, float[] Target)[] _truthTable =
    [
        ([0, 0], [0]),
        ([0, 1], [1]),
        ([1, 0], [1]),
        ([1, 1], [0]),
    ];

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        XorNet network = new();

        Console.WriteLine("Before training:");
        PrintTruthTable(network);

        int epochs = 0;
        while (epochs < MaximumEpochs && LargestError(network) > Tolerance)
        {
            foreach ((float[] input, float[] target) in _truthTable)
            {
                network.Train(input, target);
            }

            epochs++;
        }

        Console.WriteLine();
        Console.WriteLine($"After {epochs} epochs:");
        PrintTruthTable(network);

        bool converged = LargestError(network) <= Tolerance;
        Console.WriteLine();
        Console.WriteLine(converged
            ? $"All four patterns are right within {Tolerance}."
            : $"Not all patterns came within {Tolerance}.");
        return converged ? 0 : 1;
    }

    private static float LargestError(XorNet network)
    {
        Span<float> output = stackalloc float[XorNet.OutputSize];
        float largest = 0;
        foreach ((float[] input, float[] target) in _truthTable)
        {
            network.Predict(input, output);
            largest = Math.Max(largest, Math.Abs(target[0] - output[0]));
        }

        return largest;
    }

    private static void PrintTruthTable(XorNet network)
    {
        Console.WriteLine("  x1  x2 | target | output");
        Span<float> output = stackalloc float[XorNet.OutputSize];
        foreach ((float[] input, float[] target) in _truthTable)
        {
            network.Predict(input, output);
            Console.WriteLine($"   {input[0]}   {input[1]} |    {target[0]}   | {output[0]:F4}");
        }
    }
}
