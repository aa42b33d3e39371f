using System;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Z = B + X·W for a block of samples: tiles of samples × units whose sums stay in registers while the inputs go by.
/// Element for element they add in the order of the single-sample kernels, so the bits are the same.
/// </summary>
internal sealed class ForwardTiles
{
    private const int Rows = 8;

    private readonly KernelWriter _kernels;
    private readonly SharedKernels _shared;
    private readonly int _panel;
    private readonly int _chains;

    private ForwardTiles(KernelWriter kernels, SharedKernels shared, int panel, int chains)
    {
        _kernels = kernels;
        _shared = shared;
        _panel = panel;
        _chains = chains;
    }

    private CodeWriter Code => _kernels.Code;

    /// <summary>Asks for the kernel of one panel of units.</summary>
    /// <returns>Its name. Arguments: ref x, xStride, xPanel, xPitch, ref w, ref b, inputs, ref z, zStride, rows.</returns>
    public static string Ask(KernelWriter kernels, SharedKernels shared, int panel, int chains)
    {
        string t = kernels.T;
        string name = $"ForwardPanel{Literal.Of(panel)}" + Suffix(chains);
        var tiles = new ForwardTiles(kernels, shared, panel, chains);
        shared.Ask(
            name,
            panel,
            $"Z[r, j] = bⱼ + Σᵢ X[r, i]·W[i, j] for all samples of a block and a panel of {Literal.Of(panel)} units, tile by tile.\nThe last tile reaches back over its neighbour instead of leaving a tail: it writes the same values again.",
            $"ref {t} x, int xStride, int xPanel, int xPitch, ref {t} w, ref {t} b, int inputs, ref {t} z, int zStride, int rows",
            tiles.WritePanel);
        tiles.AskTile();
        return name;
    }

    private static string Suffix(int chains) => chains == 1 ? string.Empty : "q" + Literal.Of(chains);

    private string Tile => $"ForwardTileOf{Literal.Of(_panel)}" + Suffix(_chains);

    private void AskTile()
    {
        string t = _kernels.T;
        int q = _chains;
        _shared.Ask(
            Tile,
            _panel,
            "A tile of it: as many samples and vectors of units as there are registers for their sums"
                + (q == 1 ? "." : $";\ninput i adds to chain i mod {Literal.Of(q)}."),
            $"ref {t} x, int xStride, int xPanel, int xPitch, ref {t} w, ref {t} b, int inputs, ref {t} z, int zStride",
            WriteTile);
    }

    private int VectorsOf(Dialect dialect) => Math.Min(2, _panel / dialect.Lanes);

    // The sums of a tile, twice as many where there are 32 registers.
    private int RowsOf(Dialect dialect)
    {
        int budget = dialect.Width.Bits == 512 ? Limits.BlockAccumulators512 : Limits.BlockAccumulators;
        return Math.Max(1, Math.Min(Rows, budget / (VectorsOf(dialect) * _chains)));
    }

    private void WritePanel(Dialect dialect)
    {
        int units = VectorsOf(dialect) * dialect.Lanes;
        int height = RowsOf(dialect);
        using (units < _panel ? Code.Block($"for (int j = 0; j < {Literal.Of(_panel)}; j += {Literal.Of(units)})") : (CodeWriter.Scope?)null)
        {
            string plusJ = units < _panel ? " + j" : string.Empty;
            string At(string name) => units < _panel ? $"ref Add(ref {name}, j)" : "ref " + name;
            using (Code.Block($"for (int q = 0; q < rows; q += {Literal.Of(height)})"))
            {
                Code.Line($"int r = Math.Max(0, Math.Min(q, rows - {Literal.Of(height)}));");
                Code.Line($"{Tile}_{dialect.Width.Suffix}(ref Add(ref x, r * xStride), xStride, xPanel, xPitch, {At("w")}, {At("b")}, inputs, ref Add(ref z, (r * zStride){plusJ}), zStride);");
            }
        }
    }

    private static string Sum(int row, int vector, int chain, int chains) =>
        $"c{Literal.Of(row + 1)}_{Literal.Of(vector + 1)}" + (chains == 1 ? string.Empty : ((char)('a' + chain)).ToString());

    private void WriteTile(Dialect dialect)
    {
        int rows = RowsOf(dialect);
        int vectors = VectorsOf(dialect);
        int q = _chains;
        for (int v = 0; v < vectors; v++)
        {
            Code.Line($"{dialect.V} b{Literal.Of(v + 1)} = {dialect.At("b", v * dialect.Lanes)};");
        }

        for (int r = 0; r < rows; r++)
        {
            string sums = string.Join(", ", Enumerable.Range(0, vectors).SelectMany(v => Enumerable.Range(0, q).Select(c =>
                $"{Sum(r, v, c, q)} = {(c == 0 ? "b" + Literal.Of(v + 1) : dialect.Zero)}")));
            Code.Line($"{dialect.V} {sums};");
        }

        using (Code.Block("for (int left = inputs; left > 0; left -= xPanel)"))
        {
            DeclareRows("x", "xStride", rows);
            Code.Line("int n = Math.Min(left, xPanel);");
            Code.Line("int i = 0;");
            using (Code.Block(q == 1 ? "for (; i < n; i++)" : $"for (; i + {Literal.Of(q)} <= n; i += {Literal.Of(q)})"))
            {
                for (int c = 0; c < q; c++)
                {
                    WriteTerm(dialect, rows, vectors, c);
                }

                Code.Line($"w = ref Add(ref w, {Literal.Of(q * _panel)});");
            }

            for (int c = 0; c < q - 1; c++)
            {
                using (Code.Block(c == 0 ? "if (i < n)" : $"if (i + {Literal.Of(c)} < n)"))
                {
                    WriteTerm(dialect, rows, vectors, c);
                }
            }

            Code.Line("x = ref Add(ref x, xPitch);");
        }

        for (int r = 0; r < rows; r++)
        {
            for (int v = 0; v < vectors; v++)
            {
                string sum = KernelWriter.SumTree(Enumerable.Range(0, q).Select(c => Sum(r, v, c, q)).ToList());
                string offset = r == 0 ? Literal.Of(v * dialect.Lanes) : $"({Literal.Of(r)} * zStride) + {Literal.Of(v * dialect.Lanes)}";
                Code.Line($"{dialect.At("z", offset)} = {sum};");
            }
        }
    }

    private void DeclareRows(string name, string stride, int rows)
    {
        for (int r = 1; r < rows; r++)
        {
            Code.Line($"ref {_kernels.T} {name}{Literal.Of(r + 1)} = ref Add(ref {name}, {(r == 1 ? stride : Literal.Of(r) + " * " + stride)});");
        }
    }

    private void WriteTerm(Dialect dialect, int rows, int vectors, int chain)
    {
        using (Code.Block())
        {
            for (int v = 0; v < vectors; v++)
            {
                Code.Line($"{dialect.V} w{Literal.Of(v + 1)} = {dialect.At("w", (chain * _panel) + (v * dialect.Lanes))};");
            }

            for (int r = 0; r < rows; r++)
            {
                string x = r == 0 ? "x" : "x" + Literal.Of(r + 1);
                string a = "a" + Literal.Of(r + 1);
                Code.Line($"{dialect.V} {a} = {dialect.Broadcast(Dialect.Element(x, chain == 0 ? "i" : "i + " + Literal.Of(chain)))};");
                for (int v = 0; v < vectors; v++)
                {
                    string c = Sum(r, v, chain, _chains);
                    Code.Line($"{c} = {dialect.MultiplyAdd(a, "w" + Literal.Of(v + 1), c)};");
                }
            }
        }
    }
}
