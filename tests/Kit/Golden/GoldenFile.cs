using System;
using System.Collections.Immutable;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>A file of reference cases, <c>.json</c> or <c>.json.gz</c>.</summary>
public sealed class GoldenFile
{
    private GoldenFile(string name, ImmutableArray<GoldenCase> cases)
    {
        Name = name;
        Cases = cases;
    }

    public string Name { get; }

    public ImmutableArray<GoldenCase> Cases { get; }

    public static GoldenFile Load(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out JsonElement schema) || !root.TryGetProperty("cases", out JsonElement cases))
        {
            throw new InvalidDataException("it has no \"schema\" and \"cases\"");
        }

        if (schema.ToString() != "1")
        {
            throw new InvalidDataException($"expected schema 1, found {schema}");
        }

        string name = NameOf(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new GoldenFile(name, [.. cases.EnumerateArray().Select(json => new GoldenCase(name, folder, json))]);
    }

    /// <summary>The file's name without folder and endings.</summary>
    public static string NameOf(string path)
    {
        string name = Path.GetFileName(path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetFileNameWithoutExtension(name);
    }
}
