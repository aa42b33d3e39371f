using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>z = b + Wᵀx for a block: weights broadcast, samples in the lanes, some units at once.</summary>
internal sealed class LanesForward : LanesKernel
{
    // The most units that a tile takes at once.
    private const int Units = 4;

    public LanesForward(KernelWriter kernels, SharedKernels shared)
        : base(kernels, shared)
    {
    }

    public void Call(LayerPlan layer)
    {
        int q = layer.Chains;
        int units = layer.Units < Units ? layer.Units : Units;
        bool rest = layer.Inputs % q != 0;
        string name = $"AffineOf{Literal.Of(units)}q{Literal.Of(q)}{(rest ? "r" : string.Empty)}";
        Ask(
            name,
            $"zⱼ = bⱼ + Σᵢ wᵢⱼ·xᵢ, samples in the lanes, {(units == Units ? "some units j at once" : Literal.Of(units) + " units")}: input i adds to chain i mod {Literal.Of(q)}.",
            $"ref {T} x, int n, ref {T} w, int stride, ref {T} b, ref {T} z, int units, nint rows",
            dialect => Write(dialect, units, q, rest));
        Code.Line($"{name}({Place(InputOf(layer))}, {Literal.Of(layer.Inputs)}, ref Add(ref w, {layer.W}), {Literal.Of(layer.Padded)}, ref Add(ref w, {layer.B}), {Place("L" + layer.Z)}, {Literal.Of(layer.Units)}, count);");
    }

    private void Write(Dialect dialect, int units, int q, bool rest)
    {
        int height = Height(dialect, units, q);
        using (Code.Block($"for (int k = 0; k < units; k += {Literal.Of(height)})"))
        {
            // The last tile reaches back over its neighbour: it writes the same values again.
            Code.Line(units % height == 0 && units < Units ? "int j = k;" : $"int j = Math.Min(k, units - {Literal.Of(height)});");
            Code.Line($"ref {T} zj = ref Add(ref z, j * Row);");
            using (Code.Block(EachVector(dialect)))
            {
                for (int u = 0; u < height; u++)
                {
                    string start = dialect.Broadcast(Dialect.Element("b", u == 0 ? "j" : "j + " + Literal.Of(u)));
                    Code.Line($"{dialect.V} {string.Join(", ", Enumerable.Range(0, q).Select(c => $"{Sum(u, c)} = {(c == 0 ? start : dialect.Zero)}"))};");
                }

                Code.Line($"ref {T} xi = ref Add(ref x, r);");
                Code.Line($"ref {T} wi = ref Add(ref w, j);");
                Code.Line("int i = 0;");
                using (Code.Block(q == 1 ? "for (; i < n; i++)" : $"for (; i + {Literal.Of(q)} <= n; i += {Literal.Of(q)})"))
                {
                    for (int c = 0; c < q; c++)
                    {
                        WriteTerm(dialect, c, height);
                    }
                }

                for (int c = 0; rest && c < q - 1; c++)
                {
                    using (Code.Block(c == 0 ? "if (i < n)" : $"if (i + {Literal.Of(c)} < n)"))
                    {
                        WriteTerm(dialect, c, height);
                    }
                }

                for (int u = 0; u < height; u++)
                {
                    Code.Line($"{At(dialect, "zj", u)} = {KernelWriter.SumTree(Enumerable.Range(0, q).Select(c => Sum(u, c)).ToList())};");
                }
            }
        }
    }

    private void WriteTerm(Dialect dialect, int chain, int height)
    {
        string x = "x" + Literal.Of(chain + 1);
        Code.Line($"{dialect.V} {x} = {dialect.At("xi", 0)};");
        for (int u = 0; u < height; u++)
        {
            Code.Line($"{Sum(u, chain)} = {dialect.MultiplyAdd(x, dialect.Broadcast(Dialect.Element("wi", u)), Sum(u, chain))};");
        }

        Code.Line("xi = ref Add(ref xi, Row);");
        Code.Line("wi = ref Add(ref wi, stride);");
    }

    private static string Sum(int unit, int chain) => $"{(char)('a' + chain)}{Literal.Of(unit + 1)}";
}
