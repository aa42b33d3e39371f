using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>What moves samples between the user's spans and the slots, and walks batches block by block.</summary>
internal static class BatchEmitter
{
    public static void Write(NetworkPlan plan, CodeWriter code)
    {
        WriteConstants(plan, code);
        code.Lines(Fill(plan, Slots));
        code.Line();
        code.Lines(Fill(plan, plan.OutputSize == 1 ? ClassOfOne : ClassOfMany));
        if (plan.TakesLabels)
        {
            code.Line();
            code.Lines(Fill(plan, plan.OutputSize == 1 ? BinaryLabels : Labels));
        }

        WriteAccumulate(plan, code, "ReadOnlySpan<{T}> targets", "SetTargets(targets.Slice(first * Outputs, rows * Outputs), ref s, rows)");
        if (plan.TakesLabels)
        {
            WriteAccumulate(plan, code, "ReadOnlySpan<int> targets", "SetLabels(targets.Slice(first, rows), ref s, rows)");
        }
    }

    private static void WriteConstants(NetworkPlan plan, CodeWriter code)
    {
        code.Line($"internal const int Inputs = {Literal.Of(plan.InputSize)};");
        code.Line($"internal const int Outputs = {Literal.Of(plan.OutputSize)};");
        code.Line();
        code.Line("/// <summary>Values per buffer of parameters, padding included.</summary>");
        code.Line($"internal const int BufferLength = {Literal.Of(plan.BufferLength)};");
        code.Line();
        code.Line("/// <summary>Values per sample in flight: z, a and δ of every layer, targets, inputs.</summary>");
        code.Line($"internal const int SlotLength = {Literal.Of(plan.SlotLength)};");
        code.Line();
        code.Line("/// <summary>Samples that go through the layers together.</summary>");
        code.Line($"internal const int BlockRows = {Literal.Of(Limits.BlockRows)};");
        code.Line();
        WriteOffsets(plan, code);
        code.Line("/// <summary>Where each layer's parameters lie.</summary>");
        WriteTable(code, "DenseLayout[] Layouts", plan.Layers.Select(layer =>
            $"new DenseLayout({Literal.Of(layer.Inputs)}, {Literal.Of(layer.Units)}, {Literal.Of(layer.Padded)}, {Literal.Of(layer.PanelWidth)}, {layer.W}, {layer.B}, {Literal.Of(layer.Spec.Bias)}),"));
        code.Line("/// <summary>Where each layer's z, a and δ lie in a slot.</summary>");
        WriteTable(code, "(int Z, int A, int D)[] Places", plan.Layers.Select(layer => $"({layer.Z}, {layer.A}, {layer.D}),"));
    }

    /// <summary>Names for the places of everything, so that the kernels read as mathematics.</summary>
    private static void WriteOffsets(NetworkPlan plan, CodeWriter code)
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

