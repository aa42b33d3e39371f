using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The passes of the whole network: layer after layer, unrolled, once per vector width, and behind each the entry
/// that chooses the width.
/// </summary>
internal sealed class Drivers
{
    private readonly KernelWriter _kernels;

    // Layers of single-sample passes that are methods of their own.
    private readonly List<Action> _units = new();

    public Drivers(KernelWriter kernels)
    {
        _kernels = kernels;
    }

    private NetworkPlan Plan => _kernels.Plan;

    private CodeWriter Code => _kernels.Code;

    private string T => _kernels.T;

    private static string Slot => "Slot";

    public void Write()
    {
        string t = T;
        Pass(
            "Forward",
            "Forward: every layer's z and a" + (Plan.Last.Activation.AcrossUnits ? "; the last layer's a only where outputs are wanted." : "."),
            "void",
            $"ref {t} x, ref {t} w, ref {t} s, bool outputs",
            "ref x, ref w, ref s, outputs",
            WriteForward);

        Pass(
            "Backward",
            "Loss and backward: every layer's δ, and rate·∂E/∂w added to g: the gradients, or the parameters themselves in a step at once.",
            t,
            $"ref {t} x, ref {t} target, ref {t} w, ref {t} g, ref {t} s, {t} rate",
            "ref x, ref target, ref w, ref g, ref s, rate",
            WriteBackward);

        Pass("LogitsBlock", "The same for a block of samples.", "void", $"ref {t} x, int xStride, ref {t} w, ref {t} s, int rows", "ref x, xStride, ref w, ref s, rows", WriteLogitsBlock);

        Pass("ForwardBlock", "Forward for a block of samples.", "void", $"ref {t} x, int xStride, ref {t} w, ref {t} s, int rows", "ref x, xStride, ref w, ref s, rows", bits =>
        {
            Code.Line($"LogitsBlock_V{Literal.Of(bits)}(ref x, xStride, ref w, ref s, rows);");
            if (Plan.Last.Activation.AcrossUnits)
            {
                CallActivation(Plan.Last, bits, "s", "rows");
            }
        });

        Pass("Loss", "The sum of the samples' losses; leaves the last layer's δ.", t, $"ref {t} s, int rows", "ref s, rows", bits =>
        {
            Code.Line($"{t} loss = 0;");
            using (Code.Block("for (int r = 0; r < rows; r++)"))
            {
                Code.Line($"loss += {KernelNames.Loss(Plan.Last, Plan.Last.Width(bits))}(ref Add(ref s, r * {Slot}));");
            }

            Code.Line("return loss;");
        });

        Pass("BackwardBlock", "Backward for a block of samples.", "void", $"ref {t} x, int xStride, ref {t} w, ref {t} g, ref {t} s, int rows", "ref x, xStride, ref w, ref g, ref s, rows", WriteBackwardBlock);

        Pass("InputGradient", "∂E/∂x of a block of samples, from the first layer's δ.", "void", $"ref {t} w, ref {t} s, ref {t} dx, int rows", "ref w, ref s, ref dx, rows", WriteInputGradient);

        WriteStepEntries();
    }

    // A short network is one method per pass, so that the JIT sees it whole; of a long one each layer has its own.
    private bool IsShort(int bits) => Plan.Layers.Count <= Limits.InlinedLayers
        && Plan.Layers.Select(layer => SingleForm.Of(_kernels, layer, bits)).Sum(form => form.IsStraight(Plan) ? form.MultiplyAdds : 0) <= Limits.ForcedStraightLineFmas / 2;

