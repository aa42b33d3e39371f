using System;
using System.IO;

namespace TimeSeries.Data;

/// <summary>A folder that is gone when it is no longer needed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("series-");

    /// <summary>The path of a file in it.</summary>
    /// <param name="name">The file's name.</param>
    public string GetPath(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
