using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>One reference case.</summary>
public sealed class GoldenCase
{
    /// <param name="file">The name of the case's file.</param>
    /// <param name="folder">The folder of that file: data sets are looked for beside it.</param>
    /// <param name="json">The case.</param>
    public GoldenCase(string file, string folder, JsonElement json)
    {
        File = file;
        Folder = folder;
        Json = json;
        Name = json.GetProperty("name").GetString()!;
        Kind = json.GetProperty("kind").GetString()!;
        Tags = json.TryGetProperty("tags", out JsonElement tags)
            ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)]
            : [];
    }

    public string File { get; }

    public string Folder { get; }

    public string Name { get; }

    public string Kind { get; }

    public ImmutableArray<string> Tags { get; }

    public JsonElement Json { get; }

    /// <summary>The cases themselves allow ten times the tolerance where other forms of a formula cost accuracy.</summary>
    public double Slack => Tags.Contains("saturation") || Tags.Contains("extreme") ? 10.0 : 1.0;

    public bool Has(string property) => Json.TryGetProperty(property, out _);

    public JsonElement Get(string property) => Json.GetProperty(property);

    public GoldenTensor Tensor(string property) => new(Get(property));

    /// <summary>The first property that is not among the known ones, or null: what is not known must not be passed over.</summary>
    public string? FindUnknown(IReadOnlyCollection<string> known) =>
        Json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name));

    public double Tolerance(Precision precision, string quantity) =>
        Slack * Get("tol").GetProperty(precision == Precision.Double ? "f64" : "f32").GetProperty(quantity).GetDouble();

    /// <summary>The parameters in <paramref name="layers"/>, one object per layer, in the library's order.</summary>
    public static double[] Parameters(JsonElement layers) =>
    [
        .. layers.EnumerateArray().SelectMany(layer => new[] { "w", "b" }
            .Where(key => layer.TryGetProperty(key, out _))
            .SelectMany(key => new GoldenTensor(layer.GetProperty(key)).Values)),
    ];

    /// <summary>Holds found parameters or gradients, in the library's order, against an object per layer.</summary>
    public static void CompareParameters(
        JsonElement layers, double[] found, double tolerance, DeviationReport report, string quantity)
    {
        int offset = 0;
        int number = 0;
        foreach (JsonElement layer in layers.EnumerateArray())
        {
            number++;
            foreach (string key in new[] { "w", "b" })
            {
                if (layer.TryGetProperty(key, out JsonElement json))
                {
                    var tensor = new GoldenTensor(json);
                    tensor.Compare(found[offset..(offset + tensor.Size)], tolerance, report, $"{quantity} {key}{number}");
                    offset += tensor.Size;
                }
            }
        }

        if (offset != found.Length)
        {
            report.Add($"{quantity} count", -1, offset, found.Length, 0.0);
        }
    }
}
