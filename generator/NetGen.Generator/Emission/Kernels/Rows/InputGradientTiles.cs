using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// ∂E/∂X = δ·Wᵀ for a block of samples: tiles of inputs × samples, the sum over the units spread over lanes as in the
/// single-sample kernels. Both factors are read as they lie, none is transposed.
/// </summary>
internal sealed class InputGradientTiles
{
    private readonly KernelWriter _kernels;
    private readonly SharedKernels _shared;
    private readonly int _panel;
    private readonly int _rest;
    private readonly int _sumLanes;

    private InputGradientTiles(KernelWriter kernels, SharedKernels shared, LayerPlan layer)
    {
        _kernels = kernels;
        _shared = shared;
        _panel = layer.PanelWidth;
        _rest = layer.LastPanelWidth;
        _sumLanes = layer.SumLanes;
    }

    private CodeWriter Code => _kernels.Code;

    private string Of => Literal.Of(_panel) + (_rest > 0 ? "and" + Literal.Of(_rest) : string.Empty);

    /// <summary>Asks for the kernel.</summary>
    /// <returns>Its name. Arguments: ref w, inputs, panels, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows.</returns>
    public static string Ask(KernelWriter kernels, SharedKernels shared, LayerPlan layer)
    {
        string t = kernels.T;
        var tiles = new InputGradientTiles(kernels, shared, layer);
        string name = "InputGradientPanels" + tiles.Of;
        shared.Ask(
            name,
            layer.Padded,
            $"∂E/∂X[r, i] = Σⱼ W[i, j]·δ[r, j] for a block of samples, unit j adding to lane j mod {Literal.Of(layer.SumLanes)}: a few inputs' weights and a\nfew samples' δ at a time, so that both stay in the first-level cache.",
            $"ref {t} w, int inputs, int panels, ref {t} d, int dStride, int dPitch, ref {t} dx, int dxStride, int dxPanel, int dxPitch, int rows",
            tiles.WriteDriver);
        string parameters = $"ref {t} w, int input, int inputs, int panels, ref {t} d, int dStride, int dPitch, ref {t} dx, int dxStride";
        shared.Ask(tiles.Tile, layer.Padded, "A tile of it: a few inputs and samples.", parameters, dialect => tiles.WriteTile(dialect, tiles.InputsOf(dialect)));
        shared.Ask(tiles.Tail, layer.Padded, "One input of it.", parameters, dialect => tiles.WriteTile(dialect, 1));
        return name;
    }

    private string Tile => "InputGradientTileOf" + Of;

    private string Tail => "InputGradientRowOf" + Of;

    private int Accumulators(Dialect dialect) => _sumLanes / dialect.Lanes;

    private int InputsOf(Dialect dialect) => Shape(dialect).Inputs;

    private (int Inputs, int Samples) Shape(Dialect dialect)
    {
        int budget = dialect.Width.Bits == 512 ? Limits.BlockAccumulators512 : Limits.Accumulators;
        return (budget / Accumulators(dialect)) switch
        {
            >= 16 => (4, 4),
            >= 8 => (4, 2),
            >= 4 => (2, 2),
            _ => (1, 2),
        };
    }

    private void WriteDriver(Dialect dialect)
    {
        (int inputs, int samples) = Shape(dialect);
        string suffix = dialect.Width.Suffix;
        string height = Literal.Of(samples);
        string near = Literal.Of(Limits.NearRows);
        using (Code.Block("for (int k = 0; k < inputs; k += dxPanel)"))
        {
            Code.Line("int n = Math.Min(inputs - k, dxPanel);");
            using (Code.Block($"for (int near = 0; near < rows; near += {near})"))
            {
                Code.Line($"int end = Math.Min(rows, near + {near});");
                Code.Line("int i = 0;");
                WriteRange($"for (; i + {Literal.Of(inputs)} <= n; i += {Literal.Of(inputs)})", Tile);
                if (inputs > 1)
                {
                    WriteRange("for (; i < n; i++)", Tail);
                }
            }

            Code.Line("dx = ref Add(ref dx, dxPitch);");
        }

        void WriteRange(string loop, string tile)
        {
            using (Code.Block(loop))
            using (Code.Block($"for (int q = near; q < end; q += {height})"))
            {
                Code.Line($"int r = Math.Max(0, Math.Min(q, rows - {height}));");
                Code.Line($"{tile}_{suffix}(ref w, k + i, inputs, panels, ref Add(ref d, r * dStride), dStride, dPitch, ref Add(ref dx, (r * dxStride) + i), dxStride);");
            }
        }
    }

