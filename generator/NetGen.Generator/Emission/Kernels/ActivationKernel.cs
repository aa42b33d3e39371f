using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>a = f(z) for the samples of a block, and softmax, which needs all units of a sample at once.</summary>
internal static class ActivationKernel
{
    /// <summary>Writes the kernel if the layer has anything to do.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Write(KernelWriter kernels, LayerPlan layer, int bits)
    {
        if (layer.AOffset == layer.ZOffset)
        {
            return false;
        }

        VectorWidth width = layer.Width(bits);
        string name = KernelNames.Activate(layer, width);
        if (kernels.Begin(name))
        {
            Dialect dialect = kernels.Dialect(width);
            CodeWriter code = kernels.Code;
            using (kernels.Method(Equations.Activation(layer), false, $"void {name}(ref {kernels.T} s, int rows)"))
            using (code.Block("for (int r = 0; r < rows; r++)"))
            {
                if (layer.Activation.AcrossUnits)
                {
                    WriteSoftmax(kernels, layer, dialect);
                }
                else
                {
                    kernels.EachVector(layer, dialect, vector => WriteValue(
                        code, dialect, layer, dialect.At("s", vector.Offset(layer.Z)), dialect.At("s", vector.Offset(layer.A))));
                }

                code.Line("s = ref Add(ref s, Slot);");
            }
        }

        return true;
    }

    /// <summary>a = f(z) for one vector.</summary>
    public static void WriteValue(CodeWriter code, Dialect dialect, LayerPlan layer, string z, string a)
    {
        ActivationRow row = layer.Activation;
        string Text(string template, string operand) => dialect.Fill(template, layer.Spec.Parameters).Replace("{z}", operand);
        if (row.ValueLocals.Count == 0)
        {
            code.Line($"{a} = {Text(row.ValueText!, z)};");
            return;
        }

        using (code.Block())
        {
            code.Line($"{dialect.V} z = {z};");
            foreach (LocalText local in row.ValueLocals)
            {
                code.Line($"{dialect.V} {local.Name} = {Text(local.Text, "z")};");
            }

            code.Line($"{a} = {Text(row.ValueText!, "z")};");
        }
    }

    /// <summary>The same as a function of z.</summary>
    public static void WriteFunction(CodeWriter code, Dialect dialect, LayerPlan layer)
    {
        ActivationRow row = layer.Activation;
        string Text(string template) => dialect.Fill(template, layer.Spec.Parameters).Replace("{z}", "z");
        string head = $"public static {dialect.V} Of({dialect.V} z)";
        if (row.ValueLocals.Count == 0)
        {
            code.Line($"{head} => {Text(row.ValueText!)};");
            return;
        }

        using (code.Block(head))
        {
            foreach (LocalText local in row.ValueLocals)
            {
                code.Line($"{dialect.V} {local.Name} = {Text(local.Text)};");
            }

            code.Line($"return {Text(row.ValueText!)};");
        }
    }

    /// <summary>Softmax of one sample.</summary>
    public static void WriteSoftmax(KernelWriter kernels, LayerPlan layer, Dialect dialect)
    {
        CodeWriter code = kernels.Code;
        string v = dialect.V;
        int accumulators = layer.SumLanes / dialect.Lanes;
        bool single = layer.Padded == dialect.Lanes;
        string lowest = dialect.Constant(kernels.Plan.Precision == Precision.Single ? float.MinValue : double.MinValue);
        string Z(KernelWriter.UnitVector vector) => single ? "z" : dialect.At("s", vector.Offset(layer.Z));
        string? output = layer == kernels.Plan.Last ? kernels.Values?.Output(layer, 0) : null;
        string A(KernelWriter.UnitVector vector) => kernels.KeepsValues ? dialect.At("s", vector.Offset(layer.A)) : output!;
        string held = kernels.KeepsValues && output is not null ? $" = {output}" : string.Empty;

        code.Line("// The largest z, so that no exponential overflows: exp(z − m) / Σ exp(z − m) is the same quotient.");
        if (single)
        {
            // What fits into one vector stays in registers: every step waits for the one before.
            code.Line($"{v} z = {kernels.Values?.Of(layer, 0) ?? dialect.At("s", layer.Z)};");
        }
        else
        {
            Declare(code, v, "m", accumulators, lowest);
        }

        if (single && layer.Units == 3 && dialect.Width is { Bits: 128, Precision: Precision.Single })
        {
            code.Line($"{v} maximum = VectorMath.LargestOfThree(z);");
        }
        else
        {
            kernels.EachVector(layer, dialect, vector =>
            {
                string m = "m" + Literal.Of(vector.Accumulator + 1);
                string candidate = vector.IsPartial
                    ? $"{dialect.Width.Class}.ConditionalSelect({dialect.Mask(vector.Used)}, {Z(vector)}, {lowest})"
                    : Z(vector);
                code.Line(single ? $"{v} {m} = {candidate};" : $"{m} = VectorMath.Larger({m}, {candidate});");
            });
            code.Line($"{v} maximum = VectorMath.LargestEverywhere({Fold(single ? 1 : accumulators, "m", (a, b) => $"VectorMath.Larger({a}, {b})")});");
        }

        if (!single)
        {
            Declare(code, v, "t", accumulators, dialect.Zero);
        }

        kernels.EachVector(layer, dialect, vector =>
        {
            string e = $"VectorMath.ExpNonPositive({Z(vector)} - maximum)";
            string t = "t" + Literal.Of(vector.Accumulator + 1);
            string masked = vector.IsPartial ? $"{e} & {dialect.Mask(vector.Used)}" : e;
            code.Line(single ? $"{v} {t} = {masked};" : $"{A(vector)} = {masked};");
            if (!single)
            {
                code.Line($"{t} += {A(vector)};");
            }
        });
        IEnumerable<string> sums = Enumerable.Range(1, single ? 1 : accumulators).Select(i => "t" + Literal.Of(i));
        code.Line($"{v} sum = VectorMath.SumEverywhere({KernelWriter.SumTree(sums.ToList())});");
        kernels.EachVector(layer, dialect, vector => code.Line(single ? $"{A(vector)}{held} = t1 / sum;" : $"{A(vector)} /= sum;"));
        if (layer.Index == kernels.Plan.Last.Index && kernels.KeepsValues)
        {
            code.Line("// The loss needs both again: ln Σ exp(z) = m + ln Σ exp(z − m).");
            code.Line($"{Dialect.Element("s", "Largest")} = maximum.ToScalar();");
            code.Line($"{Dialect.Element("s", "Sum")} = sum.ToScalar();");
        }
    }

    private static void Declare(CodeWriter code, string type, string name, int count, string start)
    {
        for (int i = 1; i <= count; i++)
        {
            code.Line($"{type} {name}{Literal.Of(i)} = {start};");
        }
    }

    private static string Fold(int count, string name, System.Func<string, string, string> combine) =>
        Enumerable.Range(1, count).Select(i => name + Literal.Of(i)).Aggregate(combine);
}
