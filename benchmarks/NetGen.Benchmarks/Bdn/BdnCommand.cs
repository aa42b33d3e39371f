using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NetGen.Benchmarks;

/// <summary>BenchmarkDotNet, for what it is good at: one thing by itself, with allocations.</summary>
internal static class BdnCommand
{
    /// <param name="arguments">BenchmarkDotNet's own options; none: everything.</param>
    public static int Run(string[] arguments)
    {
        // In this process: a project of BenchmarkDotNet's own would be built under this repository's rules for warnings.
        IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromTypes([typeof(SmallNetworks)]).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments, config);
        return 0;
    }
}
