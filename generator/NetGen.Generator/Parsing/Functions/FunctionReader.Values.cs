using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>Values: constants, variables, arithmetic, conversions, calls, choices.</summary>
internal sealed partial class FunctionReader
{
    private const string Meaningless = "the compiler makes no sense of it before the network's own members exist";

    private Expression? Value(IOperation operation, Scope scope) => Descend(operation, scope, ReadValue);

    private Expression? ReadValue(IOperation operation, Scope scope)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (operation is IInvalidOperation)
        {
            return Refuse(operation, Meaningless);
        }

        // Before anything else: the compiler has computed it in the type that C# prescribes.
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return NumberOf(constant) is { } number
                ? At(operation, new Constant(number))
                : Refuse(operation, $"'{operation.Syntax}' is not a number");
        }

        return operation switch
        {
            IParenthesizedOperation { Operand: var inner } => Value(inner, scope),
            IConversionOperation conversion => Convert(conversion, scope),
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus, Operand: var operand } => Value(operand, scope),
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus, Operand: var operand } unary =>
                Value(operand, scope) is { } value ? At(unary, new Negation(value)) : null,
            IBinaryOperation { OperatorMethod: null, LeftOperand: var left, RightOperand: var right } binary =>
                Value(left, scope) is { } a && Value(right, scope) is { } b ? Combine(binary, binary.OperatorKind, a, b) : null,
            ILocalReferenceOperation { Local: var local } => ReadVariable(operation, local, scope),
            IParameterReferenceOperation { Parameter: var parameter } => ReadVariable(operation, parameter, scope),
            IConditionalOperation { WhenFalse: { } otherwise } choice =>
                ConditionOf(choice.Condition, scope) is { } condition && Value(choice.WhenTrue, scope) is { } a && Value(otherwise, scope) is { } b
                    ? At(choice, new Conditional(condition, a, b))
                    : null,
            ISwitchExpressionOperation choice => Switch(choice, scope),
            IInvocationOperation call => Invoke(call, scope),
            IFieldReferenceOperation { Field: var field } => Refuse(operation, $"'{field.Name}' is not a constant; declare it 'const'"),
            _ => Refuse(operation, $"'{Excerpt(operation)}' is no arithmetic"),
        };
    }

    private Expression? ReadVariable(IOperation reference, ISymbol variable, Scope scope) =>
        scope.ValueOf(variable) ?? Refuse(reference, $"'{variable.Name}' is not a variable of this method with a number as its value");

    private Expression? Combine(IOperation operation, BinaryOperatorKind kind, Expression left, Expression right)
    {
        // Whole numbers divide and overflow in ways of their own.
        if (operation.Type?.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double))
        {
            return Refuse(operation, "whole numbers are computed by other rules; write it in floating point");
        }

        Arithmetic? arithmetic = kind switch
        {
            BinaryOperatorKind.Add => Arithmetic.Add,
            BinaryOperatorKind.Subtract => Arithmetic.Subtract,
            BinaryOperatorKind.Multiply => Arithmetic.Multiply,
            BinaryOperatorKind.Divide => Arithmetic.Divide,
            _ => null,
        };
        return arithmetic is { } op ? At(operation, new Binary(op, left, right)) : Refuse(operation, "this operator has no counterpart for vectors");
    }

    // In between everything is computed in the network's precision: a function of float that passes through double
    // comes out close enough, and vectors stay as wide. Less than that precision would be another function.
    private Expression? Convert(IConversionOperation conversion, Scope scope)
    {
        SpecialType target = conversion.Type?.SpecialType ?? SpecialType.None;
        bool rounding = _precision == Precision.Double && target == SpecialType.System_Single;
        bool floating = target is SpecialType.System_Double || (target is SpecialType.System_Single && !rounding);
        bool widening = conversion.Conversion is { IsNumeric: true, IsImplicit: true } && IsWholeNumber(target);
        if (conversion.OperatorMethod is not null || !(floating || widening))
        {
            return Refuse(conversion, $"a conversion to '{conversion.Type?.ToDisplayString()}' has no counterpart for vectors");
        }

        return Value(conversion.Operand, scope);
    }

    private Expression? Invoke(IInvocationOperation call, Scope scope)
    {
        IMethodSymbol method = call.TargetMethod;
        bool own = method is { IsStatic: true, IsGenericMethod: false }
            && SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, _type.OriginalDefinition);
        Func<IReadOnlyList<Expression>, Expression>? known = LibraryFunctions.Find(method);
        if (known is null && !(own && IsNumeric(method)))
        {
            string name = method.ContainingType is { } owner ? owner.Name + "." + method.Name : method.Name;
            return Refuse(call, $"'{name}' is neither one of the functions that are known nor a static method of '{_type.Name}' with numbers as its parameters and result");
        }

        var arguments = new Expression[method.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (Value(argument.Value, scope) is not { } value)
            {
                return null;
            }

            arguments[argument.Parameter!.Ordinal] = value;
        }

        if (arguments.Any(argument => argument is null))
        {
            return Refuse(call, Meaningless);
        }

        return known is not null ? At(call, known(arguments)) : Inline(method.OriginalDefinition, arguments, call.Syntax.GetLocation());
    }

    private static bool IsNumeric(IMethodSymbol method) =>
        method.ReturnType.SpecialType is SpecialType.System_Single or SpecialType.System_Double
        && method is { ReturnsByRef: false, ReturnsByRefReadonly: false }
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None
            && parameter.Type.SpecialType is SpecialType.System_Single or SpecialType.System_Double);

    private static bool IsWholeNumber(SpecialType type) => type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    // 0.1f is 0.1 to its author, not 0.10000000149011612: the formula and what is derived from it read better and are
    // rounded once, to the same float.
    private static double? NumberOf(object constant) => constant switch
    {
        double value => value,
        float value => double.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && (float)read == value ? read : value,
        int or uint or long or ulong or short or ushort or byte or sbyte or decimal => System.Convert.ToDouble(constant, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Excerpt(IOperation operation)
    {
        string text = operation.Syntax.ToString();
        int end = text.IndexOf('\n');
        text = end < 0 ? text : text.Substring(0, end).TrimEnd();
        return text.Length <= 60 ? text : text.Substring(0, 60) + "…";
    }
}
