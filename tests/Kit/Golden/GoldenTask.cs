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
    private delegate GoldenTask? Reader(GoldenCase golden, out string? skipReason);

    // Every kind of case with the properties that its runner reads; "note" and "rule" are words for people.
    private static readonly Dictionary<string, (string[] Properties, Reader Read)> _kinds = new()
    {
        ["net"] = (
            [
                "tags", "spec", "init", "x", "t", "labels", "forward", "y", "loss", "lossPerSample", "objective", "dz", "grads",
                "inputGrad", "gradNorm", "gradsClipped", "after", "optimizerState", "lossTrace", "tol",
            ],
            ReadNet),
        ["sequence"] = (["spec", "init", "x", "t", "after", "epochError"], ReadSequence),
        ["pointwise"] = (["activation", "activationParams", "z", "a", "dadz", "pytorchScaledDiff"], ActivationCases.ReadPointwise),
        ["rows"] = (["activation", "z", "a", "dy", "dz"], ActivationCases.ReadRows),
        ["softmaxRows"] = (["z", "y", "argmax", "oneHot"], ActivationCases.ReadRows),
        ["lossTable"] = (
            ["tags", "loss", "inputIs", "activation", "z", "t", "labels", "y", "lossPerSample", "value", "dz", "pytorchF32"],
            LossTableCase.Read),
        ["perceptronRule"] = (["eta", "init", "rule", "steps", "epochs"], StepCases.ReadPerceptronRule),
        ["stepNet"] = (["step", "hidden", "output", "x", "h", "y"], StepCases.ReadStepNet),
        ["training"] = (
            [
                "dataset", "preprocessing", "samples", "batchSize", "epochs", "order", "spec", "init", "epochLoss", "finalLoss",
                "finalCorrect", "final", "pytorchF32",
            ],
            TrainingCase.Read),
    };

    /// <summary>Gives what a case needs, or null and the reason why it cannot be run yet.</summary>
    public static GoldenTask? Read(GoldenCase golden, out string? skipReason)
    {
        if (!_kinds.TryGetValue(golden.Kind, out (string[] Properties, Reader Read) kind))
        {
            skipReason = $"kind {golden.Kind}";
            return null;
        }

        GoldenTask? task = kind.Read(golden, out skipReason);
        if (task is not null && golden.FindUnknown([.. kind.Properties, "name", "kind", "note"]) is { } unknown)
        {
            skipReason = $"\"{unknown}\"";
            return null;
        }

        return task;
    }

    private static GoldenTask? ReadNet(GoldenCase golden, out string? skipReason)
    {
        NetworkRecipe? recipe = CaseSource.Read(golden.Get("spec"), out skipReason);
        return recipe is null
            ? null
            : new GoldenTask(golden, [recipe], (create, report) => GoldenRunner.Run(golden, recipe, create[0], report));
    }

    private static GoldenTask? ReadSequence(GoldenCase golden, out string? skipReason)
    {
        NetworkRecipe? recipe = CaseSource.Read(golden.Get("spec"), out skipReason);
        return recipe is null
            ? null
            : new GoldenTask(golden, [recipe], (create, report) => SequenceCase.Run(golden, create[0], report));
    }
}
