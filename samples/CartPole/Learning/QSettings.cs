namespace CartPole.Learning;

/// <summary>What Q-learning is set to.</summary>
internal sealed record QSettings
{
    /// <summary>γ: what a failure one step later weighs, as against now.</summary>
    public float Discount { get; init; } = 0.99f;

    /// <summary>The steps drawn from memory for each step of control.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How many steps the memory holds.</summary>
    public int MemorySize { get; init; } = 20_000;

    /// <summary>The steps of control before learning begins.</summary>
    public int WarmUpSteps { get; init; } = 200;

    /// <summary>The steps of control between two copies of the network to the one that gives the targets.</summary>
    public int TargetPeriod { get; init; } = 100;

    /// <summary>The steps of control in which ε, the share of random pushes, falls from 1 to its end.</summary>
    public int ExplorationSteps { get; init; } = 2_000;

    /// <summary>What ε falls to.</summary>
    public double FinalExploration { get; init; } = 0.01;
}
