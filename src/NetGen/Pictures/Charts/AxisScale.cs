namespace NetGen.Pictures;

/// <summary>How an axis divides its length.</summary>
public enum AxisScale
{
    /// <summary>Logarithmic where all values are above 0 and the largest is at least twenty times the smallest, otherwise linear.</summary>
    Automatic,

    /// <summary>Equal lengths for equal differences.</summary>
    Linear,

    /// <summary>Equal lengths for equal ratios; linear all the same where a value is not above 0.</summary>
    Logarithmic,
}
