namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>What a conditional asks.</summary>
internal abstract record Condition
{
    /// <summary>The number of nodes of the tree.</summary>
    public abstract int Size { get; }

    /// <summary>Whether the answer depends on a variable.</summary>
    public bool DependsOn(string variable) => this switch
    {
        Comparison { Left: var left, Right: var right } => left.DependsOn(variable) || right.DependsOn(variable),
        Junction { Left: var left, Right: var right } => left.DependsOn(variable) || right.DependsOn(variable),
        Inversion { Operand: var operand } => operand.DependsOn(variable),
        _ => false,
    };
}

/// <summary>The six comparisons, as IEEE and C# have them: with NaN only <see cref="NotEqual"/> is true.</summary>
internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A comparison of two values.</summary>
internal sealed record Comparison(Relation Relation, Expression Left, Expression Right) : Condition
{
    public override int Size { get; } = Expression.Sum(1, Expression.Sum(Left.Size, Right.Size));
}

/// <summary>Both, or at least one, of two conditions.</summary>
internal sealed record Junction(bool All, Condition Left, Condition Right) : Condition
{
    public override int Size { get; } = Expression.Sum(1, Expression.Sum(Left.Size, Right.Size));
}

/// <summary>The opposite of a condition.</summary>
internal sealed record Inversion(Condition Operand) : Condition
{
    public override int Size { get; } = Expression.Sum(1, Operand.Size);
}

/// <summary>True or false.</summary>
internal sealed record Certainty(bool Value) : Condition
{
    public override int Size => 1;
}
