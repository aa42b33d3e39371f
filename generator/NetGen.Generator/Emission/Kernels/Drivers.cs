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

    // Whether outputs have a method of their own, for batches that look at them sample by sample or for passes shared.
    private bool EndsApart => Plan.Batch == BatchTier.Rows || Plan.SharesSamplePasses;

    // Whether losses have: sample by sample they are part of Backward, but whoever wants a loss alone asks for it.
    private bool LossApart => Plan.Batch != BatchTier.Lanes || Plan.SharesSamplePasses;

    /// <summary>Whether the blocks of a batch activate their outputs sample by sample.</summary>
    private bool HasOutputActivation => EndsApart && !Plan.Last.Activation.IsIdentity;

    public void Write()
    {
        string t = T;
        const string forward = "Forward: every layer's z and a";
        const string backward = "Loss and backward: every layer's δ, and rate·∂E/∂w added to g: the gradients, or the parameters themselves in a step at once.";
        string wanted = Plan.Last.Activation.AcrossUnits ? "; the last layer's a only where outputs are wanted." : ".";
        string forwardParameters = $"ref {t} x, ref {t} w, ref {t} s, bool outputs";
        string backwardParameters = $"ref {t} x, ref {t} target, ref {t} w, ref {t} g, ref {t} s, {t} rate";
        if (Plan.SharesSamplePasses)
        {
            Once(forward + wanted, $"void Forward({forwardParameters})", WriteSharedForward);
            Once(backward, $"{t} Backward({backwardParameters})", WriteSharedBackward);
        }
        else
        {
            Pass("Forward", forward + wanted, "void", forwardParameters, "ref x, ref w, ref s, outputs", WriteForward, Plan.KeptWidths);
            WritePredict();
            Pass("Backward", backward, t, backwardParameters, "ref x, ref target, ref w, ref g, ref s, rate", WriteBackward, Plan.KeptWidths, "BackwardBits");
            WriteStep();
        }

        Once("∂E/∂x of a sample, from the first layer's δ.", $"void InputGradient(ref {t} w, ref {t} s, ref {t} dx)", () => SampleTiles.WriteInputGradient(_kernels, Plan.Layers[0], "Bits"));

        if (LossApart)
        {
            // A block's losses are looked at sample by sample; the kernels leave the last layer's δ too.
            Entry("Loss", t, $"ref {t} s", "ref s", bits => KernelNames.Loss(Plan.Last, Plan.Last.Width(bits)), Plan.Widths);
        }

        if (HasOutputActivation)
        {
            // A block's outputs too.
            Entry("ActivateOutputs", "void", $"ref {t} s", "ref s, 1", bits => KernelNames.Activate(Plan.Last, Plan.Last.Width(bits)), Plan.Widths);
        }

        WriteStepEntries();
    }

    // Each layer a line or two, the width the library's to choose.
    private void WriteSharedForward()
    {
        foreach (LayerPlan layer in Plan.Layers)
        {
            Comment(Equations.Forward(layer));
            SampleTiles.WriteForward(_kernels, layer, "Bits");
            if (layer != Plan.Last)
            {
                SampleTiles.WriteActivation(_kernels, layer);
            }
        }

        if (HasOutputActivation)
        {
            Code.Line(Plan.Last.Activation.AcrossUnits ? "if (outputs) ActivateOutputs(ref s);" : "ActivateOutputs(ref s);");
        }
    }

    private void WriteSharedBackward()
    {
        Code.Line("BlockCopy.Out(ref target, OutputSize, ref Add(ref s, T), OutputSize, 1);");
        Code.Line($"{T} loss = Loss(ref s);");
        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            Comment(Equations.Backward(layer));
            SampleTiles.WriteBackward(_kernels, layer, "Bits");
            if (layer.Index > 1)
            {
                LayerPlan below = Plan.Layers[layer.Index - 2];
                Comment(Equations.Delta(below));
                SampleTiles.WriteDelta(_kernels, below);
            }
        }

        Code.Line("return loss;");
    }

    // A short network is one method per pass, so that the JIT sees it whole; of a long one each layer has its own.
    private bool IsShort(int bits) => Plan.Layers.Count <= Limits.InlinedLayers
        && Plan.Layers.Select(layer => SingleForm.Of(_kernels, layer, bits)).Sum(form => form.IsStraight(Plan) ? form.MultiplyAdds : 0) <= Limits.ForcedStraightLineFmas / 2;

    private void WriteForward(int bits)
    {
        WriteForward(bits, IsShort(bits) ? new HeldValues(_kernels, bits, HeldValues.Pass.Forward) : null);
        _kernels.Values = null;
    }

    // Of the smallest networks a prediction keeps nothing: 4-16-3 takes a quarter less time without a slot on the caller's stack.
    private void WritePredict()
    {
        string parameters = $"ref {T} x, ref {T} w, ref {T} y";
        Dictionary<int, HeldValues> held = Holding(Plan.Widths.Where(IsShort), HeldValues.Pass.Predict, values => values.HoldsAll);
        if (held.Count == 0)
        {
            return;
        }

        foreach (int bits in Plan.Widths.Where(held.ContainsKey))
        {
            using (_kernels.Method("Predict: the outputs alone, all values in registers.", false, $"void Predict_V{Literal.Of(bits)}({parameters})"))
            {
                WriteForward(bits, held[bits]);
                held[bits].WriteOutputs(_kernels);
                _kernels.Values = null;
            }
        }

        AtOnce($"PredictAtOnce({parameters})", Plan.Widths, bits => held.ContainsKey(bits)
            ? new[] { $"Predict_V{Literal.Of(bits)}(ref x, ref w, ref y);", "return true;" }
            : new[] { "return false;" });
    }

    // A step of the smallest networks is one method: the way back begins with outputs that are in registers still, which from
    // memory would wait for their stores, and the next sample's step waits for this one's: 33.3 ns for 2-3-1 instead of 35.8, 42.9 for
    // 4-16-3 instead of 44.8 (Zen 4).
    private void WriteStep()
    {
        if (!Plan.FusesSingleStep)
        {
            return;
        }

        string parameters = $"ref {T} x, ref {T} target, ref {T} w, ref {T} s, {T} rate";
        Dictionary<int, HeldValues> held = Holding(Plan.KeptWidths.Where(IsStraight), HeldValues.Pass.Step, values => values.HoldsOutputs);
        if (held.Count == 0)
        {
            return;
        }

        foreach (int bits in Plan.KeptWidths.Where(held.ContainsKey))
        {
            using (_kernels.Method("Step: Forward, loss and Backward in one, the parameters receiving rate·∂E/∂w.", false, $"{T} Step_V{Literal.Of(bits)}({parameters})"))
            {
                Code.Line($"ref {T} g = ref w;");
                WriteForward(bits, held[bits]);
                WriteBackward(bits);
                _kernels.Values = null;
            }
        }

        AtOnce($"StepAtOnce({parameters}, out {T} loss)", Plan.KeptWidths, bits => held.ContainsKey(bits)
            ? new[] { $"loss = Step_V{Literal.Of(bits)}(ref x, ref target, ref w, ref s, rate);", "return true;" }
            : new[] { "loss = 0;", "return false;" });
    }

    // The widths at which enough values stay in registers for a method of its own.
    private Dictionary<int, HeldValues> Holding(IEnumerable<int> widths, HeldValues.Pass pass, Func<HeldValues, bool> isEnough) => widths
        .Select(bits => (Bits: bits, Values: new HeldValues(_kernels, bits, pass)))
        .Where(pair => isEnough(pair.Values))
        .ToDictionary(pair => pair.Bits, pair => pair.Values);

    // Every layer's multiply-adds one below the other, in one method: those of forward and twice as many back.
    private bool IsStraight(int bits) => IsShort(bits)
        && Plan.Layers.Select(layer => SingleForm.Of(_kernels, layer, bits)).ToList() is var forms
        && forms.All(form => form.IsStraight(Plan) && !form.IsShared(Plan, bits))
        && forms.Sum(form => form.MultiplyAdds) <= Limits.ForcedStraightLineFmas / 4;

    // The entry of a pass that not every width has.
    private void AtOnce(string signature, IReadOnlyList<int> widths, Func<int, string[]> lines)
    {
        Code.Line();
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (Code.Block("public static bool " + signature))
        {
            foreach (int bits in widths)
            {
                bool narrowest = bits == widths[widths.Count - 1];
                using (narrowest ? (CodeWriter.Scope?)null : Code.Block($"if (Hardware.VectorBits >= {Literal.Of(bits)})"))
                {
                    Array.ForEach(lines(bits), line => Code.Line(line));
                }
            }
        }
    }

    private void WriteForward(int bits, HeldValues? values)
    {
        _kernels.Values = values;
        _kernels.Values?.Declare(_kernels);
        foreach (LayerPlan layer in Plan.Layers)
        {
            Unit(layer, bits, "ForwardSample", Equations.Forward(layer), string.Empty, string.Empty, () => ForwardKernel.WriteInline(_kernels, layer, bits));
            if (layer.Activation.AcrossUnits && (_kernels.KeepsValues || !Plan.OutputsLogits))
            {
                Code.Line("// " + Equations.Activation(layer));
                using (layer == Plan.Last && _kernels.KeepsValues && _kernels.Values is not { IsStep: true } ? Code.Block("if (outputs)") : Code.Block())
                {
                    ActivationKernel.WriteSoftmax(_kernels, layer, _kernels.Dialect(layer.Width(bits)));
                }
            }
        }
    }

    private void WriteBackward(int bits)
    {
        Code.Line($"{T} loss;");
        _kernels.Held = IsShort(bits) ? new HeldDeltas(_kernels, bits) : null;
        _kernels.Held?.Declare(_kernels);
        Comment(Equations.Loss(Plan));
        Action writeLoss = LossKernel.WriteInline(_kernels, bits, "loss = ");
        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            string comment = Equations.Backward(layer);
            Unit(layer, bits, "BackwardSample", comment, $", ref {T} g, {T} rate", ", ref g, rate", () => BackwardKernel.WriteInline(_kernels, layer, bits));
            BackwardKernel.WriteDeltaBelow(_kernels, layer, bits);
        }

        writeLoss();
        _kernels.Held = null;
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
        foreach (Action unit in _units)
        {
            unit();
        }

        foreach (int bits in Plan.Widths)
        {
            if (HasOutputActivation)
            {
                ActivationKernel.Write(_kernels, Plan.Last, bits);
            }

            if (LossApart)
            {
                LossKernel.Write(_kernels, bits);
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

    private void Once(string comment, string signature, Action body)
    {
        Code.Line();
        Comment(comment);
        using (Code.Block("public static " + signature))
        {
            body();
        }
    }

    private void Pass(string name, string comment, string type, string parameters, string arguments, Action<int> body, IReadOnlyList<int> widths, string hardware = "VectorBits")
    {
        foreach (int bits in widths)
        {
            using (_kernels.Method(comment, false, $"{type} {name}_V{Literal.Of(bits)}({parameters})"))
            {
                body(bits);
            }
        }

        Entry(name, type, parameters, arguments, bits => $"{name}_V{Literal.Of(bits)}", widths, hardware);
    }

    private void Entry(string name, string type, string parameters, string arguments, Func<int, string> target, IReadOnlyList<int> widths, string hardware = "VectorBits") =>
        _kernels.Entry(name, "public static " + type, parameters, arguments, widths, target, hardware);
}
