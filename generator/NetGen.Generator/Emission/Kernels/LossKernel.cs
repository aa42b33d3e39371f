using System;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The loss E of one sample and the delta δ = ∂E/∂z of the last layer.</summary>
internal sealed class LossKernel
{
    private readonly KernelWriter _kernels;
    private readonly Dialect _dialect;
    private Func<KernelWriter.UnitVector, string> _target;

    private LossKernel(KernelWriter kernels, int bits)
    {
        _kernels = kernels;
        _dialect = kernels.Dialect(kernels.Plan.Last.Width(bits));
        _target = vector => _dialect.At("s", vector.Offset("T"));
    }

    private NetworkPlan Plan => _kernels.Plan;

    private LayerPlan Layer => Plan.Last;

    private CodeWriter Code => _kernels.Code;

    private int Count => Layer.SumLanes / _dialect.Lanes;

    /// <summary>Writes the loss as a method, the targets in the slot.</summary>
    public static void Write(KernelWriter kernels, int bits)
    {
        string name = KernelNames.Loss(kernels.Plan.Last, kernels.Plan.Last.Width(bits));
        if (kernels.Begin(name))
        {
            using (kernels.Method(Equations.Loss(kernels.Plan), false, $"{kernels.T} {name}(ref {kernels.T} s)"))
            {
                var kernel = new LossKernel(kernels, bits);
                kernel.WriteDeltas();
                kernel.WriteLoss("return ");
            }
        }
    }

    /// <summary>Writes δ of one sample where it is, the targets where the user has them.</summary>
    /// <param name="kernels">The text so far.</param>
    /// <param name="bits">The vector width.</param>
    /// <param name="result">What stands before the loss.</param>
    /// <returns>Writes the loss where it is to come: nothing waits for its logarithm, so that it is best behind everything that does wait.</returns>
    public static Action WriteInline(KernelWriter kernels, int bits, string result)
    {
        var kernel = new LossKernel(kernels, bits);
        kernel.ReadTargets();
        if (kernels.Plan.Fused is null)
        {
            using (kernels.Code.Block())
            {
                kernel.WriteDeltas();
                kernel.WriteLoss(result);
            }

            return () => { };
        }

        using (kernels.Code.Block())
        {
            kernel.WriteDeltas();
        }

        return () =>
        {
            kernels.Code.Line("// E, for which nothing waits.");
            using (kernels.Code.Block())
            {
                kernel.WriteLoss(result);
            }
        };
    }

    /// <summary>The constant before Σ in E: the loss's own factor and, for a mean over K outputs, 1/K.</summary>
    public static double ValueFactor(NetworkPlan plan) =>
        (plan.Fused is null ? plan.Loss.Factor : 1.0) * OutputFactor(plan);

    /// <summary>The constant before the slope in δ.</summary>
    public static double SlopeFactor(NetworkPlan plan) =>
        (plan.Fused is { } fused ? fused.Parameters.Count == 0 ? 1.0 : fused.Parameters[0] : plan.Loss.SlopeFactor) * OutputFactor(plan);

    /// <summary>t, or under label smoothing t·(1 − ε) + ε/K.</summary>
    public static string Target(NetworkPlan plan, Dialect dialect, string t) => plan.Smoothing is var smoothing and > 0.0
        ? dialect.MultiplyAdd(t, dialect.Constant(1.0 - smoothing), dialect.Constant(smoothing / plan.OutputSize))
        : t;

    /// <summary>
    /// δ of a loss that cancels with its activation. ∂/∂z Σ t·(ln Σ exp(z) − z) = y·Σ t − t; with the user's own softmax the
    /// targets are a distribution, and Σ t is 1.
    /// </summary>
    public static string FusedDeltaText(NetworkPlan plan, FusedDelta fused) =>
        plan.OutputsLogits && plan.Last.Activation.AcrossUnits ? "({y} * total - {t})" : fused.Fusion.DeltaText;

    public static string Scaled(Dialect dialect, double factor, string text) =>
        factor == 1.0 ? text : $"{dialect.Constant(factor)} * {text}";

