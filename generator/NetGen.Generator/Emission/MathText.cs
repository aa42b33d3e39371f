using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>The slides' notation: layer indices as superscripts in parentheses.</summary>
internal static class MathText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>⁽ˡ⁾ for layer l.</summary>
    public static string Layer(int index)
    {
        var text = new StringBuilder("⁽");
        foreach (char digit in Literal.Of(index))
        {
            text.Append(Superscripts[digit - '0']);
        }

        return text.Append('⁾').ToString();
    }

    /// <summary>₁₂ for index 12.</summary>
    public static string Index(int index)
    {
        var text = new StringBuilder();
        foreach (char digit in Literal.Of(index))
        {
            text.Append((char)('₀' + digit - '0'));
        }

        return text.ToString();
    }

    /// <summary>What a layer reads: x, or the activations of the layer before.</summary>
    public static string InputOf(int layer) => layer == 1 ? "x" : "a" + Layer(layer - 1);
}
