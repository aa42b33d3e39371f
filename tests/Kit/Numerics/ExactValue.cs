using System;

namespace NetGen.Kit;

/// <summary>The value of a function to about 100 bits, mantissa·2ⁿ: so scaled, denormal results keep all their bits.</summary>
internal readonly record struct ExactValue(DoubleDouble Mantissa, int Exponent)
{
    public double Approximate => Math.ScaleB(Mantissa.High, Exponent);

    /// <summary>This value times 2ⁿ.</summary>
    public ExactValue Rescale(int n) => this with { Exponent = Exponent + n };

    /// <summary>How far a result in double precision is off, in units of the last place of this value.</summary>
    public double UlpsOfDouble(double found) => Ulps(found, 52, -1022);

    /// <summary>How far a result in single precision is off, in units of the last place of this value.</summary>
    public double UlpsOfSingle(float found) => Ulps(found, 23, -126);

    private double Ulps(double found, int fractionBits, int smallestExponent)
    {
        if (Mantissa.High == 0.0)
        {
            return found == 0.0 ? 0.0 : double.PositiveInfinity;
        }

        DoubleDouble difference = (DoubleDouble)Math.ScaleB(found, -Exponent) - Mantissa;
        int place = Math.Max(Math.ILogB(Mantissa.High) + Exponent, smallestExponent) - fractionBits;
        return Math.Abs(Math.ScaleB(difference.High, Exponent - place));
    }
}
