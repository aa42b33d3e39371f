using System;
using System.Linq;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Tests.Expressions;

/// <summary>Where algebra and floating-point numbers agree about an expression.</summary>
internal static class Tameness
{
    /// <summary>Whether all parts are finite: of 0/0 and 1/0 algebra knows nothing.</summary>
    public static bool Of(Expression expression, double z) => double.IsFinite(Evaluation.Of(expression, ("z", z))) && expression switch
    {
        Negation { Operand: var operand } => Of(operand, z),
        Binary { Left: var left, Right: var right } => Of(left, z) && Of(right, z),
        Call { Arguments: var arguments } => arguments.All(argument => Of(argument, z)),
        Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse } =>
            Of(condition, z) && Of(whenTrue, z) && Of(whenFalse, z),
        _ => true,
    };

    /// <summary>Whether no comparison hangs on the last bits either.</summary>
    private static bool Of(Condition condition, double z) => condition switch
    {
        Comparison { Left: var left, Right: var right } => Of(left, z) && Of(right, z)
            && Math.Abs(Evaluation.Of(left, ("z", z)) - Evaluation.Of(right, ("z", z))) > 1e-9,
        Junction { Left: var left, Right: var right } => Of(left, z) && Of(right, z),
        Inversion { Operand: var operand } => Of(operand, z),
        _ => true,
    };
}
