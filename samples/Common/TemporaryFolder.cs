using System;
using System.IO;

namespace Samples.Common;

/// <summary>A folder that is gone when it is no longer needed.</summary>
/// <param name="prefix">What its name begins with.</param>
internal sealed class TemporaryFolder(string prefix) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(prefix);

    /// <summary>The path of a file in it.</summary>
    /// <param name="name">The file's name.</param>
    public string GetPath(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
