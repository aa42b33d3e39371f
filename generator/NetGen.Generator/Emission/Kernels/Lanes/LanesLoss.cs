using System;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The loss E of every sample and the delta of the last layer, samples in the lanes.</summary>
internal sealed class LanesLoss : LanesKernel
{
    public LanesLoss(KernelWriter kernels, SharedKernels shared)
        : base(kernels, shared)
    {
    }

    private LayerPlan Layer => Plan.Last;

    private bool NeedsSums => Plan.Fused is not null && Layer.Activation.AcrossUnits;

    public void Call()
    {
        (string type, string place) = NeedsSums ? ($", ref {T} s", ", " + Place("LS")) : (string.Empty, string.Empty);
        Ask("LossOfBlock", Equations.Loss(Plan), $"ref {T} zs, ref {T} ys, ref {T} ts, ref {T} ds, ref {T} losses, ref {T} e{type}, nint rows", Write);
        Code.Line($"LossOfBlock({Place("L" + Layer.Z)}, {Place("L" + Layer.A)}, {Place("LT")}, {Place("L" + Layer.D)}, {Place("Losses")}, {Place("LE")}{place}, count);");
    }

    private void Write(Dialect dialect)
    {
        using (Code.Block(EachVector(dialect)))
        {
            if (NeedsSums)
            {
                Code.Line($"{dialect.V} maximum = {At(dialect, "s", 0)};");
                Code.Line($"{dialect.V} logSum = VectorMath.LogFromOne({At(dialect, "s", 1)});");
                if (Plan.OutputsLogits)
                {
                    var targets = new LanesSum(Code, dialect, Layer, "t");
                    targets.Start();
                    targets.Each((unit, at) => targets.Add(unit, Target(dialect, at("ts"))));
                    Code.Line($"{dialect.V} total = {targets.Total()};");
                }
            }

            var sum = new LanesSum(Code, dialect, Layer, "e");
            sum.Declare();
            sum.Each(
                (unit, at) =>
                {
                    Code.Line($"{dialect.V} t = {Target(dialect, at("ts"))};");
                    string delta = Plan.Fused is { } fused ? WriteFused(dialect, fused, sum, unit, at) : WriteElement(dialect, sum, unit, at);
                    Code.Line($"{at("ds")} = {delta};");
                },
                scoped: true);
            double factor = LossKernel.ValueFactor(Plan);
            string total = sum.Total();
            Code.Line($"{At(dialect, "losses", 0)} = {(factor == 1.0 ? total : $"{dialect.Constant(factor)} * ({total})")};");
            if (Plan.Fused is null && Layer.Activation.AcrossUnits)
            {
                new LanesSoftmax(Kernels, Layer).WriteJacobian(dialect, "ys", "ds");
            }
        }
    }

    private string WriteFused(Dialect dialect, FusedDelta fused, LanesSum sum, string unit, Func<string, string> at)
    {
        string Text(string template) => dialect.Fill(template, fused.Parameters)
            .Replace("{y}", at("ys"))
            .Replace("{z}", at("zs"))
            .Replace("{t}", "t")
            .Replace("{m}", "maximum")
            .Replace("{s}", "logSum");

        sum.Set(unit, Text(fused.Fusion.ValueText));
        return Scaled(dialect, Text(LossKernel.FusedDeltaText(Plan, fused)));
    }

    private string WriteElement(Dialect dialect, LanesSum sum, string unit, Func<string, string> at)
    {
        string LossText(string template) => dialect.Fill(template, Plan.Spec.Loss.Parameter).Replace("{y}", "y").Replace("{t}", "t");
        Code.Line($"{dialect.V} y = {at("ys")};");
        foreach (LocalText local in Plan.Loss.Locals)
        {
            Code.Line($"{dialect.V} {local.Name} = {LossText(local.Text)};");
        }

        sum.Set(unit, LossText(Plan.Loss.ValueText));
        Code.Line($"{dialect.V} d = {Scaled(dialect, LossText(Plan.Loss.SlopeText))};");
        if (Layer.Activation.DeltaText is not { } delta)
        {
            return "d";
        }

        string Text(string template) => dialect.Fill(template, Layer.Spec.Parameters)
            .Replace("{d}", "d")
            .Replace("{a}", "y")
            .Replace("{z}", "z");
        if (Layer.Activation.SlopeSource == SlopeSource.PreActivation)
        {
            Code.Line($"{dialect.V} z = {at("zs")};");
        }

        foreach (LocalText local in Layer.Activation.DeltaLocals)
        {
            Code.Line($"{dialect.V} {local.Name} = {Text(local.Text)};");
        }

        return Text(delta);
    }

    private string Target(Dialect dialect, string t) => LossKernel.Target(Plan, dialect, t);

    private string Scaled(Dialect dialect, string text) => LossKernel.Scaled(dialect, LossKernel.SlopeFactor(Plan), text);
}
