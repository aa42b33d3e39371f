using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>
/// What stands between NetGen and a target, in machine code: of one sample how long the chain of operations is that wait for
/// one another and how many there are, beside the hand-written twin's; of the loops how much of a turn the multiply-adds take.
/// </summary>
internal static class LimitsCommand
{
    private const string Methods = "Predict_V* PredictInRegisters_V* Step_V* Update_Adam_V* Tile8x2 Gradient14x2 Gradient8x2 Columns6x2 Columns3x2InFour Units8x2 Units16x1";

    private static readonly (string Workload, string NetGen, string? Hand)[] _samples =
    [
        ("W1.forward", "W1_Kernels:Predict_V128(", "hand::SingleW1::forward"),
        ("W1.train", "W1_Kernels:Step_V128(", "hand::SingleW1::train"),
        ("W2.forward", "W2_Kernels:Predict_V512(", "hand::SingleW2::forward"),
        ("W2.train", "W2_Kernels:Step_V256(", "hand::SingleW2::train"),
        ("W1, 16 samples", "W1_Kernels:PredictInRegisters_V512(", null),
    ];

    private static readonly (string What, string Method)[] _loops =
    [
        ("forward, 8 samples by 32 units, 4 inputs a turn", "WideTiles:Tile8x2("),
        ("gradients, 14 inputs by 32 units, a sample a turn", "WideGradientTiles:Gradient14x2("),
        ("gradients, 8 inputs by 32 units, 4 samples a turn", "WideGradientTiles:Gradient8x2("),
        ("∂E/∂a, 6 samples by 32 inputs", "WideInputColumnTiles:Columns6x2("),
        ("∂E/∂a, 3 samples by 32 inputs, of up to 128 units", "WideInputColumnTiles:Columns3x2InFour("),
        ("∂E/∂a, a sample by 32 inputs, of 8 units", "WideInputColumnTiles:Units8x2("),
        ("∂E/∂a, a sample by 16 inputs, of 16 units", "WideInputColumnTiles:Units16x1("),
        ("Adam, 16 parameters a turn", "W5_Kernels:Update_Adam_V512("),
    ];

    /// <summary>Prints both tables.</summary>
    public static int Run(TextWriter output)
    {
        Machine.Write(output);
        string[] listing = Listing();
        string[] hand = Hand(output);
        var samples = new TableWriter(output, ("workload", 14), ("code", 6), ("instructions", -12), ("micro-operations", -16), ("chain, cycles", -13), ("units, cycles", -13));
        foreach ((string workload, string method, string? function) in _samples)
        {
            if (MachineCode.OfJit(listing, method) is { } code)
            {
                WriteSample(samples, workload, "NetGen", code);
            }

            if (function is not null && MachineCode.OfProgram(hand, function) is { } twin)
            {
                WriteSample(samples, workload, "hand", twin);
            }
        }

        output.WriteLine();
        var loops = new TableWriter(output, ("loop", 52), ("instructions", -12), ("multiply-adds", -13), ("their cycles", -12), ("units, cycles", -13));
        foreach ((string what, string method) in _loops)
        {
            if (MachineCode.OfJit(listing, method)?.Loop() is { Count: > 0 } turn)
            {
                ScheduleModel model = ScheduleModel.Of(turn);
                int products = MachineCode.Products(turn);
                loops.Row(what, Literal(turn.Count), Literal(products), Literal(products / 2.0), Literal(model.Ports));
            }
        }

        return 0;
    }

    private static void WriteSample(TableWriter table, string workload, string code, MachineCode machineCode)
    {
        IReadOnlyList<string> instructions = machineCode.Straight();
        ScheduleModel model = ScheduleModel.Of(instructions);
        table.Row(workload, code, Literal(instructions.Count), Literal(model.Operations), Literal(model.Chain), Literal(model.Ports));
    }

    // The hand-written twin's code; nothing, and what builds it, where it is not built.
    private static string[] Hand(TextWriter output)
    {
        Peer hand = PeerCatalogue.All.First(peer => peer.Name == "hand");
        if (File.Exists(hand.Command.File))
        {
            return Tool.Run("objdump", "binutils", ["-d", "-C", "-M", "intel", "--no-show-raw-insn", hand.Command.File]).Split('\n');
        }

        output.WriteLine($"{hand.Title} is missing: {hand.Install}");
        output.WriteLine();
        return [];
    }

    // What the JIT makes of the kernels, from a process that runs them.
    private static string[] Listing()
    {
        string file = Path.GetTempFileName();
        try
        {
            PeerCommand self = PeerCatalogue.Self("serve", DotNetContestants.NetGen) with
            {
                Environment = new Dictionary<string, string>
                {
                    ["DOTNET_JitStdOutFile"] = file,
                    ["DOTNET_JitDisasm"] = Methods,
                    ["DOTNET_JitDisasmDiffable"] = "1",
                },
            };
            using (var process = new PeerProcess(self))
            {
                foreach (string name in (string[])["W1.forward", "W1.train", "W2.forward", "W2.train", "W1.forward.b1024", "W4.adam.b64", "W5.adam.b128", "W6.adam.b128"])
                {
                    process.Run(WorkloadCatalogue.Find(name)!, 100);
                }
            }

            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Literal(double number) => number.ToString(number == Math.Floor(number) ? "0" : "0.0", CultureInfo.InvariantCulture);
}