    private static double OutputFactor(NetworkPlan plan) =>
        plan.Spec.Loss.Outputs == Reduction.Mean ? 1.0 / plan.OutputSize : 1.0;

    private static string Accumulators(string name, int count) =>
        KernelWriter.SumTree(Enumerable.Range(1, count).Select(i => name + Literal.Of(i)).ToList());

    // Where the targets come from: the user's memory, or the slot where a last vector of them would reach beyond theirs.
    private void ReadTargets()
    {
        int quarter = VectorWidth.WidestLanes(Layer.Precision) / 4;
        if (Layer.Units % _dialect.Lanes != 0 && Layer.Units > quarter)
        {
            using (Code.Block($"for (int j = 0; j < {Literal.Of(Layer.Units)}; j++)"))
            {
                Code.Line("Add(ref s, T + j) = Add(ref target, j);");
            }

            return;
        }

        _target = vector => vector.IsPartial
            ? $"{_dialect.Class}.Create({string.Join(", ", Enumerable.Range(0, _dialect.Lanes).Select(j => j < vector.Used ? Dialect.Element("target", j) : "0"))})"
            : _dialect.At("target", vector.Offset(string.Empty).TrimStart(' ', '+') is { Length: > 0 } offset ? offset : "0");
        if (Plan.Fused is not null && Layer.Units < _dialect.Lanes)
        {
            // δ and E need them both.
            _kernels.EachVector(Layer, _dialect, vector => Code.Line($"{_dialect.V} targets = {_target(vector)};"));
            _target = _ => "targets";
        }
    }

    private void WriteDeltas()
    {
        if (Plan.Fused is { } fused)
        {
            WriteFusedDeltas(fused);
            return;
        }

        DeclareSums("e");
        if (Layer.Activation.AcrossUnits)
        {
            WriteAcrossUnits();
        }
        else
        {
            WriteElementwise();
        }
    }

    private void WriteLoss(string result)
    {
        if (Plan.Fused is { } fused)
        {
            DeclareSums("e");
            WriteFusedLoss(fused);
        }

        double factor = ValueFactor(Plan);
        string sum = $"VectorMath.Sum({Accumulators("e", Count)})";
        Code.Line(result + (factor == 1.0 ? $"{sum};" : $"{Literal.Of(factor, Plan.Precision)} * {sum};"));
    }

    private void DeclareSums(string name)
    {
        for (int i = 1; i <= Count; i++)
        {
            Code.Line($"{_dialect.V} {name}{Literal.Of(i)} = {_dialect.Zero};");
        }
    }

    private void WriteFusedDeltas(FusedDelta fused)
    {
        if (Layer.Activation.AcrossUnits && Plan.OutputsLogits)
        {
            WriteSumOfTargets();
        }

        string deltaText = FusedDeltaText(Plan, fused);
        EachBlock(vector =>
        {
            WriteTarget(vector);
            string delta = Scaled(_dialect, SlopeFactor(Plan), Text(fused, deltaText, vector));
            Code.Line($"{_dialect.At("s", vector.Offset(Layer.D))} = {Held(vector)}{Masked(delta, vector)};");
        });
    }

    private void WriteFusedLoss(FusedDelta fused)
    {
        if (Layer.Activation.AcrossUnits)
        {
            // The sum is 1 or more: the largest exponential is 1.
            Code.Line($"{_dialect.V} maximum = {_dialect.Broadcast(Dialect.Element("s", "Largest"))};");
            Code.Line($"{_dialect.V} logSum = VectorMath.LogFromOne({_dialect.Broadcast(Dialect.Element("s", "Sum"))});");
        }

        EachBlock(vector =>
        {
            WriteTarget(vector);
            Code.Line($"e{Literal.Of(vector.Accumulator + 1)} += {Masked(Text(fused, fused.Fusion.ValueText, vector), vector)};");
        });
    }

