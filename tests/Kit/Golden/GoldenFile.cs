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
        using Stream stream = path.EndsWith(".gz", System.StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        int schema = root.GetProperty("schema").GetInt32();
        if (schema != 1)
        {
            throw new InvalidDataException($"{path}: expected schema 1, found {schema}.");
        }

        string name = Path.GetFileName(path).Split('.')[0];
        return new GoldenFile(name, [.. root.GetProperty("cases").EnumerateArray().Select(json => new GoldenCase(name, json))]);
    }
}
