using System;
using System.Linq;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class ViewTests
{
    [Fact]
    public void SelectionsHaveAnOrderOfTheirOwn()
    {
        Dataset<float> view = Samples.Numbered(10).Select(new[] { 7, 2, 7 });
        Assert.Equal(3, view.Count);
        Assert.Equal([7, 2, 7], Samples.Numbers(view));
        Assert.Equal([-7, -2], Samples.Copy(view, 2, 1).Targets);
    }

    [Fact]
    public void SelectionsOfSelectionsAreThoseOfTheSource() =>
        Assert.Equal([6, 8], Samples.Numbers(Samples.Numbered(10).Select(new[] { 8, 7, 6 }).Select(new[] { 2, 0 })));

    // More indices than are mapped at once, and no multiple of that.
    [Fact]
    public void LongCopiesAreWhole()
    {
        int[] backwards = Enumerable.Range(0, 1001).Reverse().ToArray();
        Assert.Equal(backwards, Samples.Numbers(Samples.Numbered(1001).Select(backwards)));
    }

    [Fact]
    public void SelectionsAreChecked()
    {
        Dataset<float> dataset = Samples.Numbered(3);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => dataset.Select(Array.Empty<int>())).Message);
        Assert.Contains("from 0 to 2, found 3", Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Select(new[] { 0, 3 })).Message);
        Assert.Contains("from 0 to 1, found 2", Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Select(new[] { 0, 1 }).Select(new[] { 2 })).Message);
    }

    [Fact]
    public void ViewsPassTheEpochOn()
    {
        EpochListener source = new();
        Dataset<float> view = source.Augmented(1, new GaussianNoise<float>(1)).Scaled(new Scaler<float>([0], [2])).Select(new[] { 0 }).Select(new[] { 0 });
        view.StartEpoch(17);
        Assert.Equal(17, source.Epoch);
    }

    private sealed class EpochListener : Dataset<float>
    {
        public int Epoch { get; private set; }

        public override int Count => 1;

        public override int InputSize => 1;

        public override int TargetSize => 1;

        public override void CopyTo(ReadOnlySpan<int> indices, Span<float> inputs, Span<float> targets)
        {
        }

        public override void StartEpoch(int epoch) => Epoch = epoch;
    }
}
