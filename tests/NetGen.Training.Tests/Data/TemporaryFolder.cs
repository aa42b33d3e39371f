using System;
using System.IO;

namespace NetGen.Training.Tests.Data;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("netgen-").FullName;

    public string Place(string name) => Path.Combine(_path, name);

    public string Write(string name, ReadOnlySpan<byte> contents)
    {
        File.WriteAllBytes(Place(name), contents.ToArray());
        return Place(name);
    }

    public string Write(string name, string contents)
    {
        File.WriteAllText(Place(name), contents);
        return Place(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
