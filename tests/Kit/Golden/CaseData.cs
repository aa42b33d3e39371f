using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Data;

namespace NetGen.Kit;

/// <summary>
/// The data set of a training case. Cases name it and its scale in words: "x = column / 8; sklearn/iris.csv",
/// "x = pixel / 255, the first 6000 training images".
/// </summary>
internal sealed partial class CaseData
{
    /// <summary>Where data sets are looked for when they are not in a folder <c>data</c> beside or above the cases.</summary>
    public const string FolderVariable = "NETGEN_DATA";

    private readonly string _path;
    private readonly double _scale;

    private CaseData(string path, double scale)
    {
        _path = path;
        _scale = scale;
    }

    /// <summary>Gives the data set of a case, or null and the reason.</summary>
    public static CaseData? Find(GoldenCase golden, out string? skipReason)
    {
        string words = golden.Get("preprocessing").GetString()!;
        Match scale = Scale().Match(words);
        if (!scale.Success)
        {
            skipReason = $"preprocessing \"{words}\"";
            return null;
        }

        Match file = FileName().Match(words);
        string dataset = golden.Get("dataset").GetString()!;
        string name = file.Success ? file.Value : Path.Combine(dataset, "train-images-idx3-ubyte.gz");
        string? path = Folders(golden).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        skipReason = path is null ? $"data file {name} is not there: name the folder of the data sets in {FolderVariable}" : null;
        return path is null ? null : new CaseData(path, double.Parse(scale.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The first samples of the file, scaled.</summary>
    public (double[] X, int[] Labels) Load(int samples, int inputs)
    {
        (double[] x, int[] labels) = _path.Contains("idx3-ubyte", StringComparison.Ordinal) ? LoadImages(samples) : LoadTable(samples, inputs);
        if (labels.Length != samples || x.Length != samples * inputs)
        {
            throw new InvalidDataException($"{_path}: expected {samples} samples of {inputs} numbers, found {labels.Length} samples and {x.Length} numbers.");
        }

        return (Array.ConvertAll(x, value => value / _scale), labels);
    }

    private static IEnumerable<string> Folders(GoldenCase golden)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            yield return named;
        }

        foreach (string start in new[] { golden.Folder, Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                yield return Path.Combine(folder.FullName, "data");
                yield return Path.Combine(folder.FullName, "shared", "data");
            }
        }
    }

    private (double[] X, int[] Labels) LoadImages(int samples)
    {
        IdxFile images = IdxFile.Read(_path, 3);
        IdxFile labels = IdxFile.Read(_path.Replace("images-idx3", "labels-idx1", StringComparison.Ordinal), 1);
        return (
            Array.ConvertAll(images.Data[..(samples * images.ItemSize)].ToArray(), pixel => (double)pixel),
            Array.ConvertAll(labels.Data[..samples].ToArray(), label => (int)label));
    }

    // Rows of numbers with the class at the end; a first row of another length tells the sizes and the names.
    private (double[] X, int[] Labels) LoadTable(int samples, int inputs)
    {
        using Stream file = File.OpenRead(_path);
        using Stream stream = _path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        double[][] rows = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split(','))
            .Where((fields, i) => i > 0 || (fields.Length == inputs + 1 && fields.All(IsNumber)))
            .Take(samples)
            .Select(fields => Array.ConvertAll(fields, field => double.Parse(field, CultureInfo.InvariantCulture)))];
        return ([.. rows.SelectMany(row => row[..^1])], Array.ConvertAll(rows, row => (int)row[^1]));
    }

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"/\s*([0-9.]*[0-9])")]
    private static partial Regex Scale();

    [GeneratedRegex(@"[\w\-]+/[\w\-]+(\.\w+)+")]
    private static partial Regex FileName();
}