    private void WriteTile(Dialect dialect, int inputs)
    {
        int samples = Shape(dialect).Samples;
        int accumulators = Accumulators(dialect);
        foreach ((int i, int r) in Each(inputs, samples))
        {
            Code.Line($"{dialect.V} {string.Join(", ", Sums(i, r, accumulators).Select(sum => sum + " = " + dialect.Zero))};");
        }

        string panel = Literal.Of(_panel);
        using (Code.Block("for (int p = 0; p < panels; p++)"))
        {
            Code.Line($"ref {_kernels.T} row = ref Add(ref w, input * {panel});");
            WritePanel(dialect, inputs, samples, _panel, "row");
            Code.Line($"w = ref Add(ref w, inputs * {panel});");
            Code.Line("d = ref Add(ref d, dPitch);");
        }

        if (_rest > 0)
        {
            Code.Line($"ref {_kernels.T} rest = ref Add(ref w, input * {Literal.Of(_rest)});");
            WritePanel(dialect, inputs, samples, _rest, "rest");
        }

        if (inputs == 4 && samples == 4 && accumulators == 1 && dialect.Lanes == 16)
        {
            // Sixteen sums at once, a quarter of a vector being a sample's four inputs.
            string sums = string.Join(", ", Each(4, 4).Select(place => Sums(place.Input, place.Sample, 1)[0]));
            Code.Line($"{dialect.V} sums = VectorMath.Sum({sums});");
            for (int r = 0; r < 4; r++)
            {
                Code.Line($"As<{_kernels.T}, V4>(ref {Dialect.Element("dx", r == 0 ? "0" : Literal.Of(r) + " * dxStride")}) = Vector512.{(r < 2 ? "GetLower" : "GetUpper")}(sums).{(r % 2 == 0 ? "GetLower" : "GetUpper")}();");
            }

            return;
        }

        foreach ((int i, int r) in Each(inputs, samples))
        {
            string tree = KernelWriter.SumTree(Sums(i, r, accumulators));
            string offset = r == 0 ? Literal.Of(i) : $"({Literal.Of(r)} * dxStride) + {Literal.Of(i)}";
            Code.Line($"{Dialect.Element("dx", offset)} = VectorMath.Sum({tree});");
        }
    }

    private void WritePanel(Dialect dialect, int inputs, int samples, int width, string row)
    {
        int accumulators = Accumulators(dialect);
        for (int v = 0; v < width / dialect.Lanes; v++)
        {
            using (Code.Block())
            {
                for (int r = 0; r < samples; r++)
                {
                    string offset = r == 0 ? Literal.Of(v * dialect.Lanes) : $"({Literal.Of(r)} * dStride) + {Literal.Of(v * dialect.Lanes)}";
                    Code.Line($"{dialect.V} d{Literal.Of(r + 1)} = {dialect.At("d", offset)};");
                }

                for (int i = 0; i < inputs; i++)
                {
                    string w = "w" + Literal.Of(i + 1);
                    Code.Line($"{dialect.V} {w} = {dialect.At(row, (i * width) + (v * dialect.Lanes))};");
                    for (int r = 0; r < samples; r++)
                    {
                        string c = Sums(i, r, accumulators)[v % accumulators];
                        Code.Line($"{c} = {dialect.MultiplyAdd(w, "d" + Literal.Of(r + 1), c)};");
                    }
                }
            }
        }
    }

    private static List<string> Sums(int input, int sample, int accumulators) => Enumerable.Range(0, accumulators)
        .Select(a => $"c{Literal.Of(input + 1)}_{Literal.Of(sample + 1)}" + (accumulators == 1 ? string.Empty : ((char)('a' + a)).ToString()))
        .ToList();

    private static IEnumerable<(int Input, int Sample)> Each(int inputs, int samples) =>
        Enumerable.Range(0, inputs).SelectMany(i => Enumerable.Range(0, samples).Select(r => (i, r)));
}
