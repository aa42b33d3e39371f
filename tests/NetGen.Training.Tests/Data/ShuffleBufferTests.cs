using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class ShuffleBufferTests
{
    [Theory]
    [InlineData(100, 10, 7)]
    [InlineData(100, 100, 100)]
    [InlineData(100, 1000, 1)]
    [InlineData(3, 2, 1)]
    public void EverySampleComesOnceInEveryPass(int count, int window, int atOnce)
    {
        using ShuffleBuffer<float> buffer = new(new Counting(count), window, 1);
        for (int pass = 1; pass <= 3; pass++)
        {
            Assert.Equal(pass, buffer.Pass);
            (float[] inputs, float[] targets) = RowFileTests.ReadAll(buffer, atOnce);
            Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), inputs.Order());
            Assert.Equal(inputs.Select(x => -x), targets);
            Assert.Equal(0, buffer.Read(new float[1], new float[1]));
            buffer.Rewind();
        }
    }

    [Fact]
    public void NoMoreThanTheWindowIsEverAhead()
    {
        Counting source = new(1000);
        using ShuffleBuffer<float> buffer = new(source, 16, 5);
        float[] input = new float[1];
        for (int drawn = 0; drawn < 900; drawn++)
        {
            buffer.Read(input, new float[1]);
            Assert.Equal(drawn + 17, source.Position);
            Assert.True(input[0] < drawn + 16);
        }
    }

    [Fact]
    public void TheOrderDependsOnSeedAndPassAlone()
    {
        using ShuffleBuffer<float> one = new(new Counting(50), 20, 7);
        using ShuffleBuffer<float> other = new(new Counting(50), 20, 7);
        using ShuffleBuffer<float> reseeded = new(new Counting(50), 20, 8);
        float[] first = RowFileTests.ReadAll(one, 50).Inputs;
        Assert.Equal(first, RowFileTests.ReadAll(other, 3).Inputs);
        Assert.NotEqual(first, RowFileTests.ReadAll(reseeded, 50).Inputs);
        one.Rewind();
        float[] second = RowFileTests.ReadAll(one, 50).Inputs;
        Assert.NotEqual(first, second);
        other.Rewind(1);
        Assert.Equal(first, RowFileTests.ReadAll(other, 4).Inputs);
        other.Rewind(2);
        Assert.Equal(second, RowFileTests.ReadAll(other, 50).Inputs);
    }

    // With the whole stream in the window each of the 6 orders of 3 should come a sixth of the time: 4 deviations to either side.
    [Fact]
    public void AWindowOfTheWholeStreamGivesEveryOrderAlike()
    {
        using ShuffleBuffer<float> buffer = new(new Counting(3), 3, 1);
        Dictionary<string, int> counts = [];
        for (int pass = 0; pass < 6000; pass++)
        {
            string order = string.Join(' ', RowFileTests.ReadAll(buffer, 3).Inputs);
            counts[order] = counts.GetValueOrDefault(order) + 1;
            buffer.Rewind();
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 885, 1115));
    }

    [Fact]
    public void TheBufferDisposesItsSource()
    {
        Counting source = new(3);
        new ShuffleBuffer<float>(source, 2, 1).Dispose();
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public void NumbersAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffleBuffer<float>(new Counting(3), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffleBuffer<float>(new Counting(3), int.MaxValue, 1));
        using ShuffleBuffer<float> buffer = new(new Counting(3), 2, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Rewind(0));
        Assert.Throws<ArgumentException>(() => buffer.Read(new float[2], new float[1]));
    }

    private sealed class Counting(int count) : SampleStream<float>
    {
        public int Position { get; private set; }

        public bool IsDisposed { get; private set; }

        public override int InputSize => 1;

        public override int TargetSize => 1;

        public override int Read(Span<float> inputs, Span<float> targets)
        {
            int read = Math.Min(GetCapacity(inputs, targets), count - Position);
            for (int row = 0; row < read; row++)
            {
                inputs[row] = Position;
                targets[row] = -Position;
                Position++;
            }

            return read;
        }

        public override void Rewind() => Position = 0;

        protected override void Dispose(bool disposing) => IsDisposed = true;
    }
}
