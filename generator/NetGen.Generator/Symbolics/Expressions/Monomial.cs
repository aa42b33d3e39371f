using System;
using System.Collections.Generic;
using System.Linq;
using static NetGen.Generator.Symbolics.Expressions.Terms;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>A product in order: a coefficient and powers of distinct bases, in the order of their first occurrence.</summary>
internal sealed class Monomial
{
    private readonly List<(Expression Base, double Exponent)> _factors = new();

    private Monomial(double coefficient)
    {
        Coefficient = coefficient;
    }

    public double Coefficient { get; private set; }

    public IReadOnlyList<(Expression Base, double Exponent)> Factors => _factors;

    public static Monomial Of(Expression expression)
    {
        var result = new Monomial(1.0);
        result.Multiply(expression, 1.0);
        result.Combine();
        return result;
    }

    public Monomial Times(double factor)
    {
        Monomial result = Copy();
        result.Coefficient *= factor;
        return result;
    }

    /// <summary>This one times a power of a base.</summary>
    public Monomial Times(Expression @base, double exponent)
    {
        Monomial result = Copy();
        result.Add(@base, exponent);
        return result;
    }

    public Monomial Times(Monomial other)
    {
        Monomial result = Copy();
        result.Coefficient *= other.Coefficient;
        foreach ((Expression @base, double exponent) in other._factors)
        {
            result.Add(@base, exponent);
        }

        result.Combine();
        return result;
    }

    /// <summary>The exponent of a base, 0 where it does not occur.</summary>
    public double Exponent(Expression @base) => _factors.FirstOrDefault(factor => factor.Base.Equals(@base)).Exponent;

    /// <summary>Whether both differ in nothing but the coefficient.</summary>
    public bool IsLike(Monomial other) =>
        _factors.Count == other._factors.Count && _factors.All(factor => other.Exponent(factor.Base) == factor.Exponent);

    public Expression ToExpression()
    {
        Expression? numerator = null;
        Expression? denominator = null;
        foreach ((Expression @base, double exponent) in _factors.OrderBy(factor => factor.Base is Variable ? 0 : 1))
        {
            Expression power = Power(@base, Math.Abs(exponent));
            if (exponent > 0.0)
            {
                numerator = numerator is null ? power : numerator * power;
            }
            else
            {
                denominator = denominator is null ? power : denominator * power;
            }
        }

        Expression result = numerator is null ? Math.Abs(Coefficient) : Math.Abs(Coefficient) * numerator;
        result = denominator is null ? result : result / denominator;
        return Coefficient < 0.0 ? -result : result;
    }

    private static Expression Power(Expression @base, double exponent) => exponent switch
    {
        0.5 => Sqrt(@base),
        1.5 => @base * Sqrt(@base),
        _ => Pow(@base, exponent),
    };

    private Monomial Copy()
    {
        var result = new Monomial(Coefficient);
        result._factors.AddRange(_factors);
        return result;
    }

    private void Multiply(Expression expression, double exponent)
    {
        switch (expression)
        {
            case Constant { Value: var value } when Expression.IsFinite(Math.Pow(value, exponent)) && value != 0.0:
                Coefficient *= Math.Pow(value, exponent);
                break;
            case Negation { Operand: var operand } when IsInteger(exponent):
                Coefficient *= exponent % 2.0 == 0.0 ? 1.0 : -1.0;
                Multiply(operand, exponent);
                break;
            case Binary { Operator: Arithmetic.Multiply, Left: var left, Right: var right } when IsInteger(exponent):
                Multiply(left, exponent);
                Multiply(right, exponent);
                break;
            case Binary { Operator: Arithmetic.Divide, Left: var left, Right: var right } when IsInteger(exponent):
                Multiply(left, exponent);
                Multiply(right, -exponent);
                break;
            case Call { Function: Function.Sqrt, Arguments: var arguments }:
                Raise(arguments[0], 0.5, exponent);
                break;
            case Call { Function: Function.Pow, Arguments: var arguments } when arguments[1] is Constant { Value: var inner }:
                Raise(arguments[0], inner, exponent);
                break;
            default:
                Add(expression, exponent);
                break;
        }
    }

