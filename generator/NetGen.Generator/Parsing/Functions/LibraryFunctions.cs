using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>The functions of .NET and of this library that have a formula.</summary>
internal static class LibraryFunctions
{
    private const string OwnMathematics = "NetGen.Numerics.VectorMath";

    // By the name that most of them have everywhere; the library's own mathematics says Log1P.
    private static readonly Dictionary<string, Function> _names = ((Function[])Enum.GetValues(typeof(Function)))
        .ToDictionary(function => function.ToString(), StringComparer.Ordinal);

    // Not in .NET: Math has no Sigmoid.
    private static readonly HashSet<Function> _ownOnly = new() { Function.Sigmoid, Function.Softplus, Function.LogCosh, Function.Erf };

    /// <summary>How to build a call of the method from its arguments; null for any other method.</summary>
    public static Func<IReadOnlyList<Expression>, Expression>? Find(IMethodSymbol method)
    {
        bool net = method.ContainingType is { SpecialType: SpecialType.System_Single or SpecialType.System_Double }
            || method.ContainingType?.ToDisplayString() is "System.Math" or "System.MathF";
        bool own = !net && method.ContainingType?.ToDisplayString() == OwnMathematics;
        if (!(net || own) || !method.Parameters.All(parameter => parameter.Type.SpecialType is SpecialType.System_Single or SpecialType.System_Double))
        {
            return null;
        }

        return (method.Name, method.Parameters.Length) switch
        {
            ("Log", 2) => x => new Binary(Arithmetic.Divide, new Call(Function.Log, x[0]), new Call(Function.Log, x[1])),
            ("FusedMultiplyAdd" or "MultiplyAddEstimate", 3) => x => new Binary(Arithmetic.Add, new Binary(Arithmetic.Multiply, x[0], x[1]), x[2]),
            ("Pow" or "Min" or "Max", 2) or ("Clamp", 3) or (_, 1) => Named(method.Name, own),
            _ => null,
        };
    }

    private static Func<IReadOnlyList<Expression>, Expression>? Named(string name, bool own)
    {
        if (!_names.TryGetValue(own && name == "Log1P" ? "LogP1" : name, out Function function) || (_ownOnly.Contains(function) && !own))
        {
            return null;
        }

        return x => new Call(function, x.ToArray());
    }
}