    private string Text(FusedDelta fused, string template, KernelWriter.UnitVector vector) => _dialect.Fill(template, fused.Parameters)
        .Replace("{y}", Output(vector))
        .Replace("{z}", _dialect.At("s", vector.Offset(Layer.Z)))
        .Replace("{t}", "t")
        .Replace("{m}", "maximum")
        .Replace("{s}", "logSum");

    private void WriteSumOfTargets()
    {
        DeclareSums("t");
        EachBlock(vector =>
        {
            WriteTarget(vector);
            Code.Line($"t{Literal.Of(vector.Accumulator + 1)} += {Masked("t", vector)};");
        });
        Code.Line($"{_dialect.V} total = {_dialect.Broadcast($"VectorMath.Sum({Accumulators("t", Count)})")};");
    }

    private void WriteElementwise()
    {
        EachBlock(vector =>
        {
            WriteSlope(vector);
            string Text(string template) => _dialect.Fill(template, Layer.Spec.Parameters)
                .Replace("{d}", "d")
                .Replace("{a}", "y")
                .Replace("{z}", "z");
            string delta = "d";
            if (Layer.Activation.DeltaText is { } text)
            {
                if (Layer.Activation.SlopeSource == SlopeSource.PreActivation)
                {
                    Code.Line($"{_dialect.V} z = {_dialect.At("s", vector.Offset(Layer.Z))};");
                }

                // A block of its own: the loss has locals of its own too.
                foreach (LocalText local in Layer.Activation.DeltaLocals)
                {
                    Code.Line($"{_dialect.V} {local.Name} = {Text(local.Text)};");
                }

                delta = Text(text);
            }

            Code.Line($"{_dialect.At("s", vector.Offset(Layer.D))} = {Held(vector)}{Masked(delta, vector)};");
        });
    }

    private void WriteAcrossUnits()
    {
        SoftmaxJacobian.Declare(_kernels, _dialect, Count);
        EachBlock(vector =>
        {
            WriteSlope(vector);
            Code.Line($"{_dialect.At("s", vector.Offset(Layer.D))} = {Masked("d", vector)};");
        });
        SoftmaxJacobian.Write(_kernels, Layer, _dialect, Count);
    }

    private void WriteSlope(KernelWriter.UnitVector vector)
    {
        Code.Line($"{_dialect.V} y = {Output(vector)};");
        WriteTarget(vector);
        string Text(string template) => _dialect.Fill(template, Plan.Spec.Loss.Parameter).Replace("{y}", "y").Replace("{t}", "t");
        foreach (LocalText local in Plan.Loss.Locals)
        {
            Code.Line($"{_dialect.V} {local.Name} = {Text(local.Text)};");
        }

        string value = Text(Plan.Loss.ValueText);
        string slope = Text(Plan.Loss.SlopeText);
        Code.Line($"e{Literal.Of(vector.Accumulator + 1)} += {Masked(value, vector)};");
        Code.Line($"{_dialect.V} d = {Scaled(_dialect, SlopeFactor(Plan), slope)};");
    }

    private void EachBlock(Action<KernelWriter.UnitVector> body) => _kernels.EachVector(Layer, _dialect, vector =>
    {
        using (Code.Block())
        {
            body(vector);
        }
    });

    private void WriteTarget(KernelWriter.UnitVector vector) => Code.Line($"{_dialect.V} t = {Target(Plan, _dialect, _target(vector))};");

    // From memory, y would have to wait for the store.
    private string Output(KernelWriter.UnitVector vector) =>
        _kernels.Values?.Output(Layer, vector.Unit) ?? _dialect.At("s", vector.Offset(Layer.A));

    // The variable that δ is left in besides.
    private string Held(KernelWriter.UnitVector vector) => _kernels.Held?.Of(Layer, vector.Unit) is { } name ? name + " = " : string.Empty;

    // Padding must stay zero in every delta: it reaches the sums over units and the padded weights' gradients.
    private string Masked(string text, KernelWriter.UnitVector vector) =>
        vector.IsPartial ? $"({text}) & {_dialect.Mask(vector.Used)}" : text;
}
