using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>Rewrites an expression in what vectors have: operators, masks and the functions of VectorMath.</summary>
internal static class Lowering
{
    public static Expression Apply(Expression expression, Precision precision) => expression switch
    {
        Negation { Operand: var operand } => new Negation(Apply(operand, precision)),
        Binary { Operator: var op, Left: var left, Right: var right } => new Binary(op, Apply(left, precision), Apply(right, precision)),
        Call call => Apply(call, precision),
        Conditional conditional => Apply(KeepingNaN(conditional), precision),
        _ => expression,
    };

    private static Expression Apply(Call call, Precision precision)
    {
        FunctionRow row = Functions.Of(call.Function);
        if (call.Function == Function.Pow && Powers.Written(call.Arguments[0], call.Arguments[1]) is { } written)
        {
            return Apply(written, precision);
        }

        return row.Lowered is { } lowered
            ? Apply(lowered(call.Arguments, precision), precision)
            : new Call(call.Function, call.Arguments.Select(argument => Apply(argument, precision)).ToArray());
    }

    private static Expression Apply((Condition Condition, Expression WhenTrue, Expression WhenFalse) parts, Precision precision) =>
        new Conditional(Apply(parts.Condition, precision), Apply(parts.WhenTrue, precision), Apply(parts.WhenFalse, precision));

    private static Condition Apply(Condition condition, Precision precision) => condition switch
    {
        Comparison { Relation: var relation, Left: var left, Right: var right } => new Comparison(relation, Apply(left, precision), Apply(right, precision)),
        Junction { All: var all, Left: var left, Right: var right } => new Junction(all, Apply(left, precision), Apply(right, precision)),
        Inversion { Operand: var operand } => new Inversion(Apply(operand, precision)),
        _ => condition,
    };

    // No comparison holds for NaN: of z > 0 ? z : 0 a NaN would come out as 0, and training would go on as if nothing
    // were wrong. Asked the other way round, z ≤ 0 ? 0 : z, it stays visible; for all numbers both are the same.
    private static (Condition Condition, Expression WhenTrue, Expression WhenFalse) KeepingNaN(Conditional conditional)
    {
        if (conditional.Condition is Comparison { Relation: not (Relation.Equal or Relation.NotEqual) } comparison
            && Variables.Of(comparison).Any(variable => conditional.WhenTrue.DependsOn(variable) && !conditional.WhenFalse.DependsOn(variable)))
        {
            return (comparison with { Relation = Opposite(comparison.Relation) }, conditional.WhenFalse, conditional.WhenTrue);
        }

        return (conditional.Condition, conditional.WhenTrue, conditional.WhenFalse);
    }

    private static Relation Opposite(Relation relation) => relation switch
    {
        Relation.Less => Relation.GreaterOrEqual,
        Relation.LessOrEqual => Relation.Greater,
        Relation.Greater => Relation.LessOrEqual,
        _ => Relation.Less,
    };
}