    private void WriteForward(int bits)
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            Unit(layer, bits, "ForwardSample", Equations.Forward(layer), string.Empty, string.Empty, () => ForwardKernel.WriteInline(_kernels, layer, bits));
            if (layer.Activation.AcrossUnits)
            {
                Code.Line("// " + Equations.Activation(layer));
                using (layer == Plan.Last ? Code.Block("if (outputs)") : Code.Block())
                {
                    ActivationKernel.WriteSoftmax(_kernels, layer, _kernels.Dialect(layer.Width(bits)));
                }
            }
        }
    }

    private void WriteBackward(int bits)
    {
        Code.Line($"{T} loss;");
        Comment(Equations.Loss(Plan));
        using (Code.Block())
        {
            LossKernel.WriteInline(_kernels, bits, "loss = ");
        }

        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            string comment = Equations.Backward(layer, SweepMode.Accumulate, layer.Index > 1);
            Unit(layer, bits, "BackwardSample", comment, $", ref {T} g, {T} rate", ", ref g, rate", () => SingleBackwardKernel.WriteInline(_kernels, layer, bits));
            SingleBackwardKernel.WriteDeltaBelow(_kernels, layer, bits);
        }

        Code.Line("return loss;");
    }

    private void Comment(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Code.Line("// " + line);
        }
    }

    private void Unit(LayerPlan layer, int bits, string name, string comment, string parameters, string arguments, Action body)
    {
        if (IsShort(bits))
        {
            Comment(comment);
            using (Code.Block())
            {
                body();
            }

            return;
        }

        name = $"{name}Layer{Literal.Of(layer.Index)}_{layer.Shape}_V{Literal.Of(bits)}";
        Code.Line($"{name}(ref x, ref w, ref s{arguments});");
        _units.Add(() =>
        {
            using (_kernels.Method(comment, false, $"void {name}(ref {T} x, ref {T} w, ref {T} s{parameters})"))
            {
                body();
            }
        });
    }

    private void WriteStepEntries()
    {
        string t = T;
        int[] all = { 512, 256, 128 };
        if (Plan.Spec.Penalty.ClipNorm > 0.0)
        {
            IReadOnlyList<StepConstant> penalty = StepText.Penalty(Plan);
            Entry(
                "SquaredNorm",
                t,
                $"ref {t} w, ref {t} gradient, int length{UpdateKernel.Parameters(Plan, penalty)}",
                $"ref w, ref gradient, length, scale{string.Concat(penalty.Select(constant => ", " + constant.Name + "Value"))}",
                UpdateKernel.NormName,
                Plan.Allowed(all));
        }

        IReadOnlyList<StepConstant> constants = StepText.KernelConstants(Plan);
        bool stateless = Plan.Optimizer.States.Count == 0;
        Entry(
            "Update",
            "void",
            $"ref {t} w, ref {t} gradient{(stateless ? string.Empty : $", ref {t} states")}, int length{UpdateKernel.Parameters(Plan, constants)}",
            $"ref w, ref gradient{(stateless ? string.Empty : ", ref states")}, length, scale{string.Concat(constants.Select(constant => ", " + constant.Name + "Value"))}",
            bits => UpdateKernel.Name(Plan, bits),
            Plan.Allowed(all));
    }

    private void WriteLogitsBlock(int bits)
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            bool first = layer.Index == 1;
            if (layer.Blocked)
            {
                string x = first ? "ref x, xStride" : $"ref {InputOf(layer, "x")}, {Slot}";
                Code.Line($"{KernelNames.ForwardBlock(layer, layer.Width(bits))}({x}, ref w, ref s, rows);");
                if (layer.AOffset != layer.ZOffset && !(layer.Activation.AcrossUnits && layer == Plan.Last))
                {
                    CallActivation(layer, bits, "s", "rows");
                }
            }
            else
            {
                using (Code.Block("for (int r = 0; r < rows; r++)"))
                {
                    Code.Line($"ref {T} sr = ref Add(ref s, r * {Slot});");
                    CallForward(layer, bits, first ? "ref Add(ref x, r * xStride)" : "ref " + InputOf(layer, "x", "sr"), "sr");
                }
            }
        }
    }

    private void WriteBackwardBlock(int bits)
    {
        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            if (layer.Blocked)
            {
                using (Code.Block($"if (rows >= {Literal.Of(Limits.BlockedFromRows)})"))
                {
                    VectorWidth width = layer.Width(bits);
                    string x = layer.Index == 1 ? "ref x, xStride" : $"ref {InputOf(layer, "x")}, {Slot}";
                    Code.Line($"{KernelNames.GradientBlock(layer, width)}({x}, ref g, ref s, rows);");
                    if (layer.Index > 1)
                    {
                        Code.Line($"{KernelNames.InputGradientBlock(layer, width)}(ref w, ref s, ref {DeltaBelow(layer, "s")}, {Slot}, rows);");
                    }
                }
            }

            using (Code.Block($"{(layer.Blocked ? "else " : string.Empty)}for (int r = 0; r < rows; r++)"))
            {
                Code.Line($"ref {T} sr = ref Add(ref s, r * {Slot});");
                CallSweep(layer, bits, layer.Index == 1 ? "Add(ref x, r * xStride)" : "x", "sr");
            }

            CallDelta(layer, bits, "rows");
        }
    }

    private void WriteInputGradient(int bits)
    {
        LayerPlan layer = Plan.Layers[0];
        VectorWidth width = layer.Width(bits);
        string input = Literal.Of(Plan.InputSize);
        if (layer.Blocked)
        {
            using (Code.Block($"if (rows >= {Literal.Of(Limits.BlockedFromRows)})"))
            {
                Code.Line($"{KernelNames.InputGradientBlock(layer, width)}(ref w, ref s, ref dx, {input}, rows);");
            }
        }

        using (Code.Block($"{(layer.Blocked ? "else " : string.Empty)}for (int r = 0; r < rows; r++)"))
        {
            Code.Line($"{KernelNames.InputGradient(layer, width)}(ref w, ref Add(ref s, r * {Slot}), ref Add(ref dx, r * {input}));");
        }
    }

    /// <summary>Writes all kernels that the passes call, layer by layer, widest first.</summary>
    public void WriteKernels()
    {
        foreach (Action unit in _units)
        {
            unit();
        }

        foreach (LayerPlan layer in Plan.Layers)
        {
            foreach (int bits in Plan.Widths)
            {
                WriteLayer(layer, bits);
            }
        }

        foreach (int bits in Plan.Widths)
        {
            LossKernel.Write(_kernels, bits);
        }

        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            foreach (int bits in Plan.Widths)
            {
                WriteLayerBackward(layer, bits);
            }
        }

        foreach (int bits in Plan.Allowed(new[] { 512, 256, 128 }))
        {
            if (Plan.Spec.Penalty.ClipNorm > 0.0)
            {
                UpdateKernel.WriteNorm(_kernels, bits);
            }

            UpdateKernel.Write(_kernels, bits);
        }
    }

    private void WriteLayer(LayerPlan layer, int bits)
    {
        ForwardKernel.Write(_kernels, layer, bits);
        if (layer.Blocked)
        {
            new BlockedKernels(_kernels, layer, bits).WriteForward();
        }

        if (layer.Blocked || layer.Activation.AcrossUnits)
        {
            ActivationKernel.Write(_kernels, layer, bits);
        }
    }

    private void WriteLayerBackward(LayerPlan layer, int bits)
    {
        if (layer != Plan.Last)
        {
            DeltaKernel.Write(_kernels, layer, bits);
        }

        BackwardKernel.Write(_kernels, layer, bits, SweepMode.Accumulate);
        if (layer.Blocked)
        {
            var blocked = new BlockedKernels(_kernels, layer, bits);
            blocked.WriteGradient();
            blocked.WriteInputGradient();
        }

        if (layer.Index == 1)
        {
            BackwardKernel.Write(_kernels, layer, bits, SweepMode.InputGradient);
        }
    }

    private string InputOf(LayerPlan layer, string x, string slot = "s") => layer.Index == 1
        ? x
        : $"Add(ref {slot}, {Plan.Layers[layer.Index - 2].A})";

    private string DeltaBelow(LayerPlan layer, string slot) =>
        $"Add(ref {slot}, {Plan.Layers[layer.Index - 2].D})";

    private void CallForward(LayerPlan layer, int bits, string x, string slot)
    {
        Code.Line($"{KernelNames.Forward(layer, layer.Width(bits))}({x}, ref w, ref {slot});");
        if (layer.Activation.AcrossUnits && layer != Plan.Last)
        {
            CallActivation(layer, bits, slot, "1");
        }
    }

    private void CallActivation(LayerPlan layer, int bits, string slot, string rows) =>
        Code.Line($"{KernelNames.Activate(layer, layer.Width(bits))}(ref {slot}, {rows});");

    // After a layer's sweep the layer below holds d = W δ; its slope makes it δ.
    private void CallDelta(LayerPlan layer, int bits, string rows)
    {
        if (layer.Index == 1)
        {
            return;
        }

        LayerPlan below = Plan.Layers[layer.Index - 2];
        if (below.Activation.DeltaText is not null || below.Activation.AcrossUnits)
        {
            Code.Line($"{KernelNames.Delta(below, below.Width(bits))}(ref s, {rows});");
        }
    }

    private void CallSweep(LayerPlan layer, int bits, string x, string slot)
    {
        var arguments = new List<string> { "ref " + InputOf(layer, x, slot) };
        if (layer.Index > 1)
        {
            arguments.Add("ref w");
        }

        arguments.Add("ref g");

        arguments.Add("ref " + slot);
        if (layer.Index > 1)
        {
            arguments.Add("ref " + DeltaBelow(layer, slot));
        }

        Code.Line($"{KernelNames.Backward(layer, layer.Width(bits))}({string.Join(", ", arguments)});");
    }

    private void Pass(string name, string comment, string type, string parameters, string arguments, Action<int> body)
    {
        foreach (int bits in Plan.Widths)
        {
            using (_kernels.Method(comment, false, $"{type} {name}_V{Literal.Of(bits)}({parameters})"))
            {
                body(bits);
            }
        }

        Entry(name, type, parameters, arguments, bits => $"{name}_V{Literal.Of(bits)}", Plan.Widths);
    }

    private void Entry(string name, string type, string parameters, string arguments, Func<int, string> target, IReadOnlyList<int> widths)
    {
        Code.Line();
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (Code.Block($"public static {type} {name}({parameters})"))
        {
            string result = type == "void" ? string.Empty : "return ";
            for (int i = 0; i < widths.Count; i++)
            {
                string call = $"{result}{target(widths[i])}({arguments});";
                if (widths.Count == 1)
                {
                    Code.Line(call);
                    continue;
                }

                string branch = i == 0 ? $"if (Hardware.VectorBits >= {Literal.Of(widths[i])})"
                    : i < widths.Count - 1 ? $"else if (Hardware.VectorBits >= {Literal.Of(widths[i])})"
                    : "else";
                using (Code.Block(branch))
                {
                    Code.Line(call);
                }
            }
        }
    }
}
