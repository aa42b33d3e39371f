namespace NetGen.Benchmarks;

/// <summary>Something that every contestant does in the same way on the same data.</summary>
/// <param name="Network">The network.</param>
/// <param name="Pass">What one call does.</param>
/// <param name="BatchSize">The samples of one call.</param>
/// <param name="Name">The name by which contestants know it.</param>
internal sealed record Workload(NetworkShape Network, Pass Pass, int BatchSize, string Name)
{
    /// <summary>The steps that a check takes before it looks at the values.</summary>
    public int CheckSteps => Pass switch
    {
        Pass.Train => 64,
        Pass.TrainBatch or Pass.AdamBatch => 3,
        _ => 1,
    };

    /// <summary>
    /// The difference of two contestants' values that is none, as a share of the largest. The first steps of Adam move a
    /// weight whose gradient is all rounding by the whole learning rate, either way: W6 has units that see one sample only,
    /// and correct programs end up to 0.4 % apart.
    /// </summary>
    public double Tolerance => Pass == Pass.AdamBatch ? 1e-2 : 1e-3;

    public bool Trains => Pass is not (Pass.Forward or Pass.ForwardBatch);

    /// <summary>Multiplications and additions of the weights for one sample.</summary>
    public long Operations => Trains ? Network.TrainOperations : Network.ForwardOperations;

    public override string ToString() => Name;
}
