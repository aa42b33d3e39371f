using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Determinism;

/// <summary>
/// The same bits in processes whose vectors are narrower, by NetGen's switch or by the runtime's; and right results and
/// elementary functions in processes without fused multiply-add or without any intrinsics.
/// </summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void OtherProcessesHaveTheSameBitsOrTheSameResults()
    {
        (string Name, string Width, string? Variable)[] processes =
        [
            ("the switch says 256 bits", "256", null),
            ("the switch says 128 bits", "128", null),
            ("the processor has no AVX-512", "512", "DOTNET_EnableAVX512"),
            ("the processor has no AVX2 and no FMA", "512", "DOTNET_EnableAVX2"),
            ("there are no intrinsics", "512", "DOTNET_EnableHWIntrinsic"),
        ];
        string assembly = Path.Combine(Path.GetTempPath(), $"NetGen.Processes.{Guid.NewGuid():N}.dll");
        try
        {
            BitRun.Compile(assembly, [Tier.Automatic], null);
            foreach ((string name, string width, string? variable) in processes)
            {
                (int exitCode, string output) = Run(variable, "hashes", "--width", width, "--tier", "Automatic", "--assembly", assembly);
                Assert.True(exitCode == 0, $"{name}:\n{output}");
            }
        }
        finally
        {
            File.Delete(assembly);
        }
    }

    [Fact]
    public void WithoutFusedMultiplyAddTheElementaryFunctionsKeepTheirBounds()
    {
        (int exitCode, string output) = Run("DOTNET_EnableAVX2", "accuracy");
        Assert.True(exitCode == 0, output);
    }

    // Of the program, in a process from which a variable takes instructions.
    private static (int ExitCode, string Output) Run(string? variable, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
        {
            start.FileName = "dotnet";
        }

        foreach (string argument in (IEnumerable<string>)[Program(), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        if (variable is not null)
        {
            start.Environment[variable] = "0";
        }

        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            return (-1, "it did not end");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    // Built with the tests: the project is referenced, and of the same configuration.
    private static string Program() => AppContext.BaseDirectory.Replace("NetGen.Tests", "NetGen.Conformance", StringComparison.Ordinal) + "NetGen.Conformance.dll";
}
