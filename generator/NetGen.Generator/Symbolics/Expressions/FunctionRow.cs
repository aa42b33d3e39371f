using System;
using System.Collections.Generic;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>One function: its value, its derivatives and how it is written as vector code.</summary>
internal sealed record FunctionRow
{
    /// <summary>The function as people read it; {0}, {1}, … are the arguments.</summary>
    public required string Formula { get; init; }

    /// <summary>The value, in double precision.</summary>
    public required Func<double[], double> Value { get; init; }

    /// <summary>The partial derivative by each argument; null for a function that jumps.</summary>
    public Func<IReadOnlyList<Expression>, Expression[]>? Slopes { get; init; }

    /// <summary>
    /// The derivative from the arguments and their slopes, for a function that returns one of its arguments: picking
    /// one slope, where a sum of products would turn the infinite slope of an argument not chosen into NaN.
    /// </summary>
    public Func<IReadOnlyList<Expression>, IReadOnlyList<Expression>, Expression>? ChosenSlope { get; init; }

    /// <summary>The name of the vector function, a method of <see cref="VectorClass"/> or of VectorMath.</summary>
    public string? VectorName { get; init; }

    /// <summary>Whether the vector function belongs to Vector128 and its like rather than to VectorMath.</summary>
    public bool VectorClass { get; init; }

    /// <summary>The function in terms of others, where there is no vector function of its own.</summary>
    public Func<IReadOnlyList<Expression>, Precision, Expression>? Lowered { get; init; }

    /// <summary>What it costs next to an addition.</summary>
    public required int Cost { get; init; }
}
