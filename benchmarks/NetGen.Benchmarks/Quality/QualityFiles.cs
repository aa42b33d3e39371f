using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetGen.Conformance;
using NetGen.Data;

namespace NetGen.Benchmarks;

/// <summary>
/// The data sets as they lie in a folder: scikit-learn's files, the UCI machine learning repository's, and IDX. Comma-separated
/// numbers without names: what these files have instead of a header is no header.
/// </summary>
internal sealed class QualityFiles(string folder)
{
    public Dataset<float> Images(string name, bool training) => Dataset.LoadImages<float>(
        Path(name, (training ? "train" : "t10k") + "-images-idx3-ubyte.gz"),
        Path(name, (training ? "train" : "t10k") + "-labels-idx1-ubyte.gz"),
        10);

    /// <summary>Rows of inputs and a class at the end; scikit-learn's files begin with a line of sizes and names.</summary>
    public Dataset<float> Classes(string name, int classes, float divisor = 1f, int headLines = 1, params string[] folders)
    {
        List<float[]> rows = Rows(Path([.. folders, name]), headLines);
        int inputs = rows[0].Length - 1;
        return Dataset.Create(
            rows.SelectMany(row => row.Take(inputs).Select(value => value / divisor)).ToArray(),
            rows.Select(row => (int)row[inputs]).ToArray(),
            inputs,
            classes);
    }

    public Dataset<float> Diabetes()
    {
        List<float[]> inputs = Rows(Path("sklearn", "diabetes_data.csv.gz"), 0);
        List<float[]> targets = Rows(Path("sklearn", "diabetes_target.csv.gz"), 0);
        return Dataset.Create(inputs.SelectMany(row => row).ToArray(), targets.SelectMany(row => row).ToArray(), inputs[0].Length, 1);
    }

    /// <summary>Each month by the twelve before it, in the order of time.</summary>
    public Dataset<float> Sunspots()
    {
        const int Window = 12;
        float[] series = File.ReadLines(Path("sunspots", "monthly-sunspots.csv")).Skip(1)
            .Select(line => float.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToArray();
        int count = series.Length - Window;
        return Dataset.Create(
            Enumerable.Range(0, count).SelectMany(first => series.Skip(first).Take(Window)).ToArray(),
            series.Skip(Window).ToArray(),
            Window,
            1);
    }

    private string Path(params string[] names)
    {
        string path = System.IO.Path.Combine([folder, .. names]);
        return File.Exists(path) ? path : throw new UsageException($"Expected the file {path}, found none.");
    }

    private static List<float[]> Rows(string path, int headLines)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var rows = new List<float[]>();
        for (int line = 0; reader.ReadLine() is { } text; line++)
        {
            if (line >= headLines && text.Length > 0)
            {
                rows.Add(text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(field => float.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray());
            }
        }

        return rows;
    }
}
