using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

// The memory of an instance: where a buffer happens to be allocated differs from run to run, so many are.
public class NetworkStateTests
{
    private const int Instances = 200;

    [Theory]
    [InlineData(5_888, 0)]
    [InlineData(5_888, 1)]
    [InlineData(5_888, 2)]
    [InlineData(34_064, 2)]
    [InlineData(34_064, 3)]
    public void WhatAStepGoesThroughLiesApart(int parameters, int states)
    {
        var distances = new HashSet<long>();
        foreach (NetworkState<float> state in Scattered<float>(parameters, states))
        {
            long w = Address(state.Parameters);
            long g = Address(state.Gradients);
            Assert.True(Lines(g, w) >= 8, $"gradients {Lines(g, w)} lines from the parameters");
            for (int s = 0; s < states; s++)
            {
                long o = Address(state.Optimizer) + ((long)s * parameters * sizeof(float));
                Assert.True(Lines(o, w) >= 4, $"state {s} {Lines(o, w)} lines from the parameters");
                Assert.True(Lines(o, g) >= 4, $"state {s} {Lines(o, g)} lines from the gradients");
            }

            distances.Add((g - w) & 4095);
        }

        // Places are chosen, not one and the same: otherwise nothing has been tried.
        Assert.True(distances.Count > 1);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(64, 2)]
    [InlineData(176, 3)]
    public void SmallBuffersAreNoLongerThanTheyNeed(int parameters, int states)
    {
        foreach (NetworkState<double> state in Scattered<double>(parameters, states))
        {
            Assert.Equal(parameters, state.Gradients.Length);
            Assert.Equal(parameters * states, state.Optimizer.Length);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        var one = new NetworkState<double>(parameters, states, 16);
        _ = one.Optimizer;
        long needed = parameters * sizeof(double) * (2L + states);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, needed, needed + (needed / 8) + 1_024);
    }

    [Fact]
    public void ANetworkWithoutOptimizerStatesHasNone()
    {
        var state = new NetworkState<float>(64, 0, 16);
        Assert.False(state.HasOptimizerStates);
        Assert.Equal(0, state.Optimizer.Length);
    }

    [Fact]
    public void ClearForgetsAllThatTrainingLeft()
    {
        var state = new NetworkState<float>(64, 1, 16) { StepCount = 3, AccumulatedSamples = 2, HasForward = true };
        _ = state.Blocks(1, 16);
        state.ForwardRows = 4;
        state.Parameters.Span.Fill(1);
        state.Gradients.Span.Fill(1);
        state.Optimizer.Span.Fill(1);
        state.Clear();
        Assert.Equal((0L, 0, 0, false), (state.StepCount, state.AccumulatedSamples, state.ForwardRows, state.HasForward));
        Assert.Equal(-1, state.Parameters.Span.IndexOfAnyExcept(0f));
        Assert.Equal(-1, state.Gradients.Span.IndexOfAnyExcept(0f));
        Assert.Equal(-1, state.Optimizer.Span.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void BlocksThatGrowHaveNoForwardPass()
    {
        var state = new NetworkState<float>(64, 1, 16);
        _ = state.Blocks(1, 64);
        state.ForwardRows = 4;
        _ = state.Blocks(1, 64);
        Assert.Equal(4, state.ForwardRows);
        _ = state.Blocks(2, 64);
        Assert.Equal(0, state.ForwardRows);
    }

    // Instances with memory of other lengths between them and their parts.
    private static IEnumerable<NetworkState<T>> Scattered<T>(int parameters, int states)
        where T : unmanaged
    {
        var random = new Random(7);
        var kept = new List<object>();
        for (int i = 0; i < Instances; i++)
        {
            Space();
            var state = new NetworkState<T>(parameters, states, 16);
            Space();
            _ = state.Gradients;
            Space();
            foreach (AlignedBuffer<T> buffer in new[] { state.Parameters, state.Gradients, state.Optimizer }.Where(buffer => buffer.Length > 0))
            {
                Assert.Equal(0, Address(buffer) % 64);
                Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(default(T)));
            }

            yield return state;
        }

        GC.KeepAlive(kept);
        void Space() => kept.Add(GC.AllocateArray<byte>(random.Next(1, 5_000), pinned: true));
    }

    private static long Address<T>(AlignedBuffer<T> buffer)
        where T : unmanaged => Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref buffer.Origin);

    // The distance in cache lines of two addresses whose upper bits don't count.
    private static long Lines(long a, long b)
    {
        long ahead = ((a - b) % 4096 + 4096) % 4096 / 64;
        return Math.Min(ahead, 64 - ahead);
    }
}
