using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>
/// What a model of a core says about machine code: llvm-mca's of Ice Lake, the newest with AVX-512 in the versions that
/// distributions have. Its successors have the same units for these instructions and look further ahead.
/// </summary>
/// <param name="Operations">Micro-operations of one run.</param>
/// <param name="Chain">Cycles from the first instruction of a run by itself to the last.</param>
/// <param name="Ports">Cycles that a run keeps the busiest unit.</param>
internal sealed record ScheduleModel(int Operations, int Chain, double Ports)
{
    /// <exception cref="UsageException">There is no llvm-mca, or it cannot read the code.</exception>
    public static ScheduleModel Of(IReadOnlyList<string> code)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, ".intel_syntax noprefix\n" + string.Join('\n', code) + "\n");
            string once = Tool.Run("llvm-mca", "llvm", ["-mtriple=x86_64-linux-gnu", "-mcpu=icelake-server", "-iterations=1", "-instruction-info=0", "-resource-pressure=0", file]);
            return new ScheduleModel(
                (int)Number(once, "Total uOps"),
                (int)Number(once, "Total Cycles"),
                Number(once, "Block RThroughput"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Number(string output, string name)
    {
        Match match = Regex.Match(output, Regex.Escape(name) + @":\s+([\d.]+)");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
