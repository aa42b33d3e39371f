namespace NetGen.Generator.Symbolics;

/// <summary>What a value is to the network.</summary>
internal enum ValueRole
{
    Input,
    Target,
    Weights,
    Bias,
    PreActivation,
    Activation,
    Loss,

    /// <summary>∂E/∂(another value), made by differentiation.</summary>
    Gradient,
}

/// <summary>A named value of the network: a node of the symbolic graph.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Layer">The layer it belongs to, 1 …; 0 for the network's input.</param>
/// <param name="Of">For a gradient, the value it is the derivative by.</param>
internal sealed record Value(ValueRole Role, int Layer, Value? Of = null)
{
    public static Value GradientOf(Value value) => new(ValueRole.Gradient, value.Layer, value);
}
