using System;
using System.IO;

namespace NetGen.Benchmarks;

/// <summary>A network 784-h-10 as a program that starts with it in one of the ways there are, compiled by the SDK's compiler.</summary>
internal sealed class WeightsProgram
{
    private const string Resource = "NetGen.Weights/net.weights.txt";

    private readonly string _source;
    private readonly string[] _arguments;

    private WeightsProgram(string name, string folder, string source, params string[] arguments)
    {
        Name = name;
        Assembly = Path.Combine(folder, $"{name.Replace(' ', '-')}.dll");
        _source = source;
        _arguments = arguments;
    }

    public string Name { get; }

    /// <summary>The compiled program.</summary>
    public string Assembly { get; }

    /// <summary>Parameters from a seed: what there is without weights.</summary>
    public static WeightsProgram Drawn(int hidden, string folder) => new("from a seed", folder, Source(hidden, string.Empty, string.Empty));

    /// <summary>Parameters from a file that is read when the program starts.</summary>
    public static WeightsProgram FromFile(int hidden, string folder) => new("from a file", folder, Source(hidden, string.Empty, "network.LoadText(weights);"));

    public static WeightsProgram Constants(int hidden, string folder, string weights) => new(
        "constants",
        folder,
        Source(hidden, ", Weights = \"net.weights.txt\"", string.Empty),
        $"-additionalfile:{weights}");

    public static WeightsProgram Embedded(int hidden, string folder, string weights)
    {
        // What a build writes for NetGenWeights items.
        string config = Path.Combine(folder, "weights.globalconfig");
        File.WriteAllText(config, $"is_global = true\n[{weights}]\nbuild_metadata.AdditionalFiles.NetGenResource = {Resource}\n");
        return new(
            "embedded resource",
            folder,
            Source(hidden, ", Weights = \"net.weights.txt\"", string.Empty),
            $"-additionalfile:{weights}",
            $"-analyzerconfig:{config}",
            $"-resource:{weights},{Resource}");
    }

    /// <summary>Seconds of processor time.</summary>
    public double Compile() => CompilerProcess.Run(_source, generate: true, Assembly, _arguments);

    // Times are taken inside: what is loaded and compiled before is no different from one way to another.
    private static string Source(int hidden, string weights, string load) => $$"""
        using System;
        using System.Diagnostics;
        using System.Globalization;
        using NetGen;

        [Network(784, Loss = Loss.CategoricalCrossEntropy{{weights}})]
        [Dense({{hidden}}, Activation.ReLU)]
        [Dense(10, Activation.Softmax)]
        public sealed partial class Net
        {
        }

        public static class Start
        {
            public static string Run(string weights)
            {
                float[] x = new float[784];
                float[] y = new float[10];
                long start = Stopwatch.GetTimestamp();
                Net first = Create(weights);
                double created = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                first.Predict(x, y);
                double predicted = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                start = Stopwatch.GetTimestamp();
                Net second = Create(weights);
                double again = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                GC.KeepAlive(second);
                return string.Create(CultureInfo.InvariantCulture, $"{created:R} {predicted:R} {again:R}");
            }

            public static void Save(string weights) => new Net().SaveAsText(weights);

            private static Net Create(string weights)
            {
                var network = new Net();
                {{load}}
                return network;
            }
        }

        """;
}
