using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetGen.Benchmarks;

/// <summary>Instructions and labels of a method as a disassembler lists them, in the syntax of an assembler.</summary>
internal sealed partial class MachineCode
{
    private readonly List<string> _lines;

    private MachineCode(IEnumerable<string> lines)
    {
        _lines = [.. lines];
    }

    /// <summary>From the listing that the JIT has written.</summary>
    /// <param name="listing">The lines of the listing.</param>
    /// <param name="method">What a method's name contains, for example <c>W1_Kernels:Predict_V</c>.</param>
    public static MachineCode? OfJit(IEnumerable<string> listing, string method)
    {
        List<string> lines = [.. listing
            .SkipWhile(line => !(line.StartsWith("; Assembly listing", StringComparison.Ordinal) && line.Contains(method, StringComparison.Ordinal)))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("; Total bytes", StringComparison.Ordinal))
            .Where(line => JitLine().IsMatch(line))];
        return lines.Count == 0 ? null : new MachineCode(lines.Select(line => Assembled(line.Trim())));
    }

    /// <summary>From a disassembled program.</summary>
    /// <param name="disassembly">What objdump prints of it.</param>
    /// <param name="function">The function's name, without its parameters.</param>
    public static MachineCode? OfProgram(IEnumerable<string> disassembly, string function)
    {
        List<string> lines = [.. disassembly
            .SkipWhile(line => !line.Contains($"<{function}(", StringComparison.Ordinal) || !line.EndsWith(">:", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.Length > 0)];
        return lines.Count == 0 ? null : new MachineCode(lines.Select(line => Assembled(ProgramLine().Replace(line, string.Empty).Split('#')[0].Trim())));
    }

    /// <summary>All instructions of a method without a loop.</summary>
    public IReadOnlyList<string> Straight() => [.. _lines.Where(IsComputation)];

    /// <summary>The instructions of one turn of the loop with the most multiply-adds, without further loops inside.</summary>
    public IReadOnlyList<string> Loop()
    {
        IReadOnlyList<string> best = [];
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].EndsWith(':'))
            {
                labels[_lines[i].TrimEnd(':')] = i;
            }
            else if (Jump().Match(_lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int start))
            {
                List<string> turn = _lines.GetRange(start, i - start + 1);
                bool inner = turn.SkipLast(1).All(line => !(Jump().Match(line) is { Success: true } other && labels.TryGetValue(other.Groups[1].Value, out int to) && to >= start));
                if (inner && Products(turn) > Products(best))
                {
                    best = turn;
                }
            }
        }

        return [.. best.Where(IsComputation)];
    }

    /// <summary>The number of multiply-adds among instructions.</summary>
    public static int Products(IEnumerable<string> lines) => lines.Count(line => line.StartsWith("vfmadd", StringComparison.Ordinal));

    private static bool IsComputation(string line) =>
        line.Length > 0 && !line.EndsWith(':') && !line.StartsWith('j') && !Skipped().IsMatch(line);

    // Constants' places, references of the garbage collector and lengths of jumps are nothing that an assembler knows.
    private static string Assembled(string line)
    {
        line = Space().Replace(line, " ").Replace("bword ptr", "qword ptr", StringComparison.Ordinal).Replace(" SHORT", string.Empty, StringComparison.Ordinal);
        line = Constant().Replace(line, "[rip]").Replace(" {1to", "{1to", StringComparison.Ordinal);
        Match broadcast = Broadcast().Match(line);
        if (broadcast.Success)
        {
            string lanes = line.Contains("zmm", StringComparison.Ordinal) ? "16" : line.Contains("ymm", StringComparison.Ordinal) ? "8" : "4";
            line = Broadcast().Replace(line, "dword ptr $1{1to" + lanes + "}");
        }

        return Symbol().Replace(line, string.Empty).Trim();
    }

    [GeneratedRegex(@"^(G_M\d+_IG\d+:|       \S)")]
    private static partial Regex JitLine();

    [GeneratedRegex(@"^\s*[0-9a-f]+:\s*")]
    private static partial Regex ProgramLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\[(reloc @\w+|rip\+0x[0-9a-f]+)\]")]
    private static partial Regex Constant();

    [GeneratedRegex(@"DWORD BCST (\[[^\]]*\])")]
    private static partial Regex Broadcast();

    [GeneratedRegex(@"<[^>]*>")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"^j\w+ (\w+)$")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^(ret|call|nop|align|int3|data16|cs |;)")]
    private static partial Regex Skipped();
}
