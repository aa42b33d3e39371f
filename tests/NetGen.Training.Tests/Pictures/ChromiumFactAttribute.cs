using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

/// <summary>A test that looks at pages in a browser, and is skipped, with a word, where there is none.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    private const string Variable = "NETGEN_CHROMIUM";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "headless_shell", "chromium-headless-shell", "chrome.exe", "msedge.exe"];

    public ChromiumFactAttribute()
    {
        if (Path is null)
        {
            Skip = $"There is no Chromium: set {Variable} to one, or install it (apt-get install chromium).";
        }
    }

    /// <summary>The browser, null where there is none.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new FileNotFoundException($"{Variable} names a file that does not exist.", named);
        }

        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return s_names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
