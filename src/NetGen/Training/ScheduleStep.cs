namespace NetGen.Training;

/// <summary>A step whose learning rate is wanted.</summary>
/// <param name="BaseRate">The network's learning rate η when the training began.</param>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Step">The steps before this one, those of earlier epochs included.</param>
/// <param name="TotalSteps">The steps of all epochs; 0 where that is not known beforehand.</param>
public readonly record struct ScheduleStep(double BaseRate, int Epoch, long Step, long TotalSteps)
{
    /// <summary>The steps before this one by all steps, from 0 to below 1; 0 where their number is not known.</summary>
    public double Fraction => TotalSteps == 0 ? 0.0 : System.Math.Min(1.0, (double)Step / TotalSteps);
}
