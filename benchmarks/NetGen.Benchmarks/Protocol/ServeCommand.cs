using System;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>This program as a peer.</summary>
internal static class ServeCommand
{
    public static int Run(string name)
    {
        IContestant contestant = DotNetContestants.Create(name)
            ?? throw new UsageException($"serve takes one of {string.Join(", ", DotNetContestants.Names)}, found \"{name}\".");
        new Server(contestant).Serve(Console.In, Console.Out);
        return 0;
    }
}
