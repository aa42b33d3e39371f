namespace NetGen.Kit;

/// <summary>What came of one case in one precision under one tier.</summary>
public sealed record GoldenOutcome(GoldenTask Task, Precision Precision, Tier Tier, DeviationReport Report)
{
    public bool Passed => Report.Failures == 0;
}
