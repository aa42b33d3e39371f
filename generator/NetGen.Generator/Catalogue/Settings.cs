using System.Collections.Generic;
using NetGen.Generator.Model;

namespace NetGen.Generator.Catalogue;

/// <summary>A number that the user can change between steps, and what it starts at.</summary>
/// <param name="Row">Its name and interval.</param>
/// <param name="Value">The value from the attributes.</param>
/// <param name="Owner">What it belongs to, as people read it.</param>
internal sealed record Setting(HyperparameterRow Row, double Value, string Owner);

/// <summary>The settable numbers of a network: the optimizer's own, and of decay, schedule, penalties and clipping those in use.</summary>
internal static class Settings
{
    private static readonly HyperparameterRow _weightDecay = HyperparameterRow.NonNegative("WeightDecay", "λ", 0.0);
    private static readonly HyperparameterRow _l1 = HyperparameterRow.NonNegative("L1", "λ₁", 0.0);
    private static readonly HyperparameterRow _l2 = HyperparameterRow.NonNegative("L2", "λ₂", 0.0);
    private static readonly HyperparameterRow _clipNorm = HyperparameterRow.Positive("ClipNorm", "c", 0.0);
    private static readonly HyperparameterRow _clipValue = HyperparameterRow.Positive("ClipValue", "c", 0.0);

    public static IEnumerable<Setting> Of(OptimizerSpec optimizer, PenaltySpec penalty)
    {
        OptimizerRow row = Optimizers.Of(optimizer.Kind, optimizer.Options);
        for (int i = 0; i < row.Hyperparameters.Count; i++)
        {
            yield return new Setting(row.Hyperparameters[i], optimizer.Hyperparameters[i], row.Name);
        }

        ScheduleRow schedule = Schedules.Of(optimizer.Schedule.Kind);
        for (int i = 0; i < schedule.Parameters.Count; i++)
        {
            yield return new Setting(schedule.Parameters[i], optimizer.Schedule.Parameters[i], "the " + schedule.Name + " schedule");
        }

        foreach ((HyperparameterRow number, double value, string owner) in new[]
        {
            (_weightDecay, optimizer.WeightDecay, "the weight decay"),
            (_l1, penalty.L1, "the penalty λ₁·Σ|w|"),
            (_l2, penalty.L2, "the penalty λ₂/2·Σw²"),
            (_clipNorm, penalty.ClipNorm, "the clipping by norm"),
            (_clipValue, penalty.ClipValue, "the clipping by value"),
        })
        {
            if (value > 0.0)
            {
                yield return new Setting(number, value, owner);
            }
        }
    }
}
