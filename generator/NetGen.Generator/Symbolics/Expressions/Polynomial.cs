using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>A sum in order: monomials, no two alike. Knows its other spellings: factored, multiplied out.</summary>
internal sealed class Polynomial
{
    private const int MostTerms = 24;

    private readonly List<Monomial> _terms = new();

    public static Polynomial Of(Expression expression)
    {
        var result = new Polynomial();
        result.Add(expression, 1.0);
        return result;
    }

    /// <summary>The sum of its terms.</summary>
    public Expression Collected()
    {
        // A positive term leads, so that 1 − x is not −x + 1.
        Monomial? first = _terms.FirstOrDefault(term => term.Coefficient > 0.0);
        Expression result = 0.0;
        foreach (Monomial term in first is null ? _terms : _terms.Where(term => term != first).Prepend(first))
        {
            result += term.ToExpression();
        }

        return result;
    }

    /// <summary>All spellings worth comparing.</summary>
    public IEnumerable<Expression> Spellings()
    {
        yield return Collected();
        foreach (Expression factored in Factored())
        {
            yield return factored;
        }

        if (Expanded() is { } expanded)
        {
            yield return expanded.Collected();
            foreach (Expression factored in expanded.Factored())
            {
                yield return factored;
            }
        }
    }

    private void Add(Expression expression, double factor)
    {
        switch (expression)
        {
            case Negation { Operand: var operand }:
                Add(operand, -factor);
                break;
            case Binary { Operator: Arithmetic.Add, Left: var left, Right: var right }:
                Add(left, factor);
                Add(right, factor);
                break;
            case Binary { Operator: Arithmetic.Subtract, Left: var left, Right: var right }:
                Add(left, factor);
                Add(right, -factor);
                break;
            default:
                Add(Monomial.Of(expression).Times(factor));
                break;
        }
    }

    private void Add(Monomial term)
    {
        int index = _terms.FindIndex(term.IsLike);
        if (index < 0)
        {
            _terms.Add(term);
            return;
        }

        double sum = _terms[index].Coefficient + term.Coefficient;
        if (sum == 0.0)
        {
            _terms.RemoveAt(index);
        }
        else
        {
            _terms[index] = term.Times(sum / term.Coefficient);
        }
    }

    /// <summary>What all terms share before the parenthesis; then the same over a common denominator.</summary>
    private IEnumerable<Expression> Factored()
    {
        if (_terms.Count is < 2 or > MostTerms)
        {
            yield break;
        }

        var bases = _terms.SelectMany(term => term.Factors).Select(factor => factor.Base).Distinct().ToList();
        double Least(Expression @base) => _terms.Min(term => term.Exponent(@base));
        bool everywhere(Expression @base) => _terms.All(term => term.Exponent(@base) != 0.0);
        double coefficient = Math.Abs(_terms[0].Coefficient);
        double shared = _terms.All(term => Math.Abs(term.Coefficient) == coefficient) ? coefficient : 1.0;
        foreach (bool denominators in new[] { false, true })
        {
            var common = bases.Where(@base => everywhere(@base) || (denominators && Least(@base) < 0.0)).ToList();
            if (common.Count == 0 && shared == 1.0)
            {
                continue;
            }

            Monomial outer = Monomial.Of(shared);
            var inner = new Polynomial();
            foreach (Monomial term in _terms)
            {
                inner.Add(common.Aggregate(term.Times(1.0 / shared), (rest, @base) => rest.Times(@base, -Least(@base))));
            }

            outer = common.Aggregate(outer, (product, @base) => product.Times(@base, Least(@base)));
            yield return outer.Times(Monomial.Of(inner.Collected())).ToExpression();
            if (inner.Expanded() is { } expanded)
            {
                yield return outer.Times(Monomial.Of(expanded.Collected())).ToExpression();
            }
        }
    }

    /// <summary>Sums within products multiplied out; null where there are none.</summary>
    private Polynomial? Expanded()
    {
        var result = new Polynomial();
        bool changed = false;
        foreach (Monomial term in _terms)
        {
            (Expression sum, _) = term.Factors.FirstOrDefault(factor =>
                factor.Exponent is 1.0 or 2.0 && factor.Base is Binary { Operator: Arithmetic.Add or Arithmetic.Subtract });
            if (sum is null)
            {
                result.Add(term);
                continue;
            }

            changed = true;
            Monomial rest = term.Times(sum, -1.0);
            foreach (Monomial part in Of(sum)._terms)
            {
                result.Add(rest.Times(part));
            }
        }

        if (!changed || result._terms.Count > MostTerms)
        {
            return null;
        }

        return result.Expanded() ?? result;
    }
}
