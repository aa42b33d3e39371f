using System.Linq;
using System.Reflection;

namespace NetGen.Generator.Tests;

/// <summary>Where this project's files lie: the compiler's own paths may be mapped in continuous integration.</summary>
internal static class TestFiles
{
    public static string Directory { get; } = typeof(TestFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TestDirectory").Value!;
}
