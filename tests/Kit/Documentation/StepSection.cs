using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;

namespace NetGen.Kit;

/// <summary>What happens to a gradient before the optimizer, in the catalogue's document.</summary>
internal static class StepSection
{
    public static string Text()
    {
        var optimizer = new OptimizerSpec
        {
            Kind = OptimizerKind.Sgd,
            Options = OptimizerOptions.None,
            Hyperparameters = new EquatableArray<double>([0.0]),
            WeightDecay = 1.0,
            DecayBias = false,
            Schedule = new ScheduleSpec { Kind = Generator.Catalogue.Schedule.Constant, Parameters = new EquatableArray<double>([]) },
        };
        var penalty = new PenaltySpec { L1 = 1.0, L2 = 1.0, ClipNorm = 1.0, ClipValue = 1.0 };
        var numbers = Settings.Of(optimizer, penalty)
            .Where(setting => setting.Row.Name != "LearningRate")
            .Select(setting => ((setting.Row.Name == "WeightDecay" ? "optimizers without a row for it" : "`[Network]`") + ": " + setting.Owner, setting.Row));
        return $"""
            ## From gradient to step

            `Update`, and `Train` at its end, do in this order:

            1. g = the accumulated gradients of the samples, their mean or sum (see [Over a batch](#over-a-batch)).
            2. Penalties: g ← g + λ₂·w + λ₁·sign(w) for weights, not for biases; sign(0) is 0.
            3. Clipping, all parameters together: by norm, g ← g·min(1, c / (‖g‖ + 10⁻⁶)), or by value, g ← min(max(g, −c), c).
            4. Coupled weight decay: g ← g + λ·w for weights, with `DecayBias = true` for biases too.
            5. η of this step, from the schedule.
            6. The optimizer's update.

            {CatalogueText.Numbers("of", numbers)}
            0 turns each of them off. A network clips in one way or not at all. `GetPenalty()` gives λ₁·Σ|w| + λ₂/2·Σw², which the
            returned losses leave out; `CopyObjectiveGradientTo` gives g after the second point.

            Decay is coupled where it goes through the optimizer as part of g, and is then divided, averaged or accumulated like g.
            AdamW and Lion decouple it: their own formula takes η·λ·w off w, beside the step. With gradient descent both are the same.

            """;
    }
}
