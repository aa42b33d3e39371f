using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>What happens to a gradient before its step, and the rate of the step, gone wrong.</summary>
internal static class PenaltyMistakes
{
    private const string Step = @"Update_\w+";

    private static readonly OptimizerRecipe _sgd = OptimizerRecipe.Sgd(0.004);
    private static readonly NetworkRecipe _plain = Trained(_sgd);

    public static IEnumerable<PlantedMistake> All()
    {
        NetworkRecipe decayed = Trained(_sgd with { WeightDecay = 0.25 });
        yield return new("weight decay: on the biases too", decayed, new TextEdit("Update", @"\((\w+)\)0\.0", "($1)decay"));
        yield return InStep("weight decay: of the other sign", decayed, @"\(decay, w1, g\)", "(-decay, w1, g)");
        yield return InStep(
            "weight decay: before the gradient is clipped",
            decayed with { ClipValue = 0.125 },
            @"(g = \w+\.Max\([^;]*;)(\s*)(g = MultiplyAddEstimate\(decay, w1, g\);)",
            "$3$2$1");

        yield return InStep("L1: the sign dropped", _plain with { L1 = 0.0625 }, @"-penalty1", "penalty1");
        yield return InStep("L2: twice", _plain with { L2 = 0.125 }, @"\(penalty2, w1, g\)", "(penalty2 + penalty2, w1, g)");
        yield return new("L2: on the biases too", _plain with { L2 = 0.125 }, new TextEdit("Update", @"\((\w+)\)0\.0", "($1)penalty2"));
        yield return new("penalties: missing in what is reported", _plain with { L2 = 0.125 }, new TextEdit("GetPenalty", @"\bL2\b", "0.0"));

        NetworkRecipe loose = _plain with { ClipNorm = 100.0 };
        yield return new("clipping by norm: short gradients stretched", loose, new TextEdit("Update", @"global::System\.Math\.Min\(1\.0, (ClipNorm[^;]*)\);", "$1;"));
        NetworkRecipe tight = _plain with { ClipNorm = 0.25 };
        yield return new("clipping by norm: the root missing", tight, new TextEdit("Update", @"global::System\.Math\.Sqrt", string.Empty));
        yield return new("clipping by norm: over the weights alone", tight, new TextEdit("Update", @"\n\s*\+ global::[^;]*;", ");"));
        yield return InStep("clipping by value: above only", _plain with { ClipValue = 0.125 }, @"Vector\d+\.Max\((\w+\.Min\(g, clip\)), -clip\)", "$1");

        NetworkRecipe scheduled = Trained(_sgd with { Schedule = Schedule.Exponential, ScheduleParameters = [0.75] });
        yield return new("schedule: off by one step", scheduled, new TextEdit("RateOf", @"t - 1", "t"));
        yield return new("schedule: steps at the rate of the next", scheduled, new TextEdit("Update", @"RateOf\(t\)", "RateOf(t + 1)"));
        yield return new("schedule: steps at the first rate", scheduled, new TextEdit("Update", @"RateOf\(t\)", "LearningRate"));
        yield return new(
            "schedule: the whole period missed by a step",
            Trained(_sgd with { Schedule = Schedule.Step, ScheduleParameters = [2.0, 0.5] }),
            new TextEdit("RateOf", @"t - 1", "t"));

        yield return new("batch: the sum where the mean was asked for", _plain, new TextEdit("Update", @"\(\w+\)\(1\.0 / _netGen\.AccumulatedSamples\)", "1"));
        yield return new(
            "batch: the mean where the sum was asked for",
            _plain with { Batch = Reduction.Sum },
            new TextEdit("Update", @"(\w+) scale = 1;", "$1 scale = ($1)(1.0 / _netGen.AccumulatedSamples);"));
        yield return new("batch: the loss not averaged", _plain, new TextEdit("BatchMean", "true", "false"));
    }

    private static PlantedMistake InStep(string name, NetworkRecipe recipe, string pattern, string replacement) =>
        new(name, recipe, new TextEdit(Step, pattern, replacement));
}
