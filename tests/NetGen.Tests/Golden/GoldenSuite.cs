using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Tests.Golden;

/// <summary>The reference cases of the repository that can be run now.</summary>
internal static class GoldenSuite
{
    private static readonly Lazy<Dictionary<(string File, string Case), GoldenTask>> _tasks = new(Load);

    public static IReadOnlyDictionary<(string File, string Case), GoldenTask> Tasks => _tasks.Value;

    /// <summary>Why each of the other cases is left out.</summary>
    public static List<(GoldenCase Case, string Reason)> Skipped { get; } = [];

    private static Dictionary<(string File, string Case), GoldenTask> Load()
    {
        var tasks = new Dictionary<(string File, string Case), GoldenTask>();
        foreach (string path in Directory.GetFiles(Repository.Golden, "*.json.gz").Order(StringComparer.Ordinal))
        {
            foreach (GoldenCase golden in GoldenFile.Load(path).Cases)
            {
                if (GoldenTask.Read(golden, out string? reason) is { } task)
                {
                    tasks.Add((golden.File, golden.Name), task);
                }
                else
                {
                    Skipped.Add((golden, reason!));
                }
            }
        }

        return tasks;
    }
}
