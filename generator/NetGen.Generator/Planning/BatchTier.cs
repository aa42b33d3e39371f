namespace NetGen.Generator.Planning;

/// <summary>How a network's batches run.</summary>
internal enum BatchTier
{
    /// <summary>Sample after sample through the single-sample kernels.</summary>
    Samples,

    /// <summary>Matrices of samples and units, multiplied by register tiles against panels of weights.</summary>
    Rows,
}
