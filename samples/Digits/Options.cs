using System;
using System.Globalization;

namespace Digits;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        Trains a 784-128-10 network, generated at build time, to read digits.

        usage: dotnet run -c Release --project samples/Digits -- [options]

          --data DIR    read the four IDX files of MNIST or Fashion-MNIST in DIR, plain or gzipped;
                        without it the program draws its own digits
          --epochs N    passes over the training images, 1 to 1000 (default 5)
          --seed S      seed of the drawn digits, the first weights and the shuffling (default 42)
          --help        this text

        Ctrl-C stops after the current batch, tests what was reached and exits with code 130.
        Exit codes: 0 trained, 2 bad arguments or data files, 130 stopped.
        """;

    private const int MaximumEpochs = 1000;

    public string? DataDirectory { get; init; }

    public int Epochs { get; init; } = 5;

    public ulong Seed { get; init; } = 42;

    public bool ShowHelp { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">They make no sense; the message is one line for the user.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            switch (name)
            {
                case "--help" or "-h" or "-?":
                    options = options with { ShowHelp = true };
                    break;
                case "--data":
                    options = options with { DataDirectory = ParseDirectory(ValueOf(name, arguments, ref i)) };
                    break;
                case "--epochs":
                    options = options with { Epochs = ParseEpochs(ValueOf(name, arguments, ref i)) };
                    break;
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --data, --epochs, --seed or --help");
            }
        }

        return options;
    }

    private static string ValueOf(string name, ReadOnlySpan<string> arguments, ref int index)
    {
        index++;
        return index < arguments.Length && !arguments[index].StartsWith("--", StringComparison.Ordinal)
            ? arguments[index]
            : throw new UsageException($"{name}: expected a value after it, found none");
    }

    private static string ParseDirectory(string value) =>
        value.Length > 0 ? value : throw new UsageException("--data: expected a directory, found an empty name");

    private static int ParseEpochs(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) && epochs is >= 1 and <= MaximumEpochs
            ? epochs
            : throw new UsageException($"--epochs: expected a whole number from 1 to {MaximumEpochs}, found '{value}'");

    private static ulong ParseSeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");
}
