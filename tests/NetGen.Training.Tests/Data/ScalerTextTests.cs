using System;
using System.Globalization;
using NetGen.Data;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class ScalerTextTests
{
    [Fact]
    public void TheTextIsPlain()
    {
        Assert.Equal("scaler 1 float 2 0.1,2 -3.5,1E-10", new Scaler<float>([0.1f, -3.5f], [2, 1e-10f]).ToText());
        Assert.Equal("scaler 1 double 1 0.30000000000000004,1E+300", new Scaler<double>([0.1 + 0.2], [1e300]).ToText());
    }

    [Fact]
    public void TextReadsBackToTheSameBits()
    {
        SplitMix64 random = new(8);
        for (int round = 0; round < 2000; round++)
        {
            double[] numbers = new double[6];
            float[] singles = new float[6];
            for (int i = 0; i < numbers.Length; i++)
            {
                do
                {
                    numbers[i] = BitConverter.UInt64BitsToDouble(random.Next());
                    singles[i] = BitConverter.UInt32BitsToSingle((uint)random.Next());
                }
                while (!double.IsFinite(numbers[i]) || !float.IsFinite(singles[i]) || numbers[i] == 0 || singles[i] == 0);
            }

            Scaler<double> scaler = new(numbers.AsSpan(0, 3), numbers.AsSpan(3));
            Assert.Equal(scaler.Offsets.ToArray(), Scaler<double>.Parse(scaler.ToText()).Offsets.ToArray());
            Assert.Equal(scaler.Factors.ToArray(), Scaler<double>.Parse(scaler.ToText()).Factors.ToArray());
            Scaler<float> single = new(singles.AsSpan(0, 3), singles.AsSpan(3));
            Assert.Equal(single.Offsets.ToArray(), Scaler<float>.Parse(single.ToText()).Offsets.ToArray());
            Assert.Equal(single.Factors.ToArray(), Scaler<float>.Parse(single.ToText()).Factors.ToArray());
        }

        Scaler<double> edge = new([-0.0, double.MaxValue], [double.Epsilon, double.MinValue]);
        Assert.Equal(edge.ToText(), Scaler<double>.Parse(edge.ToText()).ToText());
    }

    [Fact]
    public void TheTextDoesNotDependOnTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            string text = new Scaler<float>([-0.5f], [1.5f]).ToText();
            Assert.Equal("scaler 1 float 1 -0.5,1.5", text);
            Assert.Equal(-0.5f, Scaler<float>.Parse(text).Offsets[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("scaler 1 float")]
    [InlineData("scaler 1 float ")]
    [InlineData("scaler 2 float 1 0,1")]
    [InlineData("scaler 1 double 1 0,1")]
    [InlineData(" scaler 1 float 1 0,1")]
    [InlineData("scaler 1 float 1 0,1 ")]
    [InlineData("scaler 1 float 1 0,1\n")]
    [InlineData("scaler 1 float 1  0,1")]
    [InlineData("scaler 1 float 0 ")]
    [InlineData("scaler 1 float -1 0,1")]
    [InlineData("scaler 1 float +1 0,1")]
    [InlineData("scaler 1 float 2 0,1")]
    [InlineData("scaler 1 float 1 0,1 0,1")]
    [InlineData("scaler 1 float 2000000000 0,1")]
    [InlineData("scaler 1 float 99999999999 0,1")]
    [InlineData("scaler 1 float 1 0")]
    [InlineData("scaler 1 float 1 0,")]
    [InlineData("scaler 1 float 1 ,1")]
    [InlineData("scaler 1 float 1 0,1,2")]
    [InlineData("scaler 1 float 1 0,0")]
    [InlineData("scaler 1 float 1 NaN,1")]
    [InlineData("scaler 1 float 1 0,Infinity")]
    [InlineData("scaler 1 float 1 0,1e39")]
    [InlineData("scaler 1 float 1 0x1,1")]
    [InlineData("scaler 1 float 1 (1),1")]
    public void OtherTextIsRefused(string text) =>
        Assert.StartsWith("Expected ", Assert.Throws<FormatException>(() => Scaler<float>.Parse(text)).Message);

    [Fact]
    public void ARefusalQuotesNoMoreThanAPiece() =>
        Assert.True(Assert.Throws<FormatException>(() => Scaler<float>.Parse(new string('x', 1_000_000))).Message.Length < 200);
}
