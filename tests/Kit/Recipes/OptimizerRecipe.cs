using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>An optimizer by its attribute's name, with its hyperparameters in the order of its row in the catalogue.</summary>
public sealed record OptimizerRecipe(string Name, ImmutableArray<double> Hyperparameters)
{
    /// <summary>The attribute's switches that are on: <c>Textbook</c>, <c>AmsGrad</c>, ….</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The coupled weight decay; that of AdamW and Lion is one of their hyperparameters.</summary>
    public double WeightDecay { get; init; }

    public bool DecayBias { get; init; }

    public NetGen.Schedule Schedule { get; init; }

    /// <summary>The schedule's parameters in the order of its row.</summary>
    public ImmutableArray<double> ScheduleParameters { get; init; } = [];

    internal OptimizerOptions Flags => Options.Aggregate(
        OptimizerOptions.None,
        (flags, option) => flags | Enum.Parse<OptimizerOptions>(option));

    internal OptimizerRow Row => Optimizers.Of(
        Enum.GetValues<OptimizerKind>().Single(kind => Optimizers.Of(kind).AttributeName == Name),
        Flags);

    internal ScheduleRow ScheduleRow => Schedules.Of((Generator.Catalogue.Schedule)Schedule);

    /// <summary>The attribute's arguments as C# writes them.</summary>
    internal IEnumerable<(string Name, string Value)> Arguments
    {
        get
        {
            foreach ((HyperparameterRow row, double value) in Row.Hyperparameters.Zip(Hyperparameters))
            {
                yield return (row.Name, NetworkRecipe.Number(value));
            }

            foreach (string option in Options.Where(option => option != nameof(OptimizerOptions.Momentum)))
            {
                yield return (option, "true");
            }

            if (WeightDecay > 0.0)
            {
                yield return ("WeightDecay", NetworkRecipe.Number(WeightDecay));
            }

            if (DecayBias)
            {
                yield return ("DecayBias", "true");
            }

            if (Schedule != NetGen.Schedule.Constant)
            {
                yield return ("Schedule", $"Schedule.{Schedule}");
                foreach ((HyperparameterRow row, double value) in ScheduleRow.Parameters.Zip(ScheduleParameters))
                {
                    yield return (row.Name, NetworkRecipe.Number(value));
                }
            }
        }
    }

    public static OptimizerRecipe Sgd(double learningRate) => new("Sgd", [learningRate]);

    public static OptimizerRecipe Momentum(double learningRate, double momentum = 0.9, double dampening = 0.0) =>
        new("Momentum", [learningRate, momentum, dampening]);

    public static OptimizerRecipe Adam(double learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) =>
        new("Adam", [learningRate, beta1, beta2, epsilon]);
}
