using System;
using System.Linq;
using Gan.Data;
using Gan.Networks;
using Gan.Training;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>The gradient that goes through the discriminator into the generator.</summary>
public sealed class GradientTests
{
    private const int BatchSize = 16;

    // ∂/∂w of the mean of −ln D(G(z)) = ln(1 + exp(−d)), d the discriminator's pre-activation, over both networks at once.
    [Fact]
    public void ComposedGradientIsTheDifferenceQuotient()
    {
        AdversarialTraining<Generator, Discriminator> training = Create(steps: 30);
        float[] noise = Noise(3);
        float loss = training.AccumulateGenerator(noise, 0);
        float[] gradient = new float[Generator.ParameterCount];
        training.Generator.CopyObjectiveGradientTo(gradient);

        double[] w = Parameters<Generator>(training.Generator);
        double[] v = Parameters<Discriminator>(training.Discriminator);
        Assert.Equal(Loss(w, v, noise), loss, 1e-5);

        double largest = gradient.Max(Math.Abs);
        Assert.True(largest > 1e-3, $"A gradient of {largest} at most proves nothing.");
        const double Width = 1e-6;
        for (int place = 0; place < w.Length; place += 7)
        {
            double kept = w[place];
            w[place] = kept + Width;
            double above = Loss(w, v, noise);
            w[place] = kept - Width;
            double below = Loss(w, v, noise);
            w[place] = kept;
            double quotient = (above - below) / (2 * Width);
            Assert.True(Math.Abs(quotient - gradient[place]) <= 1e-4 * largest, $"∂E/∂w[{place}]: {gradient[place]}, by the quotient {quotient}.");
        }
    }

    [Fact]
    public void HalfSquaredErrorWithTargetYMinusGGivesTheSame()
    {
        Generator one = new(5);
        SquaredGenerator other = new(6);
        float[] parameters = new float[Generator.ParameterCount];
        one.CopyParametersTo(parameters);
        other.CopyParametersFrom(parameters);

        float[] noise = Noise(4);
        float[] y = new float[2 * BatchSize];
        float[] g = Noise(9)[..(2 * BatchSize)];
        one.Forward(noise, y, BatchSize);
        one.Backward(g, BatchSize);
        other.Forward(noise, y, BatchSize);
        other.Backward([.. y.Zip(g, (output, slope) => output - slope)], BatchSize);

        float[] expected = new float[Generator.ParameterCount];
        float[] actual = new float[Generator.ParameterCount];
        one.CopyGradientsTo(expected);
        other.CopyGradientsTo(actual);
        float largest = expected.Max(Math.Abs);
        Assert.True(largest > 1, "The gradients must not vanish.");
        for (int place = 0; place < expected.Length; place++)
        {
            Assert.Equal(expected[place], actual[place], 1e-5f * largest);
        }
    }

    [Fact]
    public void DiscriminatorLearnsNothingFromTheGeneratorsStep()
    {
        AdversarialTraining<Generator, Discriminator> training = Create(steps: 3);
        double[] before = Parameters<Discriminator>(training.Discriminator);
        training.AccumulateGenerator(Noise(3), 0);

        Assert.Equal(0, training.Discriminator.AccumulatedSamples);
        Assert.Equal(BatchSize, training.Generator.AccumulatedSamples);
        float[] gradients = new float[Discriminator.ParameterCount];
        training.Discriminator.CopyGradientsTo(gradients);
        Assert.All(gradients, value => Assert.Equal(0f, value));
        training.Discriminator.Update();
        Assert.Equal(before, Parameters<Discriminator>(training.Discriminator));
    }

    private static AdversarialTraining<Generator, Discriminator> Create(int steps)
    {
        AdversarialTraining<Generator, Discriminator> training = new(new GanSettings { BatchSize = BatchSize }, GaussianRing.Draw, 2);
        for (int step = 0; step < steps; step++)
        {
            training.Train();
        }

        return training;
    }

    private static double Loss(double[] w, double[] v, float[] noise)
    {
        double sum = 0;
        for (int k = 0; k < BatchSize; k++)
        {
            double[] z = Array.ConvertAll(noise[(8 * k)..(8 * (k + 1))], value => (double)value);
            double[] x = PlainNetwork.Forward(w, z, [64, 64, 2], value => Math.Max(0, value));
            double d = PlainNetwork.Forward(v, x, [64, 64, 1], value => value > 0 ? value : 0.2 * value)[0];
            sum += Math.Log(1 + Math.Exp(-d));
        }

        return sum / BatchSize;
    }

    private static double[] Parameters<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, float>
    {
        float[] parameters = new float[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return Array.ConvertAll(parameters, value => (double)value);
    }

    private static float[] Noise(ulong seed)
    {
        SplitMix64 random = new(seed);
        float[] noise = new float[8 * BatchSize];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)random.NextNormal();
        }

        return noise;
    }
}
