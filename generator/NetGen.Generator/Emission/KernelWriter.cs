using System;
using System.Collections.Generic;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>What the kernel emitters share: the plan, the text so far, and which kernels exist already.</summary>
internal sealed class KernelWriter
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<VectorWidth, Dialect> _dialects = new();
    private KernelWriter? _forBits;

    public KernelWriter(NetworkPlan plan, CodeWriter code)
    {
        Plan = plan;
        Code = code;
        Shared = new SharedKernels(this);
    }

    /// <summary>
    /// The same network without what its project says of widths: whoever decides about the order of operations asks this one, so
    /// that no setting changes the bits.
    /// </summary>
    public KernelWriter ForBits => _forBits ??= Plan.Spec.Target.VectorBits == 0 ? this
        : new KernelWriter(Planner.Plan(Plan.Spec with { Target = Plan.Spec.Target with { VectorBits = 0 } }, Plan.SampleKernels), new CodeWriter());

    /// <summary>The kernels that layers share.</summary>
    public SharedKernels Shared { get; }

    public NetworkPlan Plan { get; }

    public CodeWriter Code { get; }

    /// <summary>The deltas held in registers by the method that is being written, if any.</summary>
    public HeldDeltas? Held { get; set; }

    /// <summary>The values held in registers by the method that is being written, if any.</summary>
    public HeldValues? Values { get; set; }

    /// <summary>Whether that method leaves the values in the slot; otherwise registers are all they know.</summary>
    public bool KeepsValues => Values is not { HoldsAll: true };

    public string T => Plan.T;

    public Dialect Dialect(VectorWidth width)
    {
        if (!_dialects.TryGetValue(width, out Dialect? dialect))
        {
            _dialects.Add(width, dialect = new Dialect(width, Plan.Spec.Target));
        }

        return dialect;
    }

    /// <summary>Whether a kernel of this name must still be written; each is written once.</summary>
    public bool Begin(string name) => _written.Add(name);

    /// <summary>
    /// Writes a kernel's head: a comment of what it computes, the attribute and the signature; disposing closes it.
    /// Loops must not wait for tier 1, nor be drawn into a small caller, whose budget for the mathematics inside would be too
    /// small: that becomes calls. Straight lines are to vanish into their caller.
    /// </summary>
    public CodeWriter.Scope Method(string comment, bool inline, string signature, string access = "internal")
    {
        Code.Line();
        foreach (string line in comment.Split('\n'))
        {
            Code.Line("// " + line);
        }

        Code.Line(inline
            ? "[MethodImpl(MethodImplOptions.AggressiveInlining)]"
            : "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        return Code.Block($"{access} static {signature}");
    }

    /// <summary>Writes a method that calls, of a kernel's widths, the widest that a property of the library's Hardware allows.</summary>
    public void Entry(string name, string head, string parameters, string arguments, IReadOnlyList<int> widths, Func<int, string> target, string hardware = "VectorBits")
    {
        string result = head.EndsWith("void", StringComparison.Ordinal) ? string.Empty : "return ";
        Code.Line();
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (Code.Block($"{head} {name}({parameters})"))
        {
            for (int i = 0; i < widths.Count; i++)
            {
                string call = $"{result}{target(widths[i])}({arguments});";
                if (widths.Count == 1)
                {
                    Code.Line(call);
                    continue;
                }

                string condition = $"if (Hardware.{hardware} >= {Literal.Of(widths[i])})";
                using (Code.Block(i == 0 ? condition : i < widths.Count - 1 ? "else " + condition : "else"))
                {
                    Code.Line(call);
                }
            }
        }
    }

    /// <summary>Input i of a layer of one sample: of x, or of the activations below in the slot.</summary>
    public Func<string, string> InputOf(LayerPlan layer)
    {
        if (layer.Index == 1)
        {
            return i => Emission.Dialect.Element("x", i);
        }

        string below = Plan.Layers[layer.Index - 2].A;
        return i => Emission.Dialect.Element("s", i == "0" ? below : $"{below} + {i}");
    }

    /// <summary>An offset from a named one: <c>A1</c>, <c>A1 + 16</c>.</summary>
    public static string Offset(string origin, int relative) =>
        relative == 0 ? origin : origin + " + " + Literal.Of(relative);

    /// <summary>Where a weight vector lies from W on: offset of input 0's row, and the distance to the next input's.</summary>
    public static (int Offset, int Stride) Weights(LayerPlan layer, int firstUnit)
    {
        int panel = firstUnit / layer.PanelWidth;
        int width = Math.Min(layer.PanelWidth, layer.Padded - (panel * layer.PanelWidth));
        return ((panel * layer.PanelWidth * layer.Inputs) + (firstUnit % layer.PanelWidth), width);
    }

    /// <summary>((c₀ + c₂) + (c₁ + c₃)) and so on: neighbours half the list apart first, as the horizontal sums do.</summary>
    public static string SumTree(IReadOnlyList<string> terms)
    {
        if (terms.Count == 1)
        {
            return terms[0];
        }

        var halves = new List<string>();
        for (int i = 0; i < terms.Count / 2; i++)
        {
            halves.Add(terms.Count == 2 ? $"{terms[i]} + {terms[i + 1]}" : $"({terms[i]} + {terms[i + (terms.Count / 2)]})");
        }

        return SumTree(halves);
    }

    /// <summary>
    /// Visits a layer's padded units vector by vector, in the order in which every width sums: vector v belongs to
    /// accumulator v mod (lanes of the widest width / lanes). Written out when short, otherwise a loop and its end.
    /// </summary>
    public void EachVector(LayerPlan layer, Dialect dialect, Action<UnitVector> body)
    {
        int accumulators = layer.SumLanes / dialect.Lanes;
        int vectors = layer.Padded / dialect.Lanes;
        int first = 0;
        if (vectors > 4 && layer.Padded > layer.SumLanes)
        {
            first = layer.Units == layer.Padded ? layer.Padded : layer.Padded - layer.SumLanes;
            using (Code.Block($"for (int j = 0; j < {Literal.Of(first)}; j += {Literal.Of(layer.SumLanes)})"))
            {
                for (int i = 0; i < accumulators; i++)
                {
                    body(new UnitVector(i * dialect.Lanes, true, i, dialect.Lanes, dialect.Lanes));
                }
            }

            first /= dialect.Lanes;
        }

        for (int v = first; v < vectors; v++)
        {
            int used = Math.Min(dialect.Lanes, layer.Units - (v * dialect.Lanes));
            if (used > 0)
            {
                body(new UnitVector(v * dialect.Lanes, false, v % accumulators, used, dialect.Lanes));
            }
        }
    }

    /// <summary>A vector of units at a fixed place, or one relative to the loop variable j.</summary>
    internal readonly struct UnitVector
    {
        public UnitVector(int unit, bool inLoop, int accumulator, int used, int lanes)
        {
            Unit = unit;
            InLoop = inLoop;
            Accumulator = accumulator;
            Used = used;
            IsPartial = used < lanes;
        }

        public int Unit { get; }

        public bool InLoop { get; }

        public int Accumulator { get; }

        /// <summary>The lanes that hold units; the others are padding.</summary>
        public int Used { get; }

        public bool IsPartial { get; }

        public string Offset(string origin) => KernelWriter.Offset(origin, Unit) + (InLoop ? " + j" : string.Empty);
    }
}
