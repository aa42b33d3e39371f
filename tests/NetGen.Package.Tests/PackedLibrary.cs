using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Package.Tests;

/// <summary>The package, packed once into a folder of its own that goes away with the tests.</summary>
public sealed class PackedLibrary : IDisposable
{
    public PackedLibrary()
    {
        Folder = Directory.CreateTempSubdirectory("netgen-package-").FullName;
        Feed = Path.Combine(Folder, "feed");
        CommandLine.Run(Root, new Dictionary<string, string>(), "pack", Path.Combine("src", "NetGen"), "-c", "Release", "-o", Feed, "-v", "q");
        File = Directory.GetFiles(Feed, "NetGen.*.nupkg").Single();
        Version = Path.GetFileNameWithoutExtension(File)["NetGen.".Length..];
    }

    /// <summary>An empty folder outside the repository: nothing of its build settings reaches a project there.</summary>
    public string Folder { get; }

    public string Feed { get; }

    public string File { get; }

    public string Version { get; }

    /// <summary>The repository.</summary>
    public static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "NetGen.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds NetGen.sln.");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
