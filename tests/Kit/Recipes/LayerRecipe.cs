namespace NetGen.Kit;

/// <summary>One dense layer of a test's network.</summary>
public sealed record LayerRecipe(int Units, Activation Activation, bool Bias = true, double Steepness = 1.0)
{
    public Initializer Initializer { get; init; } = Initializer.Default;
}
