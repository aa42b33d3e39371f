using System;

namespace NetGen.Training.Schedules;

/// <summary>A schedule that remembers nothing.</summary>
internal sealed class FormulaSchedule(Func<ScheduleStep, double> formula) : LearningRateSchedule
{
    public override double GetRate(in ScheduleStep at) => formula(at);
}
