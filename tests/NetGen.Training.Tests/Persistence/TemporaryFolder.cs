using System;
using System.IO;

namespace NetGen.Training.Tests.Persistence;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netgen-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, ReadOnlySpan<byte> contents)
    {
        string path = File(name);
        System.IO.File.WriteAllBytes(path, contents.ToArray());
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
