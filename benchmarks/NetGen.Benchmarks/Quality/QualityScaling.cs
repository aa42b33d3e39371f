namespace NetGen.Benchmarks;

/// <summary>What is done to a task's numbers before training, by what the training set tells.</summary>
internal enum QualityScaling
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Inputs to mean 0 and standard deviation 1.</summary>
    Inputs,

    /// <summary>Targets too.</summary>
    InputsAndTargets,

    /// <summary>Inputs and targets to [0, 1].</summary>
    ToUnitInterval,
}
