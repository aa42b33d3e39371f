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
        foreach (GoldenTask task in GoldenSuite.Folder.Tasks)
        {
            data.Add(task.Case.File, task.Case.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ACaseAgrees(string file, string name)
    {
        GoldenOutcome[] outcomes = [.. GoldenSuite.Outcomes(file, name, _precision)];
        Assert.Equal(2, outcomes.Length);
        Assert.True(outcomes.All(outcome => outcome.Passed), string.Join('\n', outcomes.SelectMany(outcome => outcome.Report.Lines)));
    }

    [Fact]
    public void EveryTierHasItsTurn() => Assert.Equal(
        Tiers.All.Order(),
        GoldenSuite.Folder.Tasks.SelectMany(task => GoldenSuite.Outcomes(task.Case.File, task.Case.Name, _precision))
            .Select(outcome => outcome.Tier)
            .Distinct()
            .Order());
}
