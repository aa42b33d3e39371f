using System;

namespace NetGen.Training.Schedules;

/// <summary>A linear rise before another schedule.</summary>
internal sealed class WarmUpSchedule(int steps, LearningRateSchedule then) : LearningRateSchedule
{
    public override double GetRate(in ScheduleStep at) => at.Step < steps
        ? at.BaseRate * (at.Step + 1) / steps
        : then.GetRate(at with { Step = at.Step - steps, TotalSteps = Math.Max(0, at.TotalSteps - steps) });

    public override void Restart() => then.Restart();

    public override void EpochEnded(bool better) => then.EpochEnded(better);

    public override string SaveState() => then.SaveState();

    public override void LoadState(string state) => then.LoadState(state);
}
