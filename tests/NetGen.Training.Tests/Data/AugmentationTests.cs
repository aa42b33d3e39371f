using System;
using System.Linq;
using NetGen.Data;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class AugmentationTests
{
    [Fact]
    public void ASampleDependsOnSeedEpochAndIndexAlone()
    {
        Dataset<float> one = Noisy(7);
        Dataset<float> other = Noisy(7);
        one.StartEpoch(3);
        float[] whole = Samples.CopyAll(one).Inputs;
        other.StartEpoch(9);
        Samples.Copy(other, 4, 4, 0);
        other.StartEpoch(3);
        int[] backwards = Enumerable.Range(0, 50).Reverse().ToArray();
        Assert.Equal(whole, Samples.Copy(other, backwards).Inputs.Reverse());
        Assert.Equal(whole.AsSpan(20, 5).ToArray(), Samples.CopyAll(one.Select(new[] { 20, 21, 22, 23, 24 })).Inputs);
    }

    [Fact]
    public void SeedsEpochsAndSamplesDiffer()
    {
        Dataset<float> dataset = Noisy(7);
        float[] unannounced = Samples.CopyAll(dataset).Inputs;
        dataset.StartEpoch(1);
        float[] first = Samples.CopyAll(dataset).Inputs;
        dataset.StartEpoch(2);
        float[] second = Samples.CopyAll(dataset).Inputs;
        Dataset<float> reseeded = Noisy(8);
        reseeded.StartEpoch(1);
        float[][] all = [unannounced, first, second, Samples.CopyAll(reseeded).Inputs];
        // No noise comes twice: not in another epoch, not with another seed, not for another sample.
        Assert.Equal(200, all.SelectMany(noise => noise).Distinct().Count());
    }

    [Fact]
    public void TargetsStayAsTheyAre()
    {
        Dataset<float> dataset = Samples.Numbered(5).Augmented(1, new GaussianNoise<float>(1));
        Assert.Equal([0, -1, -2, -3, -4], Samples.CopyAll(dataset).Targets);
    }

    [Fact]
    public void NoiseHasItsDeviation()
    {
        Dataset<double> zeros = Dataset.Create(new double[20_000], new double[100], 200, 1);
        double[] noise = Samples.CopyAll(zeros.Augmented(1, new GaussianNoise<double>(0.25))).Inputs;
        Assert.Equal(0.0, noise.Average(), 0.01);
        Assert.Equal(0.25, Math.Sqrt(noise.Average(x => x * x)), 0.005);
    }

    [Fact]
    public void AugmentationsComeOneAfterTheOther()
    {
        Dataset<float> dataset = Dataset.Create([3f], [0f], 1, 1);
        Assert.Equal([8], Samples.Copy(dataset.Augmented(1, new Affine(2, 0), new Affine(1, 2)), 0).Inputs);
        Assert.Equal([10], Samples.Copy(dataset.Augmented(1, new Affine(1, 2), new Affine(2, 0)), 0).Inputs);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => dataset.Augmented(1)).Message);
        Assert.Throws<ArgumentNullException>(() => dataset.Augmented(1, (IAugmentation<float>)null!));
    }

    // Against a shift written pixel by pixel, over two planes.
    [Fact]
    public void ShiftsMoveWholePixelsAndFillWithZero()
    {
        const int Height = 4;
        const int Width = 5;
        float[] image = Enumerable.Range(1, 2 * Height * Width).Select(x => (float)x).ToArray();
        ImageShift<float> shift = new(Height, Width, 3);
        bool[,] seen = new bool[7, 7];
        for (ulong seed = 0; seed < 500; seed++)
        {
            SplitMix64 random = new(seed);
            SplitMix64 same = random;
            float[] shifted = [.. image];
            shift.Apply(shifted, ref random);
            int down = same.NextInt(7) - 3;
            int right = same.NextInt(7) - 3;
            seen[down + 3, right + 3] = true;
            for (int i = 0; i < image.Length; i++)
            {
                int plane = i / (Height * Width);
                int row = (i / Width % Height) - down;
                int column = (i % Width) - right;
                bool inside = row is >= 0 and < Height && column is >= 0 and < Width;
                Assert.Equal(inside ? image[(((plane * Height) + row) * Width) + column] : 0, shifted[i]);
            }
        }

        Assert.All(seen.Cast<bool>(), Assert.True);
    }

    [Fact]
    public void AugmentationsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianNoise<float>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianNoise<float>(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShift<float>(4, 5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShift<float>(4, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShift<float>(0, 5, 1));
        Assert.Contains("2 × 2 values, found 5", Assert.Throws<ArgumentException>(() => Apply(new ImageShift<float>(2, 2, 1), 5)).Message);
    }

    private static void Apply(ImageShift<float> shift, int length)
    {
        SplitMix64 random = new(1);
        shift.Apply(new float[length], ref random);
    }

    private static Dataset<float> Noisy(ulong seed) =>
        Dataset.Create(new float[50], new float[50], 1, 1).Augmented(seed, new GaussianNoise<float>(1));

    private sealed class Affine(float factor, float offset) : IAugmentation<float>
    {
        public void Apply(Span<float> input, ref SplitMix64 random)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = (input[i] * factor) + offset;
            }
        }
    }
}
