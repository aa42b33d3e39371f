using System.Linq;
using Autoencoder.Data;
using Autoencoder.Display;
using Autoencoder.Learning;
using Autoencoder.Networks;
using NetGen.Pictures;
using Samples.Common;

namespace Autoencoder;

/// <summary>The whole program but for its arguments and exit codes.</summary>
internal static class AutoencoderRun
{
    private const int ImageCount = 3_000;

    /// <summary>Runs.</summary>
    /// <returns>Whether the network is better than the mean image.</returns>
    /// <exception cref="UsageException">There are too few images.</exception>
    public static bool Run(Options options, Report report)
    {
        DigitImages images = options.Data is null ? DrawnDigits.Draw(ImageCount, options.Seed) : DigitsFile.Read(options.Data);
        AutoencoderResult<DigitAutoencoder> result = report.Follow<DigitAutoencoder>(
            progress => AutoencoderTraining.Run<DigitAutoencoder>(images, options.Settings, options.Seed, progress));
        ImageRows rows = ImageRows.Create(result);
        report.Judge(result, rows);
        if (options.Picture is { } path)
        {
            float[] pixels = [.. rows.Rows.SelectMany(row => row)];
            ImageGrid.Draw(pixels, DigitImages.Side, DigitImages.Side, new ImageGridOptions
            {
                Title = "Digits by eight numbers each",
                Columns = rows.Count,
                RowNames = rows.Names,
            }).Save(path);
        }

        return result.IsGood;
    }
}
