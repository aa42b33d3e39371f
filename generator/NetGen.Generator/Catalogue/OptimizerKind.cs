namespace NetGen.Generator.Catalogue;

/// <summary>The optimizers, each an attribute of the library.</summary>
internal enum OptimizerKind
{
    Sgd,
    Momentum,
    Nesterov,
    Adagrad,
    Adadelta,
    RmsProp,
    Adam,
    AdamW,
    NAdam,
    Adamax,
    Lion,
}
