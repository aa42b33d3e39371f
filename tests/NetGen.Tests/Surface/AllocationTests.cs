using System;
using System.Collections.Generic;
using System.Numerics;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>No public method allocates once it has run: asserted byte by byte.</summary>
public sealed class AllocationTests
{
    private const int BatchSize = 37;
    private const int Rounds = 3;

    public static TheoryData<string, Precision, Tier> All() => SurfaceNetworks.All();

    [Theory]
    [MemberData(nameof(All))]
    public void NoMethodAllocatesInSteadyState(string name, Precision precision, Tier tier)
    {
        var visitor = new Visitor();
        SurfaceNetworks.Compiled(name, precision, tier).Accept(visitor);
        Assert.True(visitor.Methods >= 24, $"Only {visitor.Methods} methods were measured.");
        Assert.True(visitor.Allocations.Count == 0, string.Join('\n', visitor.Allocations));
    }

    [Fact]
    public void AnAllocationIsNoticed()
    {
        var visitor = new Visitor();
        visitor.Measure("new object", () => GC.KeepAlive(new object()));
        Assert.Single(visitor.Allocations);
    }

    /// <summary>Calls every method and counts what it allocates.</summary>
    internal sealed class Visitor : INetworkVisitor
    {
        public List<string> Allocations { get; } = [];

        public int Methods { get; private set; }

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] x = Numbers<T>(TNetwork.InputSize);
            T[] y = new T[TNetwork.OutputSize];
            T[] t = new T[TNetwork.OutputSize];
            T[] xs = Numbers<T>(BatchSize * TNetwork.InputSize);
            T[] ys = new T[BatchSize * TNetwork.OutputSize];
            T[] ts = new T[BatchSize * TNetwork.OutputSize];
            T[] g = new T[TNetwork.InputSize];
            T[] gs = new T[BatchSize * TNetwork.InputSize];
            T[] w = new T[TNetwork.ParameterCount];
            T[] v = new T[TNetwork.GetLayerParameterCount(1)];
            T[] u = new T[TNetwork.GetLayerUnits(1)];
            int[] classes = new int[BatchSize];

            Measure("Train", () => network.Train(x, t));
            Measure("Train batch", () => network.Train(xs, ts, BatchSize));
            Measure("Train smaller batch", () => network.Train(xs.AsSpan(0, 5 * TNetwork.InputSize), ts.AsSpan(0, 5 * TNetwork.OutputSize), 5));
            Measure("GetLoss", () => network.GetLoss(xs, ts, BatchSize));
            Measure("Forward", () => network.Forward(x, y));
            Measure("Backward", () => network.Backward(t));
            Measure("Backward with input gradient", () => network.Backward(t, g));
            Measure("Forward batch", () => network.Forward(xs, ys, BatchSize));
            Measure("Backward batch", () => network.Backward(ts, BatchSize));
            Measure("Backward batch with input gradients", () => network.Backward(ts, gs, BatchSize));
            Measure("Forward, Backward, Update", () =>
            {
                network.Forward(x, y);
                network.Backward(t);
                network.Update();
            });
            Measure("Predict", () => network.Predict(x, y));
            Measure("Predict batch", () => network.Predict(xs, ys, BatchSize));
            Measure("Classify", () => network.Classify(x));
            Measure("Classify batch", () => network.Classify(xs, classes));
            Measure("ClearGradients", network.ClearGradients);
            Measure("CopyParametersTo", () => network.CopyParametersTo(w));
            Measure("CopyParametersFrom", () => network.CopyParametersFrom(w));
            Measure("CopyParametersTo layer", () => network.CopyParametersTo(1, v));
            Measure("CopyParametersFrom layer", () => network.CopyParametersFrom(1, v));
            Measure("CopyGradientsTo", () => network.CopyGradientsTo(w));
            Measure("CopyGradientsTo layer", () => network.CopyGradientsTo(1, v));
            Measure("AddGradients", () => network.AddGradients(w, 1));
            Measure("GetPenalty", () => network.GetPenalty());
            Measure("CopyObjectiveGradientTo", () => network.CopyObjectiveGradientTo(w));
            for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
            {
                int number = state;
                Measure($"CopyOptimizerStateTo {state}", () => network.CopyOptimizerStateTo(number, w));
                Measure($"CopyOptimizerStateFrom {state}", () => network.CopyOptimizerStateFrom(number, w));
            }

            Measure("CopyPreActivationsTo", () => network.CopyPreActivationsTo(1, u));
            Measure("CopyActivationsTo", () => network.CopyActivationsTo(1, u));
            Measure("CopyDeltasTo", () => network.CopyDeltasTo(1, u));
            Measure("LearningRate", () => network.LearningRate += 0.0);
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Visit<TNetwork, T>(network);
            T[] x = Numbers<T>(TNetwork.InputSize);
            T[] y = new T[TNetwork.OutputSize];
            T[] xs = Numbers<T>(BatchSize * TNetwork.InputSize);
            T[] ys = new T[BatchSize * TNetwork.OutputSize];
            T[] g = new T[TNetwork.InputSize];
            T[] gs = new T[BatchSize * TNetwork.InputSize];
            int[] labels = new int[BatchSize];
            Measure("Train label", () => network.Train(x, 1));
            Measure("Train labels", () => network.Train(xs, labels));
            network.Forward(x, y);
            network.Forward(xs, ys, BatchSize);
            Measure("Backward label", () => network.Backward(1));
            Measure("Backward label with input gradient", () => network.Backward(1, g));
            Measure("Backward labels", () => network.Backward(labels));
            Measure("Backward labels with input gradients", () => network.Backward(labels, gs));
        }

        public void Measure(string method, Action call)
        {
            Methods++;
            for (int i = 0; i < 3; i++)
            {
                call();
            }

            // What allocates does so in every round; in a single one the runtime may have, on behalf of whatever else runs.
            long allocated = long.MaxValue;
            for (int round = 0; round < Rounds && allocated != 0; round++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 4; i++)
                {
                    call();
                }

                allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            if (allocated != 0)
            {
                Allocations.Add($"{method}: {allocated} bytes in 4 calls");
            }
        }

        private static T[] Numbers<T>(int count)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Array.ConvertAll(TestData.Draw(count, 1.0, count), value => T.CreateTruncating(value));
    }
}