    // (xᵃ)ᵇ = xᵃᵇ holds for all x where both are integers; where a is none, x is not negative anyway.
    private void Raise(Expression @base, double inner, double outer)
    {
        if (IsInteger(inner) && IsInteger(outer))
        {
            Multiply(@base, inner * outer);
        }
        else if (!IsInteger(inner) && Of(@base) is { Coefficient: 1.0, Factors: { Count: 1 } factors } && factors[0].Exponent % 2.0 == 0.0)
        {
            Add(Abs(factors[0].Base), factors[0].Exponent * inner * outer);
        }
        else if (!IsInteger(inner))
        {
            Add(@base, inner * outer);
        }
        else if (inner == 2.0)
        {
            Add(Abs(@base), 2.0 * outer);
        }
        else
        {
            Add(Pow(@base, inner), outer);
        }
    }

    private void Add(Expression @base, double exponent)
    {
        // |x| to an even power is x to it.
        if (@base is Call { Function: Function.Abs, Arguments: var inner } && exponent % 2.0 == 0.0)
        {
            @base = inner[0];
        }

        int index = _factors.FindIndex(factor => factor.Base.Equals(@base));
        double sum = exponent + (index < 0 ? 0.0 : _factors[index].Exponent);
        if (index < 0)
        {
            _factors.Add((@base, sum));
        }
        else if (sum == 0.0)
        {
            _factors.RemoveAt(index);
        }
        else
        {
            _factors[index] = (@base, sum);
        }
    }

    /// <summary>Products of functions that are one function.</summary>
    private void Combine()
    {
        CombineSigns();
        Replace(Function.Sinh, 1.0, Function.Cosh, -1.0, x => Apply(Function.Tanh, x));
        Replace(Function.Tanh, 1.0, Function.Cosh, 1.0, x => Apply(Function.Sinh, x));
        CombineExponentials();
    }

    // sign(x)·x = |x|, sign(x)·|x| = x.
    private void CombineSigns()
    {
        foreach ((Expression @base, double exponent) in _factors.ToList())
        {
            if (@base is not Call { Function: Function.Sign, Arguments: var arguments } || exponent != 1.0)
            {
                continue;
            }

            Expression x = arguments[0];
            Expression magnitude = Abs(x);
            if (Exponent(magnitude) >= 1.0)
            {
                Add(@base, -1.0);
                Add(magnitude, -1.0);
                Add(x, 1.0);
            }
            else if (Exponent(x) is >= 1.0 and var n && n % 2.0 == 1.0)
            {
                Add(@base, -1.0);
                Add(x, -n);
                Add(magnitude, n);
            }
        }
    }

    private void Replace(Function first, double firstExponent, Function second, double secondExponent, Func<Expression, Expression> replacement)
    {
        foreach ((Expression @base, double exponent) in _factors.ToList())
        {
            if (@base is Call call && call.Function == first && exponent >= firstExponent)
            {
                Expression x = call.Arguments[0];
                Expression other = Apply(second, x);
                if (Exponent(other) / secondExponent >= 1.0)
                {
                    Add(@base, -firstExponent);
                    Add(other, -secondExponent);
                    Add(replacement(x), 1.0);
                }
            }
        }
    }

    // exp(a)·exp(b) = exp(a + b), which also keeps ∞·0 away.
    private void CombineExponentials()
    {
        var found = _factors.Where(factor => factor.Base is Call { Function: Function.Exp }).ToList();
        if (found.Count == 0 || (found.Count == 1 && found[0].Exponent > 0.0))
        {
            return;
        }

        Expression sum = 0.0;
        int place = _factors.IndexOf(found[0]);
        foreach ((Expression @base, double exponent) in found)
        {
            sum += exponent * ((Call)@base).Arguments[0];
            _factors.Remove((@base, exponent));
        }

        Expression simple = Polynomial.Of(sum).Collected();
        if (simple is not Constant { Value: 0.0 })
        {
            _factors.Insert(Math.Min(place, _factors.Count), (Exp(simple), 1.0));
        }
    }

    private static bool IsInteger(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e6;
}
