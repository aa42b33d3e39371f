using System.Globalization;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Vector code of any width: the texts of the catalogue, with its placeholders.</summary>
internal sealed class TemplateDialect : Dialect
{
    public TemplateDialect(Precision precision)
        : base(new VectorWidth(128, precision), new Model.TargetSpec { HasMultiplyAddEstimate = false })
    {
    }

    public override string Class => "{V}";

    public override string V => "{vec}";

    public override string Operand(string name) => "{" + name + "}";

    public override string Constant(double value) => "{c:" + value.ToString("R", CultureInfo.InvariantCulture) + "}";
}
