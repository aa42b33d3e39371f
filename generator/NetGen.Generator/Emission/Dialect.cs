using System.Collections.Generic;
using System.Globalization;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>How vector code of one width is spelled.</summary>
/// <remarks>
/// Memory is read and written as <c>As&lt;float, V8&gt;(ref Add(ref w, k))</c> of class Unsafe, spelled out: the JIT
/// expands that always, whereas <c>Vector256.Load</c> and small helpers count against the inliner's budget and become
/// calls beyond it, 24 times slower.
/// </remarks>
internal class Dialect
{
    private readonly TargetSpec _target;

    public Dialect(VectorWidth width, TargetSpec target)
    {
        Width = width;
        _target = target;
    }

    public VectorWidth Width { get; }

    public int Lanes => Width.Lanes;

    /// <summary>The static class of the vectors: <c>Vector256</c>.</summary>
    public virtual string Class => Width.Class;

    /// <summary>The vector type's alias.</summary>
    public virtual string V => Width.Type;

    public string T => Width.Precision == Precision.Single ? "float" : "double";

    public string Zero => V + ".Zero";

    public string At(string reference, int offset) => At(reference, Literal.Of(offset));

    public string At(string reference, string offset) => $"As<{T}, {V}>(ref {Element(reference, offset)})";

    public static string Element(string reference, int offset) => Element(reference, Literal.Of(offset));

    public static string Element(string reference, string offset) =>
        offset == "0" ? reference : $"Add(ref {reference}, {offset})";

    /// <summary>All lanes the same.</summary>
    public string Broadcast(string scalar) => $"{Class}.Create({scalar})";

    /// <summary>An operand of a formula by its name.</summary>
    public virtual string Operand(string name) => name;

    public virtual string Constant(double value) => Broadcast(Literal.Of(value, Width.Precision));

    /// <summary>a·b + c, fused where the hardware can.</summary>
    public string MultiplyAdd(string a, string b, string c) => _target.HasMultiplyAddEstimate
        ? $"MultiplyAddEstimate({a}, {b}, {c})"
        : $"MultiplyAdd({a}, {b}, {c})";

    /// <summary>All bits set in the first lanes, none in the padding behind.</summary>
    public string Mask(int lanes)
    {
        var values = new string[Lanes];
        for (int i = 0; i < Lanes; i++)
        {
            values[i] = i < lanes ? "-1" : "0";
        }

        string suffix = Width.Precision == Precision.Single ? string.Empty : "L";
        string kind = Width.Precision == Precision.Single ? "AsSingle" : "AsDouble";
        return $"{Width.Class}.Create({string.Join(suffix + ", ", values)}{suffix}).{kind}()";
    }

    /// <summary>Fills a catalogue text but for its operands: {V}, {T}, {M}, constants and the row's numbers.</summary>
    public string Fill(string template, params double[] parameters) => Fill(template, (IReadOnlyList<double>)parameters);

    /// <summary>Fills a catalogue text but for its operands: {V}, {T}, {M}, constants and the row's numbers.</summary>
    public string Fill(string template, IReadOnlyList<double> parameters)
    {
        string text = template
            .Replace("{V}<{T}>", V)
            .Replace("{V}", Width.Class)
            .Replace("{T}", T)
            .Replace("{vec}", V)
            .Replace("{zero}", Zero)
            .Replace("{M}", "VectorMath");
        for (int i = 0; i < parameters.Count; i++)
        {
            string name = "p" + Literal.Of(i + 1);
            string constant = Constant(parameters[i]);
            text = text
                .Replace("{" + name + "*}", parameters[i] == 1.0 ? string.Empty : constant + " * ")
                .Replace("{/" + name + "}", parameters[i] == 1.0 ? string.Empty : " / " + constant)
                .Replace("{" + name + "}", constant);
        }

        for (int start = text.IndexOf("{c:", System.StringComparison.Ordinal); start >= 0; start = text.IndexOf("{c:", System.StringComparison.Ordinal))
        {
            int end = text.IndexOf('}', start);
            double value = double.Parse(text.Substring(start + 3, end - start - 3), CultureInfo.InvariantCulture);
            text = text.Substring(0, start) + Constant(value) + text.Substring(end + 1);
        }

        return text;
    }
}
