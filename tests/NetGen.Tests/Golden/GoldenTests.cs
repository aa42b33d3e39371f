using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Golden;

/// <summary>Every runnable reference case with emitted networks: one class for each precision, so that they run side by side.</summary>
public abstract class GoldenTests
{
    private readonly Precision _precision;

    protected GoldenTests(Precision precision)
    {
        _precision = precision;
    }

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach ((string file, string name) in GoldenSuite.Tasks.Keys)
        {
            data.Add(file, name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ACaseAgreesUnderEveryTier(string file, string name)
    {
        GoldenTask task = GoldenSuite.Tasks[(file, name)];
        var lines = new List<string>();
        foreach (Tier tier in Tiers.All)
        {
            RecipeLibrary library = GoldenLibraries.Get(_precision, tier);
            var report = new DeviationReport($"{file}, {name}, {_precision}, {tier}");
            task.Run(
                [
                    .. task.Networks.Select<NetworkRecipe, Func<ITestNetwork>>(
                        recipe => () => library[recipe with { Precision = _precision, Tier = tier }].Create()),
                ],
                report);
            Assert.True(report.Checks > 0, $"{file}, {name}: nothing was compared.");
            lines.AddRange(report.Lines);
        }

        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
