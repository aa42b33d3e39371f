using System;
using System.IO;

namespace NetGen.Kit;

/// <summary>Where the tests' files are, found from the folder the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = FindUpwards("NetGen.sln")
        ?? throw new DirectoryNotFoundException("No folder above the tests holds NetGen.sln.");

    public static string Golden => Path.Combine(Root, "tests", "golden");

    /// <summary>The folder of a data set in <c>shared/data</c> beside or above the repository, or null where it is absent.</summary>
    public static string? FindData(string name) =>
        FindUpwards(Path.Combine("shared", "data", name)) is { } above
            ? Path.Combine(above, "shared", "data", name)
            : null;

    private static string? FindUpwards(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, name);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
