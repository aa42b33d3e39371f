using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>δ = a ⊙ (d − ⟨a, d⟩), the product of softmax's Jacobian with d = ∂E/∂a, which stands where δ will stand.</summary>
internal static class SoftmaxJacobian
{
    public static void Declare(KernelWriter kernels, Dialect dialect, int accumulators)
    {
        for (int i = 1; i <= accumulators; i++)
        {
            kernels.Code.Line($"{dialect.V} c{Literal.Of(i)} = {dialect.Zero};");
        }
    }

    public static void Write(KernelWriter kernels, LayerPlan layer, Dialect dialect, int accumulators)
    {
        CodeWriter code = kernels.Code;
        kernels.EachVector(layer, dialect, vector =>
        {
            string c = "c" + Literal.Of(vector.Accumulator + 1);
            code.Line($"{c} = {dialect.MultiplyAdd(dialect.At("s", vector.Offset(layer.A)), dialect.At("s", vector.Offset(layer.D)), c)};");
        });
        string sum = KernelWriter.SumTree(Enumerable.Range(1, accumulators).Select(i => "c" + Literal.Of(i)).ToList());
        code.Line($"{dialect.V} mean = {dialect.Broadcast($"VectorMath.Sum({sum})")};");
        kernels.EachVector(layer, dialect, vector =>
        {
            string d = dialect.At("s", vector.Offset(layer.D));
            string delta = $"{dialect.At("s", vector.Offset(layer.A))} * ({d} - mean)";
            code.Line($"{d} = {(vector.IsPartial ? $"({delta}) & {dialect.Mask(vector.Used)}" : delta)};");
        });
    }
}
