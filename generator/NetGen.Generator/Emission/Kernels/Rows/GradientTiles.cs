using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>∂E/∂W = Xᵀ·δ for a block of samples: tiles of inputs × units whose sums stay in registers while the samples go by.</summary>
internal sealed class GradientTiles
{
    private const int Inputs = 8;

    private readonly KernelWriter _kernels;
    private readonly SharedKernels _shared;
    private readonly int _panel;

    private GradientTiles(KernelWriter kernels, SharedKernels shared, int panel)
    {
        _kernels = kernels;
        _shared = shared;
        _panel = panel;
    }

    private CodeWriter Code => _kernels.Code;

    /// <summary>Asks for the kernel of one panel of units and a range of inputs that begins with a panel of theirs.</summary>
    /// <returns>Its name. Arguments: ref x, xStride, xPanel, xPitch, ref d, dStride, rows, ref g, inputs.</returns>
    public static string Ask(KernelWriter kernels, SharedKernels shared, int panel)
    {
        string t = kernels.T;
        string name = $"GradientPanel{Literal.Of(panel)}";
        var tiles = new GradientTiles(kernels, shared, panel);
        shared.Ask(
            name,
            panel,
            $"G[i, j] += Σᵣ X[r, i]·δ[r, j] for a panel of {Literal.Of(panel)} units, tile by tile, sample after sample.",
            $"ref {t} x, int xStride, int xPanel, int xPitch, ref {t} d, int dStride, int rows, ref {t} g, int inputs",
            tiles.WritePanel);
        string comment = "A tile of it: as many inputs and vectors of units as there are registers for their sums.";
        string parameters = $"ref {t} x, int xStride, ref {t} d, int dStride, int rows, ref {t} g";
        shared.Ask(tiles.Tile, panel, comment, parameters, dialect => tiles.WriteTile(dialect, tiles.InputsOf(dialect)));
        shared.Ask(tiles.Tail, panel, "One input of it.", parameters, dialect => tiles.WriteTile(dialect, 1));
        return name;
    }

    private string Tile => $"GradientTileOf{Literal.Of(_panel)}";

    private string Tail => $"GradientRowOf{Literal.Of(_panel)}";

    private int VectorsOf(Dialect dialect) => Math.Min(2, _panel / dialect.Lanes);

    private int InputsOf(Dialect dialect)
    {
        int budget = dialect.Width.Bits == 512 ? Limits.BlockAccumulators512 : Limits.Accumulators;
        return Math.Min(Inputs, budget / VectorsOf(dialect));
    }

    private void WritePanel(Dialect dialect)
    {
        int units = VectorsOf(dialect) * dialect.Lanes;
        string height = Literal.Of(InputsOf(dialect));
        string suffix = dialect.Width.Suffix;
        using (Code.Block("for (int left = inputs; left > 0; left -= xPanel)"))
        {
            Code.Line("int n = Math.Min(left, xPanel);");
            using (units < _panel ? Code.Block($"for (int j = 0; j < {Literal.Of(_panel)}; j += {Literal.Of(units)})") : (CodeWriter.Scope?)null)
            {
                string plusJ = units < _panel ? " + j" : string.Empty;
                string d = units < _panel ? "ref Add(ref d, j)" : "ref d";
                string panel = Literal.Of(_panel);
                Code.Line("int i = 0;");
                using (Code.Block($"for (; i + {height} <= n; i += {height})"))
                {
                    Code.Line($"{Tile}_{suffix}(ref Add(ref x, i), xStride, {d}, dStride, rows, ref Add(ref g, (i * {panel}){plusJ}));");
                }

                using (Code.Block("for (; i < n; i++)"))
                {
                    Code.Line($"{Tail}_{suffix}(ref Add(ref x, i), xStride, {d}, dStride, rows, ref Add(ref g, (i * {panel}){plusJ}));");
                }
            }

            Code.Line("x = ref Add(ref x, xPitch);");
            Code.Line($"g = ref Add(ref g, n * {Literal.Of(_panel)});");
        }
    }

    private void WriteTile(Dialect dialect, int inputs)
    {
        int vectors = VectorsOf(dialect);
        foreach ((int i, int v) in Each(inputs, vectors))
        {
            Code.Line($"{dialect.V} {Sum(i, v)} = {dialect.At("g", (i * _panel) + (v * dialect.Lanes))};");
        }

        using (Code.Block("for (int r = 0; r < rows; r++)"))
        {
            for (int v = 0; v < vectors; v++)
            {
                Code.Line($"{dialect.V} d{Literal.Of(v + 1)} = {dialect.At("d", v * dialect.Lanes)};");
            }

            for (int i = 0; i < inputs; i++)
            {
                string x = "x" + Literal.Of(i + 1);
                Code.Line($"{dialect.V} {x} = {dialect.Broadcast(Dialect.Element("x", i))};");
                for (int v = 0; v < vectors; v++)
                {
                    Code.Line($"{Sum(i, v)} = {dialect.MultiplyAdd(x, "d" + Literal.Of(v + 1), Sum(i, v))};");
                }
            }

            Code.Line("x = ref Add(ref x, xStride);");
            Code.Line("d = ref Add(ref d, dStride);");
        }

        foreach ((int i, int v) in Each(inputs, vectors))
        {
            Code.Line($"{dialect.At("g", (i * _panel) + (v * dialect.Lanes))} = {Sum(i, v)};");
        }
    }

    private static string Sum(int input, int vector) => $"c{Literal.Of(input + 1)}_{Literal.Of(vector + 1)}";

    private static IEnumerable<(int Input, int Vector)> Each(int inputs, int vectors) =>
        Enumerable.Range(0, inputs).SelectMany(i => Enumerable.Range(0, vectors).Select(v => (i, v)));
}
