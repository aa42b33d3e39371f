using System;
using System.Globalization;
using Autoencoder.Learning;

namespace Autoencoder;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        A network learns to know images of digits by eight numbers each, or to take noise off them.

        usage: dotnet run -c Release --project samples/Autoencoder -- [options]

          --data FILE     digits.csv of scikit-learn, plain or .gz: 64 pixels from 0 to 16 and the digit in a row
                          (default: the program draws digits itself)
          --noise S       the standard deviation of noise to take off, above 0 and at most 1 (white is 1)
          --picture FILE  draws originals above reconstructions, such as digits.svg
          --seed S        seed of digits, split, weights and noise (default 1)
          --quick         40 epochs instead of 150
          --help          this text

        Exit codes: 0 better than the mean image, and than leaving the noise on; 1 not better, 2 bad arguments or files.
        """;

    private const int QuickEpochs = 40;
    private const double MostNoise = 1.0;

    public string? Data { get; init; }

    public double Noise { get; init; }

    public string? Picture { get; init; }

    public ulong Seed { get; init; } = 1;

    public bool IsQuick { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>What the training is set to.</summary>
    public AutoencoderSettings Settings => (IsQuick ? new AutoencoderSettings { Epochs = QuickEpochs } : new AutoencoderSettings()) with { Noise = Noise };

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
                case "--noise":
                    options = options with { Noise = ParseNoise(ValueOf(name, arguments, ref i)) };
                    break;
                case "--picture":
                    options = options with { Picture = ValueOf(name, arguments, ref i) };
                    break;
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--quick":
                    options = options with { IsQuick = true };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --data, --noise, --picture, --seed, --quick or --help");
            }
        }

        return options;
    }

    private static string ValueOf(string name, ReadOnlySpan<string> arguments, ref int index)
    {
        index++;
        return index < arguments.Length && arguments[index].Length > 0 && !arguments[index].StartsWith("--", StringComparison.Ordinal)
            ? arguments[index]
            : throw new UsageException($"{name}: expected a value after it, found none");
    }

    private static double ParseNoise(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double noise) && noise is > 0.0 and <= MostNoise
            ? noise
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--noise: expected a number above 0 and at most {MostNoise}, found '{value}'"));

    private static ulong ParseSeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");
}
