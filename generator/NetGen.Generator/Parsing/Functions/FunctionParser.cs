using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>From the names in an attribute to a function with its derivative.</summary>
internal sealed class FunctionParser
{
    // Of a formula of the largest size a derivative can be many times as large, and is not worth computing then.
    private const int LargestSlope = 2000;

    private readonly INamedTypeSymbol _type;
    private readonly Precision _precision;
    private readonly Compilation _compilation;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellation;

    // Layers share functions: each is read, and complained of, once.
    private readonly Dictionary<(IMethodSymbol Method, string? Slope), FunctionSpec?> _known = new();

    public FunctionParser(INamedTypeSymbol type, Precision precision, Compilation compilation, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        _type = type;
        _precision = precision;
        _compilation = compilation;
        _diagnostics = diagnostics;
        _cancellation = cancellation;
    }

    /// <summary>The activation that a layer names, or null and a diagnostic.</summary>
    public FunctionSpec? Activation(AttributeReader layer) => Parse(layer, "function", "Slope", new[] { Variables.PreActivation });

    /// <summary>The loss that a network names, or null and a diagnostic.</summary>
    public FunctionSpec? Loss(AttributeReader network) => Parse(network, "LossFunction", "LossSlope", new[] { Variables.Output, Variables.Target });

    private FunctionSpec? Parse(AttributeReader attribute, string property, string slopeProperty, IReadOnlyList<string> variables)
    {
        string? name = attribute.Value(property)?.Value as string;
        (IMethodSymbol? method, string problem) = FunctionFinder.Find(_type, name, _precision, variables);
        if (method is null)
        {
            _diagnostics.Add(DiagnosticDescriptors.FunctionNotFound, attribute.LocationOf(property), name ?? "null", problem);
            return null;
        }

        TypedConstant? given = attribute.Value(slopeProperty);
        (IMethodSymbol, string?) key = (method, given is { } named ? named.Value as string ?? string.Empty : null);
        if (!_known.TryGetValue(key, out FunctionSpec? function))
        {
            function = Parse(method, given, attribute.LocationOf(slopeProperty), slopeProperty, variables);
            _known.Add(key, function);
        }

        return function;
    }

    private FunctionSpec? Parse(IMethodSymbol method, TypedConstant? given, Location place, string slopeProperty, IReadOnlyList<string> variables)
    {
        var reader = new FunctionReader(_type, _precision, _compilation, _cancellation);
        Expression? written = reader.Read(method, variables);
        if (written is null)
        {
            Report(DiagnosticDescriptors.UnreadableFunction, method, reader.Refusal);
            return null;
        }

        Expression? slope = given is { } named
            ? ReadSlope(named.Value as string, place, variables)
            : Differentiate(method, written, reader, variables[0], slopeProperty);
        return slope is null ? null : new FunctionSpec { Name = method.Name, Value = Simplifier.Fold(written), Slope = slope };
    }

    private Expression? ReadSlope(string? name, Location place, IReadOnlyList<string> variables)
    {
        (IMethodSymbol? method, string problem) = FunctionFinder.Find(_type, name, _precision, variables);
        if (method is null)
        {
            _diagnostics.Add(DiagnosticDescriptors.SlopeFunction, place, name ?? "null", problem);
            return null;
        }

        var reader = new FunctionReader(_type, _precision, _compilation, _cancellation);
        if (reader.Read(method, variables) is { } written)
        {
            return Recognition.Apply(Simplifier.Fold(written));
        }

        Report(DiagnosticDescriptors.SlopeFunction, method, reader.Refusal);
        return null;
    }

    private Expression? Differentiate(IMethodSymbol method, Expression written, FunctionReader reader, string variable, string slopeProperty)
    {
        // What stands in the way is found in the formula as it was written, whose parts have places in the source.
        string way = $"; give the derivative as a method of its own, {slopeProperty} = nameof(…)";
        if (Derivative.Of(written, variable).Obstacle is { } obstacle)
        {
            Location? place = reader.PlaceOf(obstacle) ?? method.Locations[0];
            _diagnostics.Add(DiagnosticDescriptors.UnreadableFunction, place, method.Name, $"{Formula.Of(obstacle)} jumps and has no derivative{way}");
            return null;
        }

        Expression? slope = Derivative.Of(Recognition.Apply(Simplifier.Fold(written)), variable).Slope;
        if (slope is null || slope.Size > LargestSlope)
        {
            _diagnostics.Add(DiagnosticDescriptors.UnreadableFunction, method.Locations[0], method.Name, $"its derivative is too long a formula{way}");
            return null;
        }

        return Simplifier.Simplify(slope);
    }

    private void Report(DiagnosticDescriptor descriptor, IMethodSymbol method, Refusal? refusal)
    {
        Location place = refusal?.Place ?? method.Locations[0];
        string reason = refusal?.Reason ?? "it cannot be read";
        _diagnostics.Add(refusal is { IsRecursion: true } ? DiagnosticDescriptors.Recursion : descriptor, place, method.Name, reason);
    }
}
