using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>
/// A case that can be run: the networks it needs and what is done with them. The networks are left open in precision
/// and tier, so that one task serves all.
/// </summary>
public sealed record GoldenTask(
    GoldenCase Case,
    ImmutableArray<NetworkRecipe> Networks,
    Action<IReadOnlyList<Func<ITestNetwork>>, DeviationReport> Run)
{
    /// <summary>Gives what a case needs, or null and the reason why it cannot be run yet.</summary>
    public static GoldenTask? Read(GoldenCase golden, out string? skipReason)
    {
        switch (golden.Kind)
        {
            case "net":
                NetworkRecipe? recipe = CaseSource.Read(golden.Get("spec"), out skipReason);
                return recipe is null
                    ? null
                    : new GoldenTask(golden, [recipe], (create, report) => GoldenRunner.Run(golden, recipe, create[0], report));
            case "sequence":
                recipe = CaseSource.Read(golden.Get("spec"), out skipReason);
                return recipe is null
                    ? null
                    : new GoldenTask(golden, [recipe], (create, report) => SequenceCase.Run(golden, create[0], report));
            case "pointwise":
                return ActivationCases.ReadPointwise(golden, out skipReason);
            case "rows":
            case "softmaxRows":
                return ActivationCases.ReadRows(golden, out skipReason);
            case "lossTable":
                return LossTableCase.Read(golden, out skipReason);
            case "perceptronRule":
                skipReason = null;
                return StepCases.ReadPerceptronRule(golden);
            case "stepNet":
                skipReason = null;
                return StepCases.ReadStepNet(golden);
            default:
                skipReason = $"kind {golden.Kind}";
                return null;
        }
    }
}
