using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Compilation;

/// <summary>
/// The JIT gives up optimising a method that is too large for it, silently and 3 to 7 times slower: none of NetGen's may
/// be, in all networks that the fuzz draws.
/// </summary>
public sealed class JitTests : IDisposable
{
    private readonly string _report = Path.Combine(Path.GetTempPath(), $"NetGen.Jit.{Guid.NewGuid():N}.txt");

    public void Dispose() => File.Delete(_report);

    [Fact]
    public async Task NoMethodOfADrawnNetworkIsTooLargeForTheJit()
    {
        string program = AppContext.BaseDirectory.Replace("NetGen.Tests", "NetGen.Conformance", StringComparison.Ordinal) + "NetGen.Conformance.dll";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { program, "fuzz", "--count", "24", "--seed", "4", "--tier", "all" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_JitStdOutFile"] = _report;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);

        string[] lines = await File.ReadAllLinesAsync(_report);
        string[] ours = [.. lines.Where(line => line.Contains("_Kernels:", StringComparison.Ordinal) || line.Contains("NetGen.Runtime.", StringComparison.Ordinal))];
        Assert.True(ours.Length > 500, $"Only {ours.Length} methods of NetGen were compiled.");
        Assert.Contains(ours, line => line.Contains("FullOpts", StringComparison.Ordinal) || line.Contains("Tier1", StringComparison.Ordinal));
        Assert.DoesNotContain(ours, line => line.Contains("MinOpts", StringComparison.Ordinal));
    }
}
