using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
#if USE_VERIFY
using VerifyXunit;
#endif
using Xunit;

namespace NetGen.Generator.Tests;

/// <summary>
/// Generated files against accepted ones, in the file convention of Verify.SourceGenerators:
/// <c>Class.Method#Hint.verified.cs</c>. With <c>-p:UseVerify=true</c> the real package does it; without, these lines.
/// Set NETGEN_ACCEPT=1 to accept what is generated now.
/// </summary>
internal static class Snapshot
{
    public static Task Verify(GeneratorRun run, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
#if USE_VERIFY
        return Verifier.Verify(run.Result).ToTask();
#else
        string prefix = Path.Combine(TestFiles.Directory, Path.GetFileNameWithoutExtension(file) + "." + method);
        foreach ((string hint, string text) in run.Files)
        {
            string received = $"//HintName: {hint}\n{text}";
            string accepted = $"{prefix}#{Path.GetFileNameWithoutExtension(hint)}.verified.cs";
            if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1")
            {
                File.WriteAllText(accepted, received);
            }

            if (!File.Exists(accepted) || File.ReadAllText(accepted) != received)
            {
                string actual = accepted.Replace(".verified.", ".received.");
                File.WriteAllText(actual, received);
                Assert.Fail($"{Path.GetFileName(accepted)} differs from what is generated now, which stands beside it as {Path.GetFileName(actual)}. Run with NETGEN_ACCEPT=1 to accept it.");
            }
        }

        Assert.NotEmpty(run.Files);
        return Task.CompletedTask;
#endif
    }
}
