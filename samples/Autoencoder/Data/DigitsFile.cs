using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetGen.Data;
using NetGen.Data.Csv;

namespace Autoencoder.Data;

/// <summary>
/// Reads digits.csv of scikit-learn, plain or compressed with gzip: without a line of names, a row an image, 64 pixels from 0 to
/// 16 and the digit.
/// </summary>
internal static class DigitsFile
{
    private const string LabelColumn = "digit";
    private const float White = 16f;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no such; the message says where.</exception>
    public static DigitImages Read(string path)
    {
        string[] pixelColumns = [.. Enumerable.Range(0, DigitImages.Size).Select(pixel => string.Create(CultureInfo.InvariantCulture, $"pixel {pixel}"))];
        string[] digits = [.. Enumerable.Range(0, DigitImages.Classes).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        CsvData<float> data = CsvSchema.Create()
            .Numeric(pixelColumns)
            .Class(LabelColumn, digits)
            .Read<float>(reader, new CsvOptions { ColumnNames = [.. pixelColumns, LabelColumn] }, path);
        return CopyOf(data.Dataset, path);
    }

    private static DigitImages CopyOf(Dataset<float> dataset, string path)
    {
        DigitImages images = new(new float[dataset.Count * DigitImages.Size], new int[dataset.Count]);
        float[] target = new float[DigitImages.Classes];
        for (int image = 0; image < images.Count; image++)
        {
            Span<float> pixels = images.Pixels.AsSpan(image * DigitImages.Size, DigitImages.Size);
            dataset.CopyTo([image], pixels, target);
            images.Labels[image] = Array.IndexOf(target, 1f);
            for (int pixel = 0; pixel < pixels.Length; pixel++)
            {
                if (pixels[pixel] is < 0f or > White)
                {
                    throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}: expected pixels from 0 to {White}, found {pixels[pixel]} as pixel {pixel} of image {image} (counted from 0)."));
                }

                pixels[pixel] /= White;
            }
        }

        return images;
    }
}
