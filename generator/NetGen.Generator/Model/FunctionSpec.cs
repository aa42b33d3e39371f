using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Model;

/// <summary>An activation or a loss that the user wrote as a method, read as a formula.</summary>
internal sealed record FunctionSpec
{
    /// <summary>The method's name.</summary>
    public required string Name { get; init; }

    /// <summary>f(z) of an activation, l(y, t) of a loss, as the user wrote it.</summary>
    public required Expression Value { get; init; }

    /// <summary>f'(z) or ∂l/∂y: derived and simplified, or the method that the user gave for it.</summary>
    public required Expression Slope { get; init; }
}
