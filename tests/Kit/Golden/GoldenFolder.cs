using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>The reference cases of a folder: those that can be run, and why each of the others cannot.</summary>
public sealed class GoldenFolder
{
    private readonly List<GoldenTask> _tasks = [];
    private readonly List<(string Place, string Reason)> _skipped = [];
    private readonly List<(string Place, string Reason)> _unreadable = [];

    private GoldenFolder()
    {
    }

    public IReadOnlyList<GoldenTask> Tasks => _tasks;

    /// <summary>Cases and whole files that hold what the library does not know.</summary>
    public IReadOnlyList<(string Place, string Reason)> Skipped => _skipped;

    /// <summary>Cases and whole files that are broken.</summary>
    public IReadOnlyList<(string Place, string Reason)> Unreadable => _unreadable;

    /// <summary>Reads all case files of a folder, or one case file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="filter">Only cases whose file and name contain this text.</param>
    public static GoldenFolder Load(string path, string filter = "")
    {
        var folder = new GoldenFolder();
        IEnumerable<string> files = Directory.Exists(path)
            ? Directory.GetFiles(path).Where(IsCaseFile).Order(StringComparer.Ordinal)
            : [path];
        foreach (string file in files)
        {
            folder.AddFile(file, filter);
        }

        return folder;
    }

    private static bool IsCaseFile(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase);

    private static string PlaceOf(GoldenCase golden) => $"{golden.File}, {golden.Name}";

    private void AddFile(string path, string filter)
    {
        GoldenFile file;
        try
        {
            file = GoldenFile.Load(path);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or KeyNotFoundException or IOException)
        {
            _unreadable.Add((GoldenFile.NameOf(path), exception.Message));
            return;
        }

        foreach (GoldenCase golden in file.Cases.Where(golden => PlaceOf(golden).Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            AddCase(golden);
        }
    }

    private void AddCase(GoldenCase golden)
    {
        try
        {
            if (GoldenTask.Read(golden, out string? reason) is { } task)
            {
                _tasks.Add(task);
            }
            else
            {
                _skipped.Add((PlaceOf(golden), reason!));
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or JsonException)
        {
            // What System.Text.Json throws where a property is missing or of another type.
            _unreadable.Add((PlaceOf(golden), $"not of the schema: {exception.Message}"));
        }
    }
}
