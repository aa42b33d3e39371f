using System;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The schedules in the catalogue's document.</summary>
internal static class ScheduleSection
{
    public static string Text()
    {
        var formulas = new MarkdownTable("written", "name", "η of step t", "error bound", "source");
        foreach (Generator.Catalogue.Schedule schedule in Enum.GetValues<Generator.Catalogue.Schedule>())
        {
            ScheduleRow row = Schedules.Of(schedule);
            formulas.Add(MarkdownTable.Code($"Schedule.{schedule}"), row.Name, MarkdownTable.Code(row.Formula), Bound(row), row.Source);
        }

        var numbers = Enum.GetValues<Generator.Catalogue.Schedule>()
            .SelectMany(schedule => Schedules.Of(schedule).Parameters.Select(row => (MarkdownTable.Code(schedule.ToString()), row)));
        return $"""
            ## Schedules

            `[Sgd(Schedule = …)]`, and so with every optimizer. η in the formulas is `LearningRate`, and t = 1, 2, … counts steps, not epochs.

            {formulas}
            {CatalogueText.Numbers("of", numbers)}
            `LearningRate` is the η that the attribute or the program has set, and stays what it is. `ScheduledLearningRate` is what the
            next step will use: the formula with t = `StepCount` + 1. Adagrad's own `LearningRateDecay` comes on top and is not in it.

            """;
    }

    private static string Bound(ScheduleRow row) =>
        row.Expression.Contains("{CosPi}") ? "cosine in double, exact at multiples of n/2"
        : row.Expression.Contains("{Pow}") ? "arithmetic only, the power by squaring"
        : "arithmetic only";
}
