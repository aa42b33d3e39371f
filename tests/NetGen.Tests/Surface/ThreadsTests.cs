using System;
using System.Diagnostics;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>Several threads: the same bits, nothing allocated, and no thread left behind.</summary>
public sealed class ThreadsTests
{
    // Large enough that blocks are shared out, with a tail of samples and of units.
    private static readonly NetworkRecipe _recipe = new()
    {
        Inputs = 150,
        Layers = [new(130, Activation.ReLU), new(70, Activation.Tanh), new(10, Activation.Softmax)],
        Loss = Loss.CategoricalCrossEntropy,
        Optimizer = OptimizerRecipe.Adam(0.01),
    };

    private static readonly Lazy<RecipeLibrary> _library = new(() => RecipeLibrary.Compile(
        [_recipe, _recipe with { Precision = Precision.Double }, _recipe with { Inputs = 700, Layers = [new(300, Activation.ReLU), new(10, Activation.Softmax)] }]));

    [Theory]
    [InlineData(Precision.Single, 1)]
    [InlineData(Precision.Single, 150)]
    [InlineData(Precision.Single, 300)]
    [InlineData(Precision.Double, 129)]
    public void TheBitsDoNotDependOnTheNumberOfThreads(Precision precision, int batchSize)
    {
        CompiledNetwork network = _library.Value[_recipe with { Precision = precision }];
        var alone = new Trainer(1, batchSize, 4);
        network.Accept(alone);
        foreach (int threads in new[] { 2, 3, 5 })
        {
            var together = new Trainer(threads, batchSize, 4);
            network.Accept(together);
            Assert.Equal(alone.Parameters, together.Parameters);
            Assert.Equal(alone.Losses, together.Losses);
            Assert.Equal(0, together.Allocated);
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(40)]
    [InlineData(64)]
    public void TheStepOfManyParametersIsSharedOutToo(int batchSize)
    {
        CompiledNetwork network = _library.Value[_recipe with { Inputs = 700, Layers = [new(300, Activation.ReLU), new(10, Activation.Softmax)] }];
        var alone = new Trainer(1, batchSize, 3);
        var together = new Trainer(2, batchSize, 3);
        network.Accept(alone);
        network.Accept(together);
        Assert.Equal(alone.Parameters, together.Parameters);
    }

    [Fact]
    public void ANumberOfThreadsThatCannotBeIsRefused()
    {
        var visitor = new Refusals();
        _library.Value[_recipe].Accept(visitor);
        Assert.Equal(3, visitor.Count);
    }

    [Fact]
    public void ThreadsEndWithTheNetwork()
    {
        // So many that what else the process starts meanwhile, for its thread pool say, doesn't count.
        const int networks = 20;
        const int workers = 3;
        int before = Threads();
        for (int i = 0; i < networks; i++)
        {
            Leave(workers + 1);
        }

        var patience = Stopwatch.StartNew();
        while (Threads() > before && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            System.Threading.Thread.Sleep(20);
        }

        Assert.InRange(Threads(), 0, before + (networks * workers / 2));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leave(int threads) => _library.Value[_recipe].Accept(new Trainer(threads, 150, 1) { KeepsThreads = true });

    private static int Threads() => Process.GetCurrentProcess().Threads.Count;

    private sealed class Trainer(int threads, int batchSize, int steps) : INetworkVisitor
    {
        public bool KeepsThreads { get; init; }

        public double[] Parameters { get; private set; } = [];

        public double[] Losses { get; } = new double[steps];

        public long Allocated { get; private set; }

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            network.Reset(3);
            network.Threads = threads;
            Assert.Equal(threads, network.Threads);
            var random = new Random(1);
            T[] xs = [.. Enumerable.Range(0, batchSize * TNetwork.InputSize).Select(_ => T.CreateTruncating(random.NextDouble()))];
            T[] ts = new T[batchSize * TNetwork.OutputSize];
            for (int r = 0; r < batchSize; r++)
            {
                ts[(r * TNetwork.OutputSize) + random.Next(TNetwork.OutputSize)] = T.One;
            }

            network.Train(xs, ts, batchSize);
            Allocated = long.MaxValue;
            for (int step = 0; step < steps; step++)
            {
                // Every other step finds the workers asleep, the next one while they look out for it.
                System.Threading.Thread.Sleep(step % 2 == 0 ? 20 : 0);

                // What allocates does so in every step; in a single one the runtime may have, on behalf of whatever else runs.
                long before = GC.GetAllocatedBytesForCurrentThread();
                T loss = network.Train(xs, ts, batchSize);
                Allocated = Math.Min(Allocated, GC.GetAllocatedBytesForCurrentThread() - before);
                Losses[step] = double.CreateTruncating(loss);
            }

            T[] parameters = new T[TNetwork.ParameterCount];
            network.CopyParametersTo(parameters);
            Parameters = [.. parameters.Select(double.CreateTruncating)];
            if (!KeepsThreads)
            {
                network.Threads = 1;
            }
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Visit<TNetwork, T>(network);
    }

    private sealed class Refusals : INetworkVisitor
    {
        public int Count { get; private set; }

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (int threads in new[] { 0, -1, 1025 })
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => network.Threads = threads);
                Assert.Equal(1, network.Threads);
                Count++;
            }
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Visit<TNetwork, T>(network);
    }
}
