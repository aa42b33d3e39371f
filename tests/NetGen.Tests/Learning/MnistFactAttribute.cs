using System.IO;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Learning;

/// <summary>A test that needs the MNIST files and is skipped, with a word, where they are absent.</summary>
public sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute()
    {
        if (Folder is null)
        {
            Skip = $"There is no {Path.Combine("shared", "data", "mnist")} beside or above the repository.";
        }
    }

    public static string? Folder { get; } = Repository.FindData("mnist");
}
