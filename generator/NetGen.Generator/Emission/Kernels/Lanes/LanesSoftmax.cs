using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Softmax of a block and the product of its Jacobian with d: units one below the other, samples in the lanes.</summary>
internal sealed class LanesSoftmax
{
    private readonly KernelWriter _kernels;
    private readonly LayerPlan _layer;

    public LanesSoftmax(KernelWriter kernels, LayerPlan layer)
    {
        _kernels = kernels;
        _layer = layer;
    }

    private CodeWriter Code => _kernels.Code;

    public void WriteValue(Dialect dialect)
    {
        string v = dialect.V;
        var sum = new LanesSum(Code, dialect, _layer, "t");
        using (Code.Block(LanesKernel.EachVector(dialect)))
        {
            Code.Line($"{v} largest = {Lowest(dialect)};");
            sum.Each((_, at) => Code.Line($"largest = VectorMath.Larger(largest, {at("z")});"));
            sum.Start();
            sum.Each((unit, at) =>
            {
                if (!sum.IsWritten)
                {
                    Code.Line($"{v} t = VectorMath.ExpNonPositive({at("z")} - largest);");
                    Code.Line($"{at("a")} = t;");
                }

                sum.Add(unit, sum.IsWritten ? $"VectorMath.ExpNonPositive({at("z")} - largest)" : "t");
            });
            Code.Line($"{v} sum = {sum.Total()};");
            sum.Each((unit, at) => Code.Line($"{at("a")} = {(sum.IsWritten ? "t" + unit : at("a"))} / sum;"));
            Code.Line("// The loss needs both again: ln Σ exp(z) = m + ln Σ exp(z − m).");
            Code.Line($"{LanesKernel.At(dialect, "s", 0)} = largest;");
            Code.Line($"{LanesKernel.At(dialect, "s", 1)} = sum;");
        }
    }

    /// <summary>Softmax of few units in registers: from locals z1, z2, … to locals a1, a2, ….</summary>
    public void WriteInRegisters(Dialect dialect, string z, string a)
    {
        var sum = new LanesSum(Code, dialect, _layer, "t");
        Code.Line($"{dialect.V} largest = {Lowest(dialect)};");
        sum.Each((unit, _) => Code.Line($"largest = VectorMath.Larger(largest, {z}{unit});"));
        sum.Each((unit, _) => sum.Add(unit, $"VectorMath.ExpNonPositive({z}{unit} - largest)"));
        Code.Line($"{dialect.V} sum = {sum.Total()};");
        sum.Each((unit, _) => Code.Line($"{dialect.V} {a}{unit} = t{unit} / sum;"));
    }

    public void WriteDelta(Dialect dialect)
    {
        using (Code.Block(LanesKernel.EachVector(dialect)))
        {
            WriteJacobian(dialect, "a", "d");
        }
    }

    /// <summary>δ = a ⊙ (d − ⟨a, d⟩) for the samples at r.</summary>
    public void WriteJacobian(Dialect dialect, string a, string d)
    {
        var sum = new LanesSum(Code, dialect, _layer, "c");
        sum.Start();
        sum.Each((unit, at) => sum.AddProduct(unit, at(a), at(d)));
        Code.Line($"{dialect.V} mean = {sum.Total()};");
        sum.Each((_, at) => Code.Line($"{at(d)} = {at(a)} * ({at(d)} - mean);"));
    }

    private string Lowest(Dialect dialect) => dialect.Constant(_layer.Precision == Precision.Single ? float.MinValue : double.MinValue);
}
