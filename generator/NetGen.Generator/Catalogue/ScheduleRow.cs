using System;
using System.Collections.Generic;

namespace NetGen.Generator.Catalogue;

/// <summary>One schedule of the learning rate.</summary>
internal sealed record ScheduleRow
{
    public required string Name { get; init; }

    /// <summary>ηₜ, for docs and comments.</summary>
    public required string Formula { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyList<HyperparameterRow> Parameters { get; init; }

    /// <summary>C# over <c>double</c> with the property names and the step number <c>t</c>.</summary>
    public required string Expression { get; init; }

    /// <summary>The oracle: η, t and the parameters in their order.</summary>
    public required Func<double, long, double[], double> Rate { get; init; }
}

/// <summary>The catalogue of schedules: one row each.</summary>
internal static class Schedules
{
    private static readonly HyperparameterRow _steps = new("ScheduleSteps", "n", 1000.0, 1.0, true, int.MaxValue, true, IsCount: true);

    private static readonly HyperparameterRow _factor = new("ScheduleFactor", "γ", 0.1, 0.0, false, 1.0, true);

#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser has refused it
    public static ScheduleRow Of(Schedule schedule) => schedule switch
    {
        Schedule.Constant => new()
        {
            Name = "constant",
            Formula = "η",
            Source = "slide topic: gradient descent",
            Parameters = Array.Empty<HyperparameterRow>(),
            Expression = "LearningRate",
            Rate = (eta, _, _) => eta,
        },
        Schedule.Step => new()
        {
            Name = "step",
            Formula = "η·γ^⌊(t − 1)/n⌋",
            Source = "Szegedy et al., 2015",
            Parameters = new[] { _steps, _factor },
            Expression = "LearningRate * {Pow}(ScheduleFactor, (t - 1) / ScheduleSteps)",
            Rate = (eta, t, p) => eta * Math.Pow(p[1], Math.Floor((t - 1) / p[0])),
        },
        Schedule.Exponential => new()
        {
            Name = "exponential",
            Formula = "η·γ^(t − 1)",
            Source = "Senior et al., 2013",
            Parameters = new[] { _factor with { Default = 0.999 } },
            Expression = "LearningRate * {Pow}(ScheduleFactor, t - 1)",
            Rate = (eta, t, p) => eta * Math.Pow(p[0], t - 1),
        },
        Schedule.Cosine => new()
        {
            Name = "cosine",
            Formula = "m + (η − m)/2·(1 + cos(π(t − 1)/n))",
            Source = "Loshchilov and Hutter, 2017",
            Parameters = new[] { _steps, HyperparameterRow.NonNegative("ScheduleMinimum", "m", 0.0) },
            Expression = "ScheduleMinimum + (0.5 * (LearningRate - ScheduleMinimum) * (1.0 + {CosPi}(t - 1, ScheduleSteps)))",
            Rate = (eta, t, p) => p[1] + (0.5 * (eta - p[1]) * (1.0 + Math.Cos(Math.PI * (t - 1) / p[0]))),
        },
        Schedule.WarmUp => new()
        {
            Name = "warm-up",
            Formula = "η·min(1, t/n)",
            Source = "Goyal et al., 2017",
            Parameters = new[] { _steps },
            Expression = "LearningRate * {Min}(1.0, (double)t / ScheduleSteps)",
            Rate = (eta, t, p) => eta * Math.Min(1.0, t / p[0]),
        },
        Schedule.InverseTime => new()
        {
            Name = "inverse time",
            Formula = "η / (1 + γ·(t − 1))",
            Source = "Robbins and Monro, 1951",
            Parameters = new[] { HyperparameterRow.NonNegative("ScheduleFactor", "γ", 0.001) },
            Expression = "LearningRate / (1.0 + (ScheduleFactor * (t - 1)))",
            Rate = (eta, t, p) => eta / (1.0 + (p[0] * (t - 1))),
        },
    };
#pragma warning restore CS8524
}
