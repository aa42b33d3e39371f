using System;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void CopiesRowsInAnyOrder()
    {
        Dataset<float> dataset = Dataset.Create([1f, 2, 3, 4, 5, 6], [10f, 20, 30], 2, 1);
        Assert.Equal((3, 2, 1), (dataset.Count, dataset.InputSize, dataset.TargetSize));
        (float[] inputs, float[] targets) = Samples.Copy(dataset, 2, 0, 2);
        Assert.Equal([5, 6, 1, 2, 5, 6], inputs);
        Assert.Equal([30, 10, 30], targets);
    }

    [Fact]
    public void MemoryIsNotCopied()
    {
        float[] inputs = [1, 2];
        Dataset<float> dataset = Dataset.Create<float>(inputs.AsMemory(), new float[2].AsMemory(), 1, 1);
        inputs[1] = 7;
        Assert.Equal([7], Samples.Copy(dataset, 1).Inputs);
    }

    [Fact]
    public void LabelsBecomeOneHotRows()
    {
        Dataset<double> dataset = Dataset.Create([1.0, 2, 3], [2, 0, 1], 1, 3);
        double[] targets = new double[9];
        Array.Fill(targets, 5);
        dataset.CopyTo([0, 1, 2], new double[3], targets);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], targets);
    }

    [Fact]
    public void LabelsBecomeZeroAndOneInASingleColumn()
    {
        Dataset<float> dataset = Dataset.Create([1f, 2, 3], [1, 0, 1], 1, 1);
        float[] targets = [5, 5, 5];
        dataset.CopyTo([0, 1, 2], new float[3], targets);
        Assert.Equal([1, 0, 1], targets);
    }

    [Theory]
    [InlineData(3, "from 0 to 2, found 3 at index 1")]
    [InlineData(-1, "from 0 to 2, found -1 at index 1")]
    public void ALabelThatIsNoClassIsRefusedAtOnce(int label, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Create([1f, 2], [0, label], 1, 3)).Message);

    [Fact]
    public void InASingleColumnThereAreTwoClasses() =>
        Assert.Contains("from 0 to 1, found 2", Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Create([1f, 2], [0, 2], 1, 1)).Message);

    [Fact]
    public void LengthsAreChecked()
    {
        Assert.Contains("rows of 2 values and at least one, found 3", Refusal(() => Dataset.Create(new float[3], new float[1], 2, 1)));
        Assert.Contains("at least one, found 0", Refusal(() => Dataset.Create(new float[0], new float[0], 2, 1)));
        Assert.Contains("expected 4 values, found 3", Refusal(() => Dataset.Create(new float[4], new float[3], 2, 2)));
        Assert.Contains("expected 2 values, found 3", Refusal(() => Dataset.Create(new float[4], new int[3], 2, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Create(new float[4], new float[4], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Create(new float[4], new float[4], 1, 0));
        Assert.Throws<ArgumentNullException>(() => Dataset.Create((float[])null!, new float[4], 1, 1));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void ValuesThatAreNotFiniteAreRefusedWithTheirPlace(float value)
    {
        float[] rows = [1, 2, 3, 4, 5, value];
        Assert.Contains("row 2, column 1", Refusal(() => Dataset.Create(rows, new float[3], 2, 1)));
        Assert.Contains("row 2, column 1", Refusal(() => Dataset.Create(rows, new int[3], 2, 1)));
        Assert.Contains("row 1, column 2", Refusal(() => Dataset.Create(new float[2], rows, 1, 3)));
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedBeforeAnythingIsWritten()
    {
        foreach (Dataset<float> dataset in new[] { Samples.Numbered(4), Samples.Classed([0, 1, 0, 1], 1), Samples.Numbered(4).Select(new[] { 3, 2, 1, 0 }) })
        {
            float[] inputs = [7, 7];
            float[] targets = [7, 7];
            Assert.Contains("from 0 to 3, found 4 at position 1", Assert.Throws<ArgumentOutOfRangeException>(() => dataset.CopyTo([0, 4], inputs, targets)).Message);
            Assert.Throws<ArgumentOutOfRangeException>(() => dataset.CopyTo([0, -1], inputs, targets));
            Assert.Contains("expected 1 values, found 2", Refusal(() => dataset.CopyTo([0], inputs, targets.AsSpan(1))));
            Assert.Contains("expected 1 values, found 2", Refusal(() => dataset.CopyTo([0], inputs.AsSpan(1), targets)));
            Assert.Equal([7, 7], inputs);
            Assert.Equal([7, 7], targets);
        }
    }

    [Fact]
    public void CopyingAllocatesNothing()
    {
        Dataset<float> dataset = Samples.Normal<float>(50, 3, 2, 0, 1);
        Scaler<float> scaler = Scaler.FitStandard(dataset);
        Dataset<float> view = dataset.Scaled(scaler).Augmented(1, new GaussianNoise<float>(0.1)).Select(new[] { 4, 40, 9 });
        float[] inputs = new float[9];
        float[] targets = new float[6];
        int[] indices = [2, 1, 0];
        view.CopyTo(indices, inputs, targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int epoch = 1; epoch <= 100; epoch++)
        {
            view.StartEpoch(epoch);
            view.CopyTo(indices, inputs, targets);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static string Refusal(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
}
