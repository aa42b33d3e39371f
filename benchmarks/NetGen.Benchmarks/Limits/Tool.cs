using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Tasks;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>A program of the system's that answers once.</summary>
internal static class Tool
{
    /// <summary>What it prints.</summary>
    /// <param name="name">The program.</param>
    /// <param name="package">The package that installs it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="UsageException">It is not installed, or gives up.</exception>
    public static string Run(string name, string package, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> complaint = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new UsageException($"{name} gives up: {complaint.Result}");
        }
        catch (Win32Exception)
        {
            throw new UsageException($"{name} is missing: apt-get install {package}");
        }
    }
}
