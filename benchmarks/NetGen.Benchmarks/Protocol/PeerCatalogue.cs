using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using NetGen.Kit;

namespace NetGen.Benchmarks;

/// <summary>All contestants but NetGen itself, in the order of the tables.</summary>
internal static class PeerCatalogue
{
    private const string Build = "benchmarks/peers/build.sh";

    public static Peer NetGen { get; } = DotNet(DotNetContestants.NetGen, "NetGen");

    public static IReadOnlyList<Peer> All { get; } =
    [
        Built("hand", "C++ with AVX-512 intrinsics by hand", "g++"),
        Built("plain512", "plain C, sizes as constants, g++ -O3, 512-bit", "g++", "plain-512"),
        Built("plain256", "plain C, sizes as constants, g++ -O3, 256-bit", "g++", "plain"),
        Built("eigen", "Eigen with fixed sizes", "g++ libeigen3-dev"),
        Built("fann", "FANN", "g++ libfann-dev"),
        Built("openblas", "C++ on OpenBLAS", "g++ libopenblas-dev"),
        Built("dnnl", "C++ on oneDNN", "g++ libdnnl-dev"),
        new Peer("onnx", "ONNX Runtime", Program("onnx"), $"apt-get install g++ npm && benchmarks/peers/onnx/install.sh && {Build}"),
        Built("torch", "PyTorch", "python3-torch"),
        DotNet("loops", "plain C# loops"),
        DotNet("tensors", "TensorPrimitives"),
    ];

    private static Peer Built(string name, string title, string packages, string? file = null) =>
        new(name, title, Program(file ?? name), $"apt-get install {packages} && {Build}");

    private static PeerCommand Program(string file) => new(Path.Combine(Repository.Root, "benchmarks", "peers", "bin", file));

    private static Peer DotNet(string name, string title) => new(name, title, Self("serve", name), "dotnet build -c Release");

    /// <summary>This program with other arguments, whether its own file or <c>dotnet</c> runs it.</summary>
    public static PeerCommand Self(params string[] arguments)
    {
        string file = Environment.ProcessPath ?? throw new InvalidOperationException("The process has no path.");
        return Path.GetFileNameWithoutExtension(file) == "dotnet"
            ? new PeerCommand(file, [Assembly.GetExecutingAssembly().Location, .. arguments])
            : new PeerCommand(file, arguments);
    }
}
