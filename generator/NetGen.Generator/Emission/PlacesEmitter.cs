using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The sizes of a network and the names for the places of its values, so that the kernels read as mathematics.</summary>
internal static class PlacesEmitter
{
    public static void Write(NetworkPlan plan, CodeWriter code)
    {
        code.Line("// Parameters and gradients: weights Wl of layer l in panels of units, row after row of inputs; then biases Bl.");
        foreach (LayerPlan layer in plan.Layers)
        {
            code.Line($"private const int {layer.W} = {Literal.Of(layer.WeightOffset)}, {layer.B} = {Literal.Of(layer.BiasOffset)};");
        }

        code.Line();
        code.Line("// A slot: z, a and δ of layer l at Zl, Al, Dl; targets at T; inputs at X.");
        foreach (LayerPlan layer in plan.Layers)
        {
            code.Line($"private const int {layer.Z} = {Literal.Of(layer.ZOffset)}, {layer.A} = {Literal.Of(layer.AOffset)}, {layer.D} = {Literal.Of(layer.DOffset)};");
        }

        code.Line($"private const int T = {Literal.Of(plan.TOffset)}, X = {Literal.Of(plan.XOffset)};");
        if (plan.Last.Activation.AcrossUnits)
        {
            code.Line($"private const int Largest = {Literal.Of(plan.SoftmaxOffset)}, Sum = {Literal.Of(plan.SoftmaxOffset + 1)};");
        }

        code.Line($"private const int Slot = {Literal.Of(plan.SlotLength)};");
        code.Line();
        WriteBlock(plan, code);
        code.Line();
        WriteTable(code, "DenseLayout[] _layers", plan.Layers.Select(layer =>
            $"new DenseLayout({Literal.Of(layer.Inputs)}, {Literal.Of(layer.Units)}, {Literal.Of(layer.Padded)}, {Literal.Of(layer.PanelWidth)}, {layer.W}, {layer.B}, {Literal.Of(layer.Spec.Bias)}),"));
        WriteTable(code, "(int Z, int A, int D)[] _places", plan.Layers.Select(layer =>
            $"({layer.Z}, {(plan.OutputsLogits && layer == plan.Last ? layer.Z : layer.A)}, {layer.D}),"));
        foreach ((string name, string value) in new[]
        {
            ("int InputSize", Literal.Of(plan.InputSize)),
            ("int OutputSize", Literal.Of(plan.OutputSize)),
            ("int SlotLength", "Slot"),
            ("int BlockRows", Literal.Of(plan.Block.Rows)),
            ("int LeastRows", Literal.Of(plan.Block.LeastRows)),
            ("int BlockFrom", Literal.Of(plan.BlockFrom)),
            ("int BlockGroup", Literal.Of(plan.BlockGroup)),
            ("int BlockLength", Literal.Of(plan.Block.Length)),
            ("int PredictLength", Literal.Of(plan.Block.PredictLength)),
            ("int LossOffset", "Losses"),
            ("int InputOffset", "X"),
            ("int TargetOffset", "T"),
            ("int LogitOffset", plan.Last.Z),
            ("int OutputOffset", plan.OutputsLogits ? plan.Last.Z : plan.Last.A),
            ("bool LossWithGradients", Literal.Of(plan.Batch == BatchTier.Samples)),
            ("bool HasParts", Literal.Of(plan.Batch == BatchTier.Rows)),
            ("bool OutputsLogits", Literal.Of(plan.OutputsLogits)),
            ("int StateAhead", Literal.Of(plan.StateAhead)),
            ("bool BatchMean", Literal.Of(plan.BatchMean)),
            ("ReadOnlySpan<DenseLayout> Layers", "_layers"),
            ("ReadOnlySpan<(int Z, int A, int D)> Places", "_places"),
        })
        {
            code.Line($"public static {name} => {value};");
        }
    }

    private static void WriteBlock(NetworkPlan plan, CodeWriter code)
    {
        BlockLayout block = plan.Block;
        if (plan.Batch == BatchTier.Lanes)
        {
            WriteLanes(plan, code);
            return;
        }

        code.Line(plan.Batch == BatchTier.Samples
            ? $"// A block of {Literal.Of(block.Rows)} samples: their slots, then their losses."
            : $"// A block of {Literal.Of(block.Rows)} samples: the beginnings of their slots, down to the targets; matrices of the hidden layers' values; losses.");
        foreach ((string name, int value) in block.Places)
        {
            code.Line($"private const int {name} = {Literal.Of(value)};");
        }

        if (plan.Batch == BatchTier.Samples)
        {
            code.Line($"private const int SampleStride = {Literal.Of(block.TailStride)};");
        }

        if (plan.Batch == BatchTier.Rows)
        {
            code.Line($"private const int TailStride = {Literal.Of(block.TailStride)};");
        }

        WriteBits(plan, code);
        code.Line();
    }

    private static void WriteBits(NetworkPlan plan, CodeWriter code)
    {
        int bits = plan.Spec.Target.VectorBits;
        code.Line(bits == 0
            ? "private static int Bits => Hardware.VectorBits;"
            : $"private static int Bits => Math.Min({Literal.Of(bits)}, Hardware.VectorBits);");
    }

    private static void WriteLanes(NetworkPlan plan, CodeWriter code)
    {
        code.Line($"// A block of {Literal.Of(plan.Block.Rows)} samples side by side: z, a and δ are rows of one unit each, sample beside sample, so that a");
        code.Line("// vector instruction takes one step of one unit for as many samples as the vector has lanes. LX inputs, LZl, LAl, LDl");
        code.Line("// of layer l, LT targets, LS what softmax leaves, LE sums on their way; for the gradients samples one after the other:");
        code.Line("// LQ δ of all layers, LIl inputs of layer l and LGl its sums; LDX ∂E/∂x.");
        foreach (string line in plan.Block.Places.Select((place, i) => (Text: $"{place.Name} = {Literal.Of(place.Value)}", Line: i / 6)).GroupBy(place => place.Line, place => place.Text, (_, texts) => string.Join(", ", texts)))
        {
            code.Line($"private const int {line};");
        }

        WriteBits(plan, code);
        code.Line();
    }

    private static void WriteTable(CodeWriter code, string declaration, IEnumerable<string> rows)
    {
        code.Line($"private static readonly {declaration} =");
        code.Line("{");
        using (code.Indent())
        {
            foreach (string row in rows)
            {
                code.Line(row);
            }
        }

        code.Line("};");
        code.Line();
    }
}
