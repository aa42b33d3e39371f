using System;
using System.IO;

namespace NetGen.Training.Tests.Data;

/// <summary>Finds the files of real data sets, which are no part of the project.</summary>
internal static class DataFiles
{
    /// <summary>
    /// A file under the folder that the environment variable NETGEN_DATA names, or else under <c>shared/data</c> beside or
    /// above the repository; null where it is absent.
    /// </summary>
    public static string? Find(string name)
    {
        if (Environment.GetEnvironmentVariable("NETGEN_DATA") is { Length: > 0 } named)
        {
            return Existing(Path.Combine(named, name));
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", "data", name)) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    public static string Require(string name) => Find(name) ?? throw new FileNotFoundException("No such data file.", name);

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
