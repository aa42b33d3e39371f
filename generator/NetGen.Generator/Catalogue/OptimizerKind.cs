namespace NetGen.Generator.Catalogue;

/// <summary>The optimizers. Each has a row in <see cref="Optimizers"/>.</summary>
internal enum OptimizerKind
{
    Sgd = 0,
    Momentum = 1,
    Adam = 2,
}
