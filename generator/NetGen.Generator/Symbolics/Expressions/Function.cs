namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>The functions that expressions may call. Each has a row in <see cref="Functions"/>.</summary>
internal enum Function
{
    Exp,
    ExpM1,
    Exp2,
    Log,
    LogP1,
    Log2,
    Log10,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sqrt,
    Cbrt,
    Pow,
    Abs,
    Sign,
    Floor,
    Ceiling,
    Truncate,
    Round,
    Min,
    Max,
    Clamp,

    /// <summary>1 / (1 + exp(−x)): no function of .NET, but what such quotients are recognised as.</summary>
    Sigmoid,

    /// <summary>ln(1 + exp(x)), recognised too.</summary>
    Softplus,

    /// <summary>ln cosh(x), recognised too.</summary>
    LogCosh,

    /// <summary>The error function, which the catalogue's own rows may use.</summary>
    Erf,
}
