namespace NetGen.Kit;

/// <summary>The small networks that mistakes are planted in, and the words that their patterns share.</summary>
internal static class MistakeNetworks
{
    /// <summary>A vector's type: <c>V8</c>.</summary>
    public const string V = @"V\d";

    /// <summary>A constant in all lanes.</summary>
    public const string Constant = @"Vector\d+\.Create\([-\d.eE]+f?\)";

    /// <summary>A vector in memory: <c>As&lt;float, V8&gt;(ref Add(ref s, A1 + 8))</c>.</summary>
    public const string Place = @"As<\w+, V\d>\(ref (?:\w+|Add\(ref \w+, [^()]+\))\)";

    /// <summary>A tail of units behind the last whole vector in both layers, and a tail of inputs behind whole chains.</summary>
    public static NetworkRecipe Tailed { get; } = new()
    {
        Inputs = 9,
        Layers = [new LayerRecipe(17, Activation.Tanh), new LayerRecipe(5, Activation.Sigmoid)],
        Loss = Loss.HalfSquaredError,
        Optimizer = OptimizerRecipe.Sgd(0.004),
    };

    /// <summary>Small enough for samples in the lanes in both precisions, and too large to keep all gradients in registers.</summary>
    public static NetworkRecipe InTheLanes { get; } = Tailed with
    {
        Inputs = 19,
        Layers = [new LayerRecipe(13, Activation.Tanh), new LayerRecipe(5, Activation.Sigmoid)],
    };

    /// <summary>The same whose first layer's δ is made with the gradients.</summary>
    public static NetworkRecipe WithRowsInTheLanes { get; } = InTheLanes with
    {
        Inputs = 2,
        Layers = [new LayerRecipe(3, Activation.Tanh), new LayerRecipe(2, Activation.Sigmoid)],
    };

    /// <summary>A hidden layer of one activation.</summary>
    public static NetworkRecipe Hidden(LayerRecipe hidden) => Small with { Layers = [hidden with { Units = 17 }, Small.Layers[^1]] };

    /// <summary>A last layer and the loss on it.</summary>
    public static NetworkRecipe Ending(LayerRecipe last, Loss loss, double? number = null) =>
        Small with { Layers = [Small.Layers[0], last with { Units = 5 }], Loss = loss, LossParameter = number };

    /// <summary>An optimizer on few parameters.</summary>
    public static NetworkRecipe Trained(OptimizerRecipe optimizer) => Small with { Optimizer = optimizer };

    public static NetworkRecipe Trained(string name, double[] hyperparameters, params string[] options) =>
        Trained(new OptimizerRecipe(name, [.. hyperparameters]) { Options = [.. options] });

    private static NetworkRecipe Small { get; } = new()
    {
        Inputs = 3,
        Layers = [new LayerRecipe(5, Activation.Tanh), new LayerRecipe(2, Activation.Linear)],
        Loss = Loss.HalfSquaredError,
        Optimizer = OptimizerRecipe.Sgd(0.004),
    };
}
