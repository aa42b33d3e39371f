using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>What weights in the assembly cost the compiler, and how long a program takes until it has predicted with them.</summary>
internal static class WeightsCommand
{
    // 99,385 parameters, the most that become constants, and a million.
    private static readonly int[] _hidden = [125, 1_258];

    public static int Run(IEnumerable<string> words, TextWriter output)
    {
        var arguments = new Arguments(words, "--rounds");
        int rounds = arguments.Number("--rounds", 7);
        if (arguments.Words.Count > 0 || rounds < 1)
        {
            throw new UsageException("The option is --rounds, greater than 0.");
        }

        Machine.Write(output);
        if (CompilerProcess.File is null)
        {
            output.WriteLine("No SDK beside the runtime: there is no compiler to measure.");
            return 0;
        }

        var table = new TableWriter(
            output,
            ("network, parameters", 32),
            ("compiler, s", -19),
            ("assembly, KB", -12),
            ("new, ms", -19),
            ("and Predict, ms", -19),
            ("another new, ms", -22));
        foreach (int hidden in _hidden)
        {
            string folder = Directory.CreateTempSubdirectory("netgen-weights-").FullName;
            try
            {
                Write(hidden, folder, rounds, table);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    /// <summary>What a fresh process does: loads a program and starts it.</summary>
    public static int RunStart(string assembly, string weights, TextWriter output)
    {
        output.WriteLine(Start(assembly).GetMethod("Run")!.CreateDelegate<Func<string, string>>()(weights));
        return 0;
    }

    private static void Write(int hidden, string folder, int rounds, TableWriter table)
    {
        string weights = Path.Combine(folder, "net.weights.txt");
        WeightsProgram drawn = WeightsProgram.Drawn(hidden, folder);
        drawn.Compile();
        Start(drawn.Assembly).GetMethod("Save")!.CreateDelegate<Action<string>>()(weights);
        WeightsProgram[] programs =
        [
            drawn,
            WeightsProgram.FromFile(hidden, folder),
            .. hidden == _hidden[0] ? new[] { WeightsProgram.Constants(hidden, folder, weights) } : [],
            WeightsProgram.Embedded(hidden, folder, weights),
        ];

        double[][] compilations = Rotation.Measure(rounds, [.. programs.Select(program => (Func<double>)program.Compile)]);
        var starts = programs.ToDictionary(program => program, _ => new List<double[]>());
        for (int round = 0; round < rounds; round++)
        {
            foreach (WeightsProgram program in programs)
            {
                starts[program].Add([.. FreshProcess(program.Assembly, weights).Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))]);
            }
        }

        for (int i = 0; i < programs.Length; i++)
        {
            table.Row(
                $"784-{hidden}-10, {programs[i].Name}",
                Figures.MedianAndRange(new Distribution(compilations[i])),
                Figures.Significant(new FileInfo(programs[i].Assembly).Length / 1_000.0),
                Time(0),
                Time(1),
                Time(2));

            string Time(int column) => Figures.MedianAndRange(new Distribution(starts[programs[i]].Select(times => times[column])));
        }
    }

    private static string FreshProcess(string assembly, string weights)
    {
        PeerCommand self = PeerCatalogue.Self("start");
        using Process process = Process.Start(new ProcessStartInfo(self.File, [.. self.Arguments, assembly, weights]) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line.Trim();
    }

    private static Type Start(string assembly)
    {
        // Not from the file itself, which is compiled again.
        using var stream = new MemoryStream(File.ReadAllBytes(assembly));
        var context = new AssemblyLoadContext(assembly);
        context.Resolving += (_, name) => AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        Assembly loaded = context.LoadFromStream(stream);
        return loaded.GetType("Start", throwOnError: true)!;
    }
}
