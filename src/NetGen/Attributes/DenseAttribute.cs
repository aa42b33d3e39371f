using System;

namespace NetGen;

/// <summary>
/// A fully connected layer with n inputs and m units: zⱼ = bⱼ + Σᵢ wᵢⱼ·xᵢ, aⱼ = f(zⱼ)
/// (slide topic: multilayer perceptron). Weights have the shape [n][m]: row i belongs to input i, column j to unit j.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>Adds a fully connected layer.</summary>
    /// <param name="units">The number of units m, at least 1.</param>
    /// <param name="activation">The activation f of the units.</param>
    public DenseAttribute(int units, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>
    /// Adds a fully connected layer whose activation is a method of the class itself: <c>[Dense(8, nameof(Swish))]</c> with
    /// <c>static float Swish(float z) => z / (1 + MathF.Exp(-z));</c> (slide topic: activation functions).
    /// </summary>
    /// <remarks>
    /// <para>
    /// The method is <c>static</c>, of any accessibility, takes one number and returns one: <c>float</c>, or <c>double</c> in a
    /// network of double precision. The generator reads its body as a formula, differentiates and simplifies it, and writes
    /// both for vectors; the method itself is never called. What can be read:
    /// </para>
    /// <list type="bullet">
    /// <item><description>+ − · / and parentheses, literals and constants; conversions between float, double and constants of other types (all is computed in the network's own precision);</description></item>
    /// <item><description>local variables and assignments to them, <c>if</c> and <c>return</c>, conditional and switch expressions, comparisons, <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>;</description></item>
    /// <item><description>the functions of <c>MathF</c>, <c>Math</c>, <c>float</c> and <c>double</c>: Abs, Acos, Acosh, Asin, Asinh, Atan, Atanh, Cbrt, Ceiling, Clamp, Cos, Cosh, Exp, ExpM1, Exp2, Floor, FusedMultiplyAdd, Log, LogP1, Log2, Log10, Max, Min, Pow, Round, Sign, Sin, Sinh, Sqrt, Tan, Tanh, Truncate; and Erf, LogCosh, Sigmoid and Softplus of <c>NetGen.Numerics.VectorMath</c>;</description></item>
    /// <item><description>other static methods of the class that can be read so, as long as none calls itself.</description></item>
    /// </list>
    /// <para>
    /// A conditional computes both sides and picks one, and its derivative is that of the side picked. The slope of |x| is 0
    /// at 0, and so is that of max(0, x). A function that jumps, like Floor, has no derivative: give one by <see cref="Slope"/>.
    /// Unless said otherwise the weights are drawn by <see cref="Initializer.GlorotNormal"/>.
    /// </para>
    /// </remarks>
    /// <param name="units">The number of units m, at least 1.</param>
    /// <param name="function">The name of the method f.</param>
    public DenseAttribute(int units, string function)
    {
        Units = units;
        Function = function;
    }

    /// <summary>The number of units.</summary>
    public int Units { get; }

    /// <summary>The activation of the units, where <see cref="Function"/> is null.</summary>
    public Activation Activation { get; }

    /// <summary>The name of the method that is the units' activation, or null for one of <see cref="NetGen.Activation"/>.</summary>
    public string? Function { get; }

    /// <summary>
    /// The name of a method that is the derivative of <see cref="Function"/>, written like it, as a function of z:
    /// <c>Slope = nameof(SwishSlope)</c>. Default: null, the generator differentiates.
    /// </summary>
    public string? Slope { get; set; }

    /// <summary>Whether the units have a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The steepness k &gt; 0 of <see cref="Activation.Sigmoid"/>, a = 1 / (1 + exp(−k·z)). Default: 1.</summary>
    public double Steepness { get; set; } = 1.0;

    /// <summary>α ≥ 0 of <see cref="Activation.LeakyReLU"/> (default 0.01) and <see cref="Activation.ELU"/> (default 1).</summary>
    public double Alpha { get; set; }

    /// <summary>β &gt; 0 of <see cref="Activation.Softplus"/>. Default: 1.</summary>
    public double Beta { get; set; } = 1.0;

    /// <summary>The lower bound of <see cref="Activation.HardTanh"/>. Default: −1.</summary>
    public double Minimum { get; set; } = -1.0;

    /// <summary>The upper bound of <see cref="Activation.HardTanh"/>. Default: 1.</summary>
    public double Maximum { get; set; } = 1.0;

    /// <summary>How the weights are drawn. Default: chosen from the activation.</summary>
    public Initializer Initializer { get; set; }
}
