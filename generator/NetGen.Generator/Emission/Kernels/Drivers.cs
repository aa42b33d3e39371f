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

    public Drivers(KernelWriter kernels)
    {
        _kernels = kernels;
    }

    private NetworkPlan Plan => _kernels.Plan;

    private CodeWriter Code => _kernels.Code;

    private string T => _kernels.T;

    /// <summary>Whether the blocks of a batch activate their outputs sample by sample.</summary>
    private bool HasOutputActivation => Plan.Batch == BatchTier.Rows && !Plan.Last.Activation.IsIdentity;

    public void Write()
    {
        string t = T;
        Pass("Logits", "Forward up to the last layer's z, and its a unless that is a softmax.", "void", $"ref {t} x, ref {t} w, ref {t} s", "ref x, ref w, ref s", bits =>
        {
            foreach (LayerPlan layer in Plan.Layers)
            {
                CallForward(layer, bits, "ref " + InputOf(layer, "x"), "s");
            }
        });

        Pass("Forward", "Forward: every layer's z and a.", "void", $"ref {t} x, ref {t} w, ref {t} s", "ref x, ref w, ref s", bits =>
        {
            Code.Line($"Logits_V{Literal.Of(bits)}(ref x, ref w, ref s);");
            if (Plan.Last.Activation.AcrossUnits)
            {
                CallActivation(Plan.Last, bits, "s", "1");
            }
        });

        Pass("Loss", "The loss of a sample; leaves the last layer's δ.", t, $"ref {t} s", "ref s", bits =>
            Code.Line($"return {KernelNames.Loss(Plan.Last, Plan.Last.Width(bits))}(ref s);"));

        Pass("Backward", "Backward: from the last layer's δ to every ∂E/∂w, added to the gradients g.", "void", $"ref {t} x, ref {t} w, ref {t} g, ref {t} s", "ref x, ref w, ref g, ref s", bits =>
        {
            foreach (LayerPlan layer in Plan.Layers.Reverse())
            {
                CallSweep(layer, bits, SweepMode.Accumulate, "x", "s");
                CallDelta(layer, bits, "1");
            }
        });

        if (Plan.FusesSingleStep)
        {
            Pass("TrainStep", "Backward with the step taken at once: no gradient reaches memory.", "void", $"ref {t} x, ref {t} w, ref {t} s, {t} negativeRate", "ref x, ref w, ref s, negativeRate", bits =>
            {
                foreach (LayerPlan layer in Plan.Layers.Reverse())
                {
                    CallSweep(layer, bits, SweepMode.Step, "x", "s");
                    CallDelta(layer, bits, "1");
                }
            });
        }

        Pass("InputGradient", "∂E/∂x of a sample, from the first layer's δ.", "void", $"ref {t} w, ref {t} s, ref {t} dx", "ref w, ref s, ref dx", bits =>
            Code.Line($"{KernelNames.InputGradient(Plan.Layers[0], Plan.Layers[0].Width(bits))}(ref w, ref s, ref dx);"));

        if (HasOutputActivation)
        {
            Pass("ActivateOutputs", "The last layer's a of a sample.", "void", $"ref {t} s", "ref s", bits => CallActivation(Plan.Last, bits, "s", "1"));
        }

        WriteStepEntries();
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

        // The constants come as a span, so that a team of threads can be handed them: the scale first.
        IReadOnlyList<StepConstant> constants = StepText.KernelConstants(Plan);
        string states = Plan.Optimizer.States.Count == 0 ? string.Empty : ", ref states";
        _kernels.Entry(
            "Update",
            "public static void",
            $"ref {t} w, ref {t} gradient, ref {t} states, int length, ReadOnlySpan<{t}> constants",
            $"ref w, ref gradient{states}, length, {string.Join(", ", Enumerable.Range(0, constants.Count + 1).Select(i => $"constants[{Literal.Of(i)}]"))}",
            Plan.Allowed(all),
            bits => UpdateKernel.Name(Plan, bits));
    }

    /// <summary>Writes all kernels that the passes call, layer by layer, widest first.</summary>
    public void WriteKernels()
    {
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
        if (layer.Activation.AcrossUnits || (layer == Plan.Last && HasOutputActivation))
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
        if (Plan.FusesSingleStep)
        {
            BackwardKernel.Write(_kernels, layer, bits, SweepMode.Step);
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

    private void CallSweep(LayerPlan layer, int bits, SweepMode mode, string x, string slot)
    {
        var arguments = new List<string> { "ref " + InputOf(layer, x, slot) };
        if (layer.Index > 1 || mode == SweepMode.Step)
        {
            arguments.Add("ref w");
        }

        if (mode == SweepMode.Accumulate)
        {
            arguments.Add("ref g");
        }

        arguments.Add("ref " + slot);
        if (layer.Index > 1)
        {
            arguments.Add("ref " + DeltaBelow(layer, slot));
        }

        if (mode == SweepMode.Step)
        {
            arguments.Add("negativeRate");
        }

        Code.Line($"{BackwardKernel.Name(layer, layer.Width(bits), mode)}({string.Join(", ", arguments)});");
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

    private void Entry(string name, string type, string parameters, string arguments, Func<int, string> target, IReadOnlyList<int> widths) =>
        _kernels.Entry(name, "public static " + type, parameters, arguments, widths, target);
}
