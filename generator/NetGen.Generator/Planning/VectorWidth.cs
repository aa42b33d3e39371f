using System;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Planning;

/// <summary>A vector width as the emitter sees it.</summary>
/// <param name="Bits">128, 256 or 512.</param>
/// <param name="Precision">The element type.</param>
internal sealed record VectorWidth(int Bits, Precision Precision)
{
    public int Lanes => Bits / (Precision == Precision.Single ? 32 : 64);

    /// <summary>The static class: <c>Vector256</c>.</summary>
    public string Class => Invariant("Vector", Bits);

    /// <summary>The alias of the vector type: <c>V8</c> is eight numbers side by side.</summary>
    public string Type => Invariant("V", Lanes);

    /// <summary>What kernels of this width carry at the end of their name.</summary>
    public string Suffix => Invariant("V", Bits);

    /// <summary>The widest width, in lanes: the unit of padding and of every reduction's order.</summary>
    public static int WidestLanes(Precision precision) => precision == Precision.Single ? 16 : 8;

    /// <summary>The widths at which a layer of so many padded units has kernels, narrowest first.</summary>
    public static int NarrowestFit(int paddedUnits, int bits, Precision precision)
    {
        int fit = paddedUnits * (precision == Precision.Single ? 32 : 64);
        return Math.Min(bits, fit);
    }

    private static string Invariant(string prefix, int number) =>
        prefix + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
