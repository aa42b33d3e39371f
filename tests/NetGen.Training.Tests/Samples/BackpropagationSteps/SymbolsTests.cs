using BackpropagationSteps.Text;
using Xunit;

namespace NetGen.Training.Tests.Samples.BackpropagationStepsSample;

/// <summary>Numbers and indices as formulas have them.</summary>
public sealed class SymbolsTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(-2.0, "−2")]
    [InlineData(0.123456, "0.12346")]
    [InlineData(-0.5, "−0.50000")]
    [InlineData(-0.0000001, "0.00000")]
    public void NumbersHaveATrueMinusAndNoNegativeZero(double value, string text) => Assert.Equal(text, Symbols.Number(value));

    [Fact]
    public void NegativeZeroIsZero() => Assert.Equal("0", Symbols.Number(double.NegativeZero));

    [Fact]
    public void OnlyNegativeTermsStandInParentheses()
    {
        Assert.Equal("(−0.50000)", Symbols.Term(-0.5));
        Assert.Equal("0.50000", Symbols.Term(0.5));
        Assert.Equal("0.00000", Symbols.Term(-1e-9));
    }

    [Fact]
    public void UnitsCountFromOne()
    {
        Assert.Equal("z⁽¹⁾₂", Symbols.Of("z", 1, 1));
        Assert.Equal("w⁽²⁾₃₁", Symbols.Weight(2, 2, 0));
    }
}
