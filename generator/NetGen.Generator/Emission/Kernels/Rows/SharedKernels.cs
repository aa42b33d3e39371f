using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Kernels that the layers of a network share, sizes being arguments: their text doesn't grow with the number of layers.
/// Each is asked for while the layers are written and written itself behind them, once per width, with an entry that
/// chooses the width.
/// </summary>
internal sealed class SharedKernels
{
    private readonly KernelWriter _kernels;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Queue<Action> _waiting = new();

    public SharedKernels(KernelWriter kernels)
    {
        _kernels = kernels;
    }

    /// <summary>Asks for a kernel.</summary>
    /// <param name="name">Its name without the width.</param>
    /// <param name="width">Units that lie side by side at least: no vector is wider.</param>
    /// <param name="comment">What it computes.</param>
    /// <param name="parameters">Types and names, separated by commas.</param>
    /// <param name="body">Writes the body at one width.</param>
    public void Ask(string name, int width, string comment, string parameters, Action<Dialect> body)
    {
        if (_asked.Add(name))
        {
            _waiting.Enqueue(() => Write(name, width, comment, parameters, body));
        }
    }

    /// <summary>Asks for a text that is to be written once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes it.</param>
    public void Ask(string name, Action write)
    {
        if (_asked.Add(name))
        {
            _waiting.Enqueue(write);
        }
    }

    /// <summary>Writes what was asked for.</summary>
    public void Flush()
    {
        while (_waiting.Count > 0)
        {
            _waiting.Dequeue()();
        }
    }

    private void Write(string name, int width, string comment, string parameters, Action<Dialect> body)
    {
        List<VectorWidth> widths = _kernels.Plan.Allowed(new[] { 512, 256, 128 })
            .Select(bits => new VectorWidth(VectorWidth.NarrowestFit(width, bits, _kernels.Plan.Precision), _kernels.Plan.Precision))
            .Distinct()
            .ToList();
        string arguments = string.Join(", ", parameters.Split(',').Select(Argument));
        _kernels.Entry(name, "internal static void", parameters, arguments, widths.Select(item => item.Bits).ToList(), bits => $"{name}_V{Literal.Of(bits)}");
        foreach (VectorWidth item in widths)
        {
            using (_kernels.Method(comment, false, $"void {name}_{item.Suffix}({parameters})"))
            {
                body(_kernels.Dialect(item));
            }
        }
    }

    // "ref float x" is passed on as "ref x".
    private static string Argument(string parameter)
    {
        string[] words = parameter.Trim().Split(' ');
        return words.Length == 3 ? "ref " + words[2] : words[1];
    }
}
