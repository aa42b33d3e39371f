using System;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>
/// The learning rate of every step of a training. It replaces the network's <c>LearningRate</c> while the training runs;
/// a schedule of the network's own attribute still multiplies it. Rates are computed from basic operations, which give the
/// same bits on every machine.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The network's own rate from the first step to the last.</summary>
    public static LearningRateSchedule Constant { get; } = new Schedules.FormulaSchedule(at => at.BaseRate);

    /// <summary>η·γ^⌊(epoch − 1)/every⌋.</summary>
    /// <param name="factor">γ, in (0, 1].</param>
    /// <param name="every">The epochs between two steps, at least 1.</param>
    public static LearningRateSchedule StepDecay(double factor, int every)
    {
        RequireFraction(factor, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return new Schedules.FormulaSchedule(at => at.BaseRate * StepMath.Power(factor, (long)((at.Epoch - 1) / every)));
    }

    /// <summary>η·γ^(epoch − 1).</summary>
    /// <param name="factor">γ, in (0, 1].</param>
    public static LearningRateSchedule Exponential(double factor) => StepDecay(factor, 1);

    /// <summary>
    /// From η to a minimum along half a cosine, step by step: m + (η − m)/2·(1 + cos(π·s/S)) in step s = 0, 1, … of S
    /// (Loshchilov and Hutter, SGDR, 2017, without restarts).
    /// </summary>
    /// <param name="minimum">m, at least 0.</param>
    public static LearningRateSchedule Cosine(double minimum = 0.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        return new Schedules.FormulaSchedule(at => minimum + ((at.BaseRate - minimum) / 2.0 * (1.0 + StepMath.CosPi(at.Fraction))));
    }

    /// <summary>η·s/n in the steps s = 1, …, n, then another schedule, which counts from its own first step.</summary>
    /// <param name="steps">n, at least 1.</param>
    /// <param name="then">What follows; the constant rate where it is null.</param>
    public static LearningRateSchedule WarmUp(int steps, LearningRateSchedule? then = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new Schedules.WarmUpSchedule(steps, then ?? Constant);
    }

    /// <summary>
    /// One cycle: from η/25 to η along half a cosine in the first part of all steps, then down to η/250,000 in the rest
    /// (Smith and Topin, Super-Convergence, 2018).
    /// </summary>
    /// <param name="rise">The fraction of the steps that rise, in (0, 1).</param>
    public static LearningRateSchedule OneCycle(double rise = 0.3)
    {
        RequireFraction(rise, nameof(rise));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rise, 1.0);
        return new Schedules.FormulaSchedule(at => at.Fraction < rise
            ? Between(at.BaseRate / 25.0, at.BaseRate, at.Fraction / rise)
            : Between(at.BaseRate, at.BaseRate / 250_000.0, (at.Fraction - rise) / (1.0 - rise)));
    }

    /// <summary>η, made smaller by a factor whenever the monitored measure has not become better for some epochs.</summary>
    /// <param name="factor">The factor, in (0, 1).</param>
    /// <param name="patience">Epochs without a better measure before the rate becomes smaller, at least 1.</param>
    /// <param name="minimum">What the rate doesn't fall below, at least 0.</param>
    public static LearningRateSchedule ReduceOnPlateau(double factor = 0.1, int patience = 5, double minimum = 0.0)
    {
        RequireFraction(factor, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        return new Schedules.PlateauSchedule(factor, patience, minimum);
    }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="at">The step.</param>
    public abstract double GetRate(in ScheduleStep at);

    /// <summary>Begins anew: a training starts. What a schedule remembers of an earlier one is forgotten.</summary>
    public virtual void Restart()
    {
    }

    /// <summary>Hears of an epoch that has ended.</summary>
    /// <param name="better">Whether its monitored measure is the best so far.</param>
    public virtual void EpochEnded(bool better)
    {
    }

    /// <summary>What the schedule remembers, for a checkpoint; empty where that is nothing.</summary>
    public virtual string SaveState() => string.Empty;

    /// <summary>Takes up what <see cref="SaveState"/> gave.</summary>
    /// <param name="state">The text.</param>
    /// <exception cref="FormatException">The text is not of this kind of schedule.</exception>
    public virtual void LoadState(string state)
    {
        if (!string.IsNullOrEmpty(state))
        {
            throw new FormatException($"Expected no state for {GetType().Name}, found \"{state}\".");
        }
    }

    private static double Between(double from, double to, double fraction) =>
        to + ((from - to) / 2.0 * (1.0 + StepMath.CosPi(fraction)));

    private static void RequireFraction(double value, string name)
    {
        if (!(value > 0.0 && value <= 1.0))
        {
            throw new ArgumentOutOfRangeException(name, value, "Expected a number above 0 and at most 1.");
        }
    }
}
