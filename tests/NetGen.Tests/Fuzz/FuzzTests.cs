using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Fuzz;

/// <summary>Drawn networks against the reference and difference quotients; the console program draws more of them.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void AHundredNetworksAgree()
    {
        FuzzRun run = FuzzRun.Execute(new FuzzSettings { Count = 100, Seed = 20, TiersInTurn = true, PrecisionsInTurn = true, NetworksPerCompilation = 25 });
        Assert.True(run.Failures.Count == 0, string.Join('\n', run.Failures.SelectMany(failure => failure.Lines.Append(failure.Variant.ToAttributes()))));
        Assert.Equal(100, run.Passed);
        Assert.True(run.Checks > 100_000, $"{run.Checks} values compared");
    }

    [Fact]
    public void ACaseIsTheSameOnEveryDraw()
    {
        FuzzCase first = FuzzCase.Draw(3, 14);
        FuzzCase again = FuzzCase.Draw(3, 14);
        Assert.Equal(first.Recipe.ToAttributes(), again.Recipe.ToAttributes());
        Assert.Equal(first.DataSeed, again.DataSeed);
        Assert.NotEqual(first.Recipe.ToAttributes(), FuzzCase.Draw(3, 15).Recipe.ToAttributes());
    }
}
