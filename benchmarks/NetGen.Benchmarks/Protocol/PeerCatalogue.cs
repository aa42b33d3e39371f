using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NetGen.Kit;

namespace NetGen.Benchmarks;

/// <summary>All contestants but NetGen itself, in the order of the tables.</summary>
internal static class PeerCatalogue
{
    private const string Build = "benchmarks/peers/build.sh";

    private static readonly string _folder = Path.Combine(Repository.Root, "benchmarks", "peers");

    public static Peer NetGen { get; } = DotNet(DotNetContestants.NetGen, "NetGen");

    public static IReadOnlyList<Peer> All { get; } =
    [
        Built("hand", "C++ with AVX-512 intrinsics by hand", "g++"),
        Built("plain512", "plain C, sizes as constants, g++ -O3, 512-bit", "g++"),
        Built("plain256", "plain C, sizes as constants, g++ -O3, 256-bit", "g++"),
        Built("eigen", "Eigen with fixed sizes", "g++ libeigen3-dev"),
        Built("fann", "FANN", "g++ libfann-dev"),
        Built("openblas", "C++ on OpenBLAS", "g++ libopenblas-dev"),
        Built("dnnl", "C++ on oneDNN", "g++ libdnnl-dev"),
        new Peer("onnx", "ONNX Runtime", new PeerCommand(Path.Combine(_folder, "bin", "onnx")), $"apt-get install g++ npm && {Build}"),
        new Peer("torch", "PyTorch", new PeerCommand(Python(), Path.Combine(_folder, "torch_peer.py")), "apt-get install python3-torch"),
        DotNet("loops", "plain C# loops"),
        DotNet("tensors", "TensorPrimitives"),
    ];

    private static Peer Built(string name, string title, string packages) =>
        new(name, title, new PeerCommand(Path.Combine(_folder, "bin", name)), $"apt-get install {packages} && {Build}");

    private static Peer DotNet(string name, string title) => new(name, title, Self("serve", name), "dotnet build -c Release");

    /// <summary>This program with other arguments, whether its own file or <c>dotnet</c> runs it.</summary>
    public static PeerCommand Self(params string[] arguments)
    {
        string file = Environment.ProcessPath ?? throw new InvalidOperationException("The process has no path.");
        return Path.GetFileNameWithoutExtension(file) == "dotnet"
            ? new PeerCommand(file, [Assembly.GetExecutingAssembly().Location, .. arguments])
            : new PeerCommand(file, arguments);
    }

    // The distribution's own interpreter is the one that sees the distribution's packages.
    private static string Python() => new[] { "/usr/bin/python3" }.FirstOrDefault(File.Exists) ?? "python3";
}
