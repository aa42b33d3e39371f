namespace NetGen.Benchmarks;

/// <summary>What one call of a workload does.</summary>
internal enum Pass
{
    /// <summary>The outputs of one sample.</summary>
    Forward,

    /// <summary>One step of gradient descent on one sample.</summary>
    Train,

    /// <summary>The outputs of a batch.</summary>
    ForwardBatch,

    /// <summary>One step of gradient descent on the mean of a batch.</summary>
    TrainBatch,

    /// <summary>One step of Adam on the mean of a batch.</summary>
    AdamBatch,
}
