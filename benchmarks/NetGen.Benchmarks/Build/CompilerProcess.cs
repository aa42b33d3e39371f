using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NetGen.Generator;

namespace NetGen.Benchmarks;

/// <summary>The SDK's own compiler, in a process of its own: what a build without a build server pays.</summary>
internal static class CompilerProcess
{
    /// <summary>The compiler's file, or null where there is no SDK beside the runtime.</summary>
    public static string? File { get; } = Find();

    /// <summary>Seconds of processor time for one file, with the generator or without.</summary>
    /// <param name="source">The file.</param>
    /// <param name="generate">Whether the generator runs.</param>
    /// <param name="output">Where the assembly goes that is to be kept; null for none.</param>
    /// <param name="more">Further arguments of the compiler.</param>
    public static double Run(string source, bool generate, string? output = null, params string[] more)
    {
        string folder = Directory.CreateTempSubdirectory("netgen-build-").FullName;
        try
        {
            string input = Path.Combine(folder, "Source.cs");
            System.IO.File.WriteAllText(input, source);
            string[] arguments =
            [
                "exec", File!, "-noconfig", "-nologo", "-nostdlib", "-optimize+", "-target:library", "-nullable:enable",
                "-langversion:latest", $"-out:{output ?? Path.Combine(folder, "Output.dll")}",
                .. References.Paths.Select(path => $"-r:{path}"),
                .. generate ? [$"-analyzer:{typeof(NetworkGenerator).Assembly.Location}"] : Array.Empty<string>(),
                .. more,
                input,
            ];
            using Process process = Process.Start(new ProcessStartInfo(Path.Combine(Root, Host), arguments) { RedirectStandardOutput = true })!;
            double seconds = 0;

            // A process that has ended tells its time no longer, so it is asked all along.
            while (!process.WaitForExit(TimeSpan.FromMilliseconds(5)))
            {
                seconds = ProcessorTime(process) ?? seconds;
            }

            return process.ExitCode == 0
                ? seconds
                : throw new InvalidOperationException($"The compiler refuses the networks: {process.StandardOutput.ReadLine()}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static string Host => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private static double? ProcessorTime(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended, before the question or while it was being asked.
            return null;
        }
    }

    private static string? Find()
    {
        string sdks = Path.Combine(Root, "sdk");
        return !Directory.Exists(sdks)
            ? null
            : Directory.GetDirectories(sdks)
                .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : new Version(0, 0))
                .Select(folder => Path.Combine(folder, "Roslyn", "bincore", "csc.dll"))
                .FirstOrDefault(System.IO.File.Exists);
    }
}
