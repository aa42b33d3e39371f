using System;
using System.Globalization;

namespace HousePrices;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        A network learns prices of houses, and takes and gives values as they are.

        usage: dotnet run -c Release --project samples/HousePrices -- [options]

          --data FILE     a CSV file with names in its first line (default: the program draws houses itself)
          --target NAME   the column of that file to learn (default: its last one)
          --save FILE     saves the network
          --seed S        seed of houses, split and weights (default 1)
          --quick         25 epochs instead of 60
          --help          this text

        Exit codes: 0 better than linear least squares, 1 not better, 2 bad arguments or files.
        """;

    private const int FullEpochs = 60;
    private const int QuickEpochs = 25;

    public string? Data { get; init; }

    public string? Target { get; init; }

    public string? Save { get; init; }

    public ulong Seed { get; init; } = 1;

    public bool IsQuick { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>The epochs.</summary>
    public int Epochs => IsQuick ? QuickEpochs : FullEpochs;

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
                    options = options with { Data = ValueOf(name, arguments, ref i) };
                    break;
                case "--target":
                    options = options with { Target = ValueOf(name, arguments, ref i) };
                    break;
                case "--save":
                    options = options with { Save = ValueOf(name, arguments, ref i) };
                    break;
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--quick":
                    options = options with { IsQuick = true };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --data, --target, --save, --seed, --quick or --help");
            }
        }

        return options.Target is null || options.Data is not null
            ? options
            : throw new UsageException("--target: expected --data with it, found none");
    }

    private static string ValueOf(string name, ReadOnlySpan<string> arguments, ref int index)
    {
        index++;
        return index < arguments.Length && arguments[index].Length > 0 && !arguments[index].StartsWith("--", StringComparison.Ordinal)
            ? arguments[index]
            : throw new UsageException($"{name}: expected a value after it, found none");
    }

    private static ulong ParseSeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");
}
