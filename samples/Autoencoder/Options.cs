using System;
using System.Globalization;
using Autoencoder.Learning;
using Samples.Common;

namespace Autoencoder;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
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

    /// <inheritdoc/>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new();
        CommandLine line = new(arguments);
        while (line.MoveNext())
        {
            options = line.Option switch
            {
                CommandLine.Help => options with { ShowHelp = true },
                "--data" => options with { Data = line.ReadValue() },
                "--noise" => options with { Noise = ParseNoise(line.ReadValue()) },
                "--picture" => options with { Picture = line.ReadValue() },
                "--seed" => options with { Seed = line.ReadSeed() },
                "--quick" => options with { IsQuick = true },
                _ => throw line.Unknown("--data, --noise, --picture, --seed, --quick or --help"),
            };
        }

        return options;
    }

    private static double ParseNoise(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double noise) && noise is > 0.0 and <= MostNoise
            ? noise
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--noise: expected a number above 0 and at most {MostNoise}, found '{value}'"));
}
