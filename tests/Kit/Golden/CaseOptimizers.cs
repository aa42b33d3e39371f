using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The optimizers and learning-rate schedules of the reference cases.</summary>
internal static class CaseOptimizers
{
    /// <summary>The numbers of all optimizers: what the schema calls them and what the catalogue does.</summary>
    private static readonly Dictionary<string, string> _numbers = new()
    {
        ["lr"] = "LearningRate",
        ["momentum"] = "Momentum",
        ["dampening"] = "Dampening",
        ["rho"] = "Rho",
        ["eps"] = "Epsilon",
        ["beta1"] = "Beta1",
        ["beta2"] = "Beta2",
        ["initialAccumulator"] = "InitialAccumulator",
        ["lrDecay"] = "LearningRateDecay",
        ["momentumDecay"] = "MomentumDecay",
        ["weightDecay"] = "WeightDecay",
    };

    // What the schema leaves out where it plays no part.
    private static readonly string[] _optional = ["dampening", "initialAccumulator", "lrDecay", "weightDecay"];

    /// <summary>Every optimizer of the schema: the attribute, the switch that its name stands for, and its own properties.</summary>
    private static readonly Dictionary<string, (string Attribute, string? Option, string[] Properties)> _optimizers = new()
    {
        ["sgd"] = ("Sgd", null, []),
        ["momentum"] = ("Momentum", null, ["momentum", "dampening"]),
        ["momentumTextbook"] = ("Momentum", "Textbook", ["momentum"]),
        ["nesterov"] = ("Nesterov", null, ["momentum"]),
        ["nagLookahead"] = ("Nesterov", "LookAhead", ["momentum"]),
        ["adagrad"] = ("Adagrad", null, ["eps", "initialAccumulator", "lrDecay"]),
        ["adagradEpsInside"] = ("Adagrad", "EpsilonInside", ["eps", "initialAccumulator", "lrDecay"]),
        ["adadelta"] = ("Adadelta", null, ["rho", "eps"]),
        ["rmsprop"] = ("RmsProp", null, ["rho", "eps", "centered", "momentum"]),
        ["rmspropEpsInside"] = ("RmsProp", "EpsilonInside", ["rho", "eps", "centered", "momentum"]),
        ["adam"] = ("Adam", null, ["beta1", "beta2", "eps", "amsgrad"]),
        ["adamw"] = ("AdamW", null, ["beta1", "beta2", "eps", "amsgrad"]),
        ["nadam"] = ("NAdam", null, ["beta1", "beta2", "eps", "momentumDecay"]),
        ["adamax"] = ("Adamax", null, ["beta1", "beta2", "eps"]),
        ["lion"] = ("Lion", null, ["beta1", "beta2"]),
    };

    /// <summary>Every schedule of the schema with its properties, in the order of the catalogue's row.</summary>
    private static readonly Dictionary<string, (NetGen.Schedule Schedule, string[] Properties)> _schedules = new()
    {
        ["step"] = (NetGen.Schedule.Step, ["every", "gamma"]),
        ["exponential"] = (NetGen.Schedule.Exponential, ["gamma"]),
        ["cosine"] = (NetGen.Schedule.Cosine, ["total", "min"]),
        ["warmup"] = (NetGen.Schedule.WarmUp, ["steps"]),
        ["inverseTime"] = (NetGen.Schedule.InverseTime, ["decay"]),
    };

    /// <summary>A reason to skip, or null.</summary>
    public static string? Check(JsonElement optimizer)
    {
        if (!_optimizers.TryGetValue(optimizer.Text("name"), out (string Attribute, string? Option, string[] Properties) row))
        {
            return $"optimizer {optimizer.Text("name")}";
        }

        return optimizer.FindUnknown([.. row.Properties, "name", "lr", "weightDecay", "decayBias", "schedule"])
            ?? (optimizer.TryGetProperty("schedule", out JsonElement schedule) ? CheckSchedule(schedule) : null);
    }

    public static OptimizerRecipe Read(JsonElement optimizer)
    {
        (string attribute, string? option, _) = _optimizers[optimizer.Text("name")];
        ImmutableArray<string> options =
        [
            .. new[]
            {
                option,
                optimizer.Flag("centered") ? nameof(OptimizerOptions.Centered) : null,
                optimizer.Flag("amsgrad") ? nameof(OptimizerOptions.AmsGrad) : null,
                attribute == "RmsProp" && optimizer.Number("momentum", 0.0) > 0.0 ? nameof(OptimizerOptions.Momentum) : null,
            }.OfType<string>(),
        ];
        var recipe = new OptimizerRecipe(attribute, []) { Options = options };
        OptimizerRow row = recipe.Row;
        recipe = recipe with
        {
            Hyperparameters = [.. row.Hyperparameters.Select(hyperparameter => ReadNumber(optimizer, hyperparameter.Name))],
            WeightDecay = row.OwnsWeightDecay ? 0.0 : optimizer.Number("weightDecay", 0.0),
            DecayBias = optimizer.Flag("decayBias"),
        };
        if (!optimizer.TryGetProperty("schedule", out JsonElement schedule))
        {
            return recipe;
        }

        (NetGen.Schedule kind, string[] properties) = _schedules[schedule.Text("kind")];
        return recipe with { Schedule = kind, ScheduleParameters = [.. properties.Select(property => schedule.Number(property))] };
    }

    private static string? CheckSchedule(JsonElement schedule) =>
        _schedules.TryGetValue(schedule.Text("kind"), out (NetGen.Schedule Schedule, string[] Properties) row)
            ? schedule.FindUnknown([.. row.Properties, "kind"])
            : $"schedule {schedule.Text("kind")}";

    private static double ReadNumber(JsonElement optimizer, string hyperparameter)
    {
        string property = _numbers.Single(pair => pair.Value == hyperparameter).Key;
        return _optional.Contains(property) ? optimizer.Number(property, 0.0) : optimizer.Number(property);
    }
}
