using System;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>d = W δ for a block: what a layer's δ means to its inputs, summed as the single-sample kernels do.</summary>
internal sealed class LanesDelta : LanesKernel
{
    // The most inputs that a tile takes at once.
    private const int Inputs = 4;

    public LanesDelta(KernelWriter kernels, SharedKernels shared)
        : base(kernels, shared)
    {
    }

    /// <param name="layer">The layer whose δ it is.</param>
    /// <param name="to">The place of d.</param>
    public void Call(LayerPlan layer, string to)
    {
        int inputs = layer.Inputs < Inputs ? layer.Inputs : Inputs;
        int lanes = layer.SumLanes;
        string name = $"WeightedDeltas{Literal.Of(inputs)}_{Literal.Of(lanes)}";
        Ask(
            name,
            $"dᵢ = Σⱼ wᵢⱼ·δⱼ, samples in the lanes: unit j adds to sum j mod {Literal.Of(lanes)}; the sums are folded half on half.",
            $"ref {T} w, int padded, ref {T} d, ref {T} to, ref {T} e, int n, nint rows",
            dialect => Write(dialect, inputs, lanes));
        Code.Line($"{name}(ref Add(ref w, {layer.W}), {Literal.Of(layer.Padded)}, {Place("L" + layer.D)}, {Place(to)}, {Place("LE")}, {Literal.Of(layer.Inputs)}, count);");
    }

    private void Write(Dialect dialect, int inputs, int lanes)
    {
        // Sums b, b + half, b + quarter, b + three quarters are in flight at once, for b = 0, 1, …; of two the one and the other.
        int[] group = lanes == 2 ? new[] { 0, 1 } : new[] { 0, lanes / 2, lanes / 4, 3 * lanes / 4 };
        int groups = lanes / group.Length;
        int height = Height(dialect, inputs, group.Length);
        string folded(int u) => KernelWriter.SumTree(group.Select((_, g) => Sum(g, u)).Where((_, g) => g % 2 == 0)
            .Zip(group.Select((_, g) => Sum(g, u)).Where((_, g) => g % 2 == 1), (even, odd) => groups == 1 && group.Length == 2 ? $"{even} + {odd}" : $"({even} + {odd})").ToList());
        using (Code.Block($"for (int k = 0; k < n; k += {Literal.Of(height)})"))
        {
            Code.Line(inputs % height == 0 && inputs < Inputs ? "int i = k;" : $"int i = Math.Min(k, n - {Literal.Of(height)});");
            Code.Line($"ref {T} wi = ref Add(ref w, i * padded);");
            for (int u = 1; u < height; u++)
            {
                Code.Line($"ref {T} wi{Literal.Of(u)} = ref Add(ref wi{(u == 1 ? string.Empty : Literal.Of(u - 1))}, padded);");
            }

            Code.Line($"ref {T} di = ref Add(ref to, i * Row);");
            using (Code.Block(EachVector(dialect)))
            {
                if (groups == 1)
                {
                    WriteGroup(dialect, group, height, lanes, "0");
                    for (int u = 0; u < height; u++)
                    {
                        Code.Line($"{At(dialect, "di", u)} = {folded(u)};");
                    }
                }
                else
                {
                    using (Code.Block($"for (int b = 0; b < {Literal.Of(groups)}; b++)"))
                    {
                        WriteGroup(dialect, group, height, lanes, "b");
                        for (int u = 0; u < height; u++)
                        {
                            Code.Line($"{dialect.At("e", $"(((b * {Literal.Of(height)}) + {Literal.Of(u)}) * Row) + r")} = {folded(u)};");
                        }
                    }

                    for (int u = 0; u < height; u++)
                    {
                        Code.Line($"{At(dialect, "di", u)} = {KernelWriter.SumTree(Enumerable.Range(0, groups).Select(b => At(dialect, "e", (b * height) + u)).ToList())};");
                    }
                }
            }
        }
    }

    private void WriteGroup(Dialect dialect, int[] group, int height, int lanes, string first)
    {
        for (int u = 0; u < height; u++)
        {
            Code.Line($"{dialect.V} {string.Join(", ", group.Select((_, g) => $"{Sum(g, u)} = {dialect.Zero}"))};");
        }

        using (Code.Block($"for (int j = {first}; j < padded; j += {Literal.Of(lanes)})"))
        {
            Code.Line($"ref {T} dj = ref Add(ref d, (j * Row) + r);");
            for (int g = 0; g < group.Length; g++)
            {
                string dg = "delta" + Literal.Of(g + 1);
                Code.Line($"{dialect.V} {dg} = {At(dialect, "dj", group[g], "0")};");
                for (int u = 0; u < height; u++)
                {
                    string w = Dialect.Element("wi" + (u == 0 ? string.Empty : Literal.Of(u)), group[g] == 0 ? "j" : "j + " + Literal.Of(group[g]));
                    Code.Line($"{Sum(g, u)} = {dialect.MultiplyAdd(dg, dialect.Broadcast(w), Sum(g, u))};");
                }
            }
        }
    }

    private static string Sum(int lane, int input) => $"{(char)('a' + lane)}{Literal.Of(input + 1)}";
}
