using System.Collections.Generic;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>The variables of a function: z for an activation; y and t for a loss.</summary>
internal static class Variables
{
    public const string PreActivation = "z";
    public const string Output = "y";
    public const string Target = "t";

    private static readonly string[] _all = { PreActivation, Output, Target };

    /// <summary>The variables that a condition depends on.</summary>
    public static IEnumerable<string> Of(Condition condition)
    {
        foreach (string variable in _all)
        {
            if (condition.DependsOn(variable))
            {
                yield return variable;
            }
        }
    }
}
