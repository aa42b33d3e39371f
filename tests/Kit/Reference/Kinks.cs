using System;

namespace NetGen.Kit;

/// <summary>
/// How far a value is from where a function bends or jumps. Across a kink the two sides of a rounding error have
/// different slopes: a comparison says nothing there.
/// </summary>
internal static class Kinks
{
    /// <summary>The distance of a pre-activation to the next kink of its activation.</summary>
    public static double Distance(Activation activation, double[] numbers, double z) => activation switch
    {
        Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.SELU or Activation.Step => Math.Abs(z),
        Activation.HardSigmoid => Math.Min(Math.Abs(z - 3.0), Math.Abs(z + 3.0)),
        Activation.HardTanh => Math.Min(Math.Abs(z - numbers[0]), Math.Abs(z - numbers[1])),
        _ => double.PositiveInfinity,
    };

    /// <summary>The distance of an output to the next kink of its loss.</summary>
    public static double Distance(Loss loss, double number, double y, double t) => loss switch
    {
        Loss.MeanAbsoluteError => Math.Abs(y - t),
        Loss.Hinge => Math.Abs(number - (t * y)),
        _ => double.PositiveInfinity,
    };

    /// <summary>The distance of a weight to the kink of the penalty |w|; exactly 0 is a place of its own.</summary>
    public static double Distance(NetworkRecipe recipe, double weight) =>
        recipe.L1 > 0.0 && weight != 0.0 ? Math.Abs(weight) : double.PositiveInfinity;

    /// <summary>The distance of a direction to the jump of its sign; exactly 0 is a place of its own.</summary>
    public static double SignDistance(double direction) => direction != 0.0 ? Math.Abs(direction) : double.PositiveInfinity;
}