        code.Line();
    }

    private static void WriteTable(CodeWriter code, string declaration, IEnumerable<string> rows)
    {
        code.Line($"internal static readonly {declaration} =");
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

    private static void WriteAccumulate(NetworkPlan plan, CodeWriter code, string targets, string set)
    {
        code.Line();
        code.Lines(Fill(plan, Accumulate).Replace("{targets}", Fill(plan, targets)).Replace("{set}", set));
    }

    private static string Fill(NetworkPlan plan, string template) => template
        .Replace("{T}", plan.T)
        .Replace("{y}", plan.Last.A)
        .Replace("{z}", plan.Last.Z);

    private const string Slots = """
        /// <summary>Keeps the inputs of samples for the backward pass.</summary>
        internal static void SetInputs(ReadOnlySpan<{T}> inputs, ref {T} s, int rows)
        {
            for (int r = 0; r < rows; r++)
            {
                inputs.Slice(r * Inputs, Inputs).CopyTo(MemoryMarshal.CreateSpan(ref Add(ref s, (r * SlotLength) + X), Inputs));
            }
        }

        /// <summary>The inputs kept in a slot.</summary>
        internal static ref {T} InputsOf(ref {T} s) => ref Add(ref s, X);

        /// <summary>Copies the outputs of samples out.</summary>
        internal static void GetOutputs(ref {T} s, Span<{T}> outputs, int rows)
        {
            for (int r = 0; r < rows; r++)
            {
                MemoryMarshal.CreateReadOnlySpan(ref Add(ref s, (r * SlotLength) + {y}), Outputs).CopyTo(outputs.Slice(r * Outputs));
            }
        }

        /// <summary>Puts the targets of samples into their slots.</summary>
        internal static void SetTargets(ReadOnlySpan<{T}> targets, ref {T} s, int rows)
        {
            for (int r = 0; r < rows; r++)
            {
                targets.Slice(r * Outputs, Outputs).CopyTo(MemoryMarshal.CreateSpan(ref Add(ref s, (r * SlotLength) + T), Outputs));
            }
        }
        """;

    private const string ClassOfMany = """
        /// <summary>The class of the sample: the first of the units with the largest z.</summary>
        internal static int ClassOf(ref {T} s)
        {
            ref {T} z = ref Add(ref s, {z});
            int best = 0;
            for (int i = 1; i < Outputs; i++)
            {
                best = Add(ref z, i) > Add(ref z, best) ? i : best;
            }

            return best;
        }
        """;

    private const string ClassOfOne = """
        /// <summary>The class of the sample: 1 where z is positive, otherwise 0.</summary>
        internal static int ClassOf(ref {T} s) => Add(ref s, {z}) > 0 ? 1 : 0;
        """;

    private const string Labels = """
        /// <summary>Puts class indices into the slots as one-hot targets.</summary>
        internal static void SetLabels(ReadOnlySpan<int> labels, ref {T} s, int rows)
        {
            for (int r = 0; r < rows; r++)
            {
                SetLabel(labels[r], ref Add(ref s, r * SlotLength));
            }
        }

        /// <summary>Puts a class index into a slot as one-hot target.</summary>
        internal static void SetLabel(int label, ref {T} s)
        {
            Span<{T}> t = MemoryMarshal.CreateSpan(ref Add(ref s, T), Outputs);
            t.Clear();
            t[label] = 1;
        }
        """;

    private const string BinaryLabels = """
        /// <summary>Puts labels 0 and 1 into the slots as targets.</summary>
        internal static void SetLabels(ReadOnlySpan<int> labels, ref {T} s, int rows)
        {
            for (int r = 0; r < rows; r++)
            {
                SetLabel(labels[r], ref Add(ref s, r * SlotLength));
            }
        }

        /// <summary>Puts a label 0 or 1 into a slot as target.</summary>
        internal static void SetLabel(int label, ref {T} s) => Add(ref s, T) = label;
        """;

    private const string Accumulate = """
        /// <summary>Forward, loss and backward of a batch, block after block.</summary>
        /// <returns>The sum of the samples' losses.</returns>
        internal static {T} Accumulate(NetworkState<{T}> state, ReadOnlySpan<{T}> inputs, {targets}, int batchSize)
        {
            ref {T} s = ref state.Slots(Math.Min(batchSize, BlockRows)).Origin;
            ref {T} w = ref state.Parameters.Origin;
            ref {T} g = ref state.Gradients.Origin;
            {T} loss = 0;
            for (int first = 0; first < batchSize; first += BlockRows)
            {
                int rows = Math.Min(BlockRows, batchSize - first);
                ref {T} x = ref MemoryMarshal.GetReference(inputs.Slice(first * Inputs));
                ForwardBlock(ref x, Inputs, ref w, ref s, rows);
                {set};
                loss += Loss(ref s, rows);
                BackwardBlock(ref x, Inputs, ref w, ref g, ref s, rows);
            }

            state.AccumulatedSamples += batchSize;
            state.ForwardRows = 0;
            return loss;
        }
        """;
}
