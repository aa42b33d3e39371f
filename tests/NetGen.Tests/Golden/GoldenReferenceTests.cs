using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Golden;

/// <summary>
/// The cases judge the slow reference: it is right, so the reference tests mean something; and a reference with a
/// fault is caught, so the runner of the cases means something.
/// </summary>
public sealed class GoldenReferenceTests
{
    [Fact]
    public void TheReferencePassesEveryCase()
    {
        var failures = new List<string>();
        foreach (GoldenTask task in GoldenSuite.Folder.Tasks)
        {
            if (NeedsFusion(task.Case))
            {
                continue;
            }

            DeviationReport report = Run(task, recipe => new ReferenceTestNetwork(recipe));
            Assert.True(report.Checks > 0, task.Case.Name);
            failures.AddRange(report.Lines);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void AFaultInTheGradientsIsCaught()
    {
        foreach (GoldenTask task in GoldenSuite.Folder.Tasks.Where(task => IsSmallNet(task) && task.Case.Slack == 1.0 && HasSlope(task)))
        {
            DeviationReport report = Run(task, recipe => new ReferenceTestNetwork(recipe) { GradientFault = 1.0001 });
            Assert.True(report.Failures > 0, $"{task.Case.Name}: gradients that are off by 1e-4 go unnoticed.");
        }
    }

    [Fact]
    public void AFaultInTheOutputsIsCaught()
    {
        foreach (GoldenTask task in GoldenSuite.Folder.Tasks.Where(IsSmallNet))
        {
            DeviationReport report = Run(task, recipe => new ReferenceTestNetwork(recipe) { OutputFault = 1e-6 });
            Assert.True(report.Failures > 0, $"{task.Case.Name}: an output that is off by 1e-6 goes unnoticed.");
        }
    }

    [Fact]
    public void EveryCaseOfTheSlidesIsRun() =>
        Assert.DoesNotContain(GoldenSuite.Folder.Skipped, skipped => skipped.Place.StartsWith("6_slides", StringComparison.Ordinal));

    [Fact]
    public void EveryCaseIsOfTheSchema() => Assert.Empty(GoldenSuite.Folder.Unreadable);

    [Fact]
    public void TheSuiteHasNotShrunk() => Assert.True(GoldenSuite.Folder.Tasks.Count >= 140, $"Only {GoldenSuite.Folder.Tasks.Count} cases are run.");

    // The runner is the same for all; the large ones would only take long.
    private static bool IsSmallNet(GoldenTask task) =>
        task.Case.Kind == "net" && !NeedsFusion(task.Case) && task.Networks[0].ParameterCount < 2000;

    // One case stands at a minimum on purpose.
    private static bool HasSlope(GoldenTask task) =>
        task.Case.Get("dz").EnumerateArray().Any(layer => new GoldenTensor(layer).Values.Any(delta => delta != 0.0));

    // Where outputs saturate, only a loss computed from the pre-activations is finite; the reference has none on purpose.
    private static bool NeedsFusion(GoldenCase golden) =>
        golden.Tags.Contains("extreme") || golden.Name.EndsWith("_extreme", StringComparison.Ordinal);

    private static DeviationReport Run(GoldenTask task, Func<NetworkRecipe, ITestNetwork> create)
    {
        var report = new DeviationReport($"{task.Case.File}, {task.Case.Name}, reference");
        task.Run([.. task.Networks.Select<NetworkRecipe, Func<ITestNetwork>>(recipe => () => create(recipe))], report);
        return report;
    }
}
