using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The memory of one network instance, in the planner's own layout. For generated code.</summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkState<T>
    where T : unmanaged
{
    /// <summary>Values behind a single sample's slot in which the sums of a block of rows wait for each other.</summary>
    public const int ScratchLength = 256;

    private readonly nint _weights;
    private readonly int _optimizerStates;
    private readonly int _slotLength;
    private AlignedBuffer<T>? _sample;
    private TrainingMemory<T>? _training;

    /// <summary>Allocates the parameters; the rest comes when it is first needed.</summary>
    /// <param name="parameterLength">Parameters with padding.</param>
    /// <param name="optimizerStates">How many values the optimizer keeps per parameter.</param>
    /// <param name="slotLength">Values kept per sample between forward and backward.</param>
    public NetworkState(int parameterLength, int optimizerStates, int slotLength)
    {
        _optimizerStates = optimizerStates;
        _slotLength = slotLength;
        Parameters = new AlignedBuffer<T>(parameterLength);
        _weights = Parameters.Address;
    }

    /// <summary>The parameters.</summary>
    public AlignedBuffer<T> Parameters { get; }

    /// <summary>The first parameter.</summary>
    public ref T Weights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Parameters.Origin;
    }

    /// <summary>
    /// The same by its address, one load away, which a tiny network's call waits for before all else: a collector sees nobody who
    /// holds the memory, so that whoever asks keeps this object alive behind the kernel (<see cref="GC.KeepAlive"/>). A prediction of
    /// 2-3-1 takes 9.9 ns instead of 10.05 by array and index (Zen 4); steps wait for other things.
    /// </summary>
    public unsafe ref T WeightsKeptAlive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<T>((void*)_weights);
    }

    /// <summary>The slot of the single-sample methods.</summary>
    public AlignedBuffer<T> Sample => _sample ??= new AlignedBuffer<T>(_slotLength + ScratchLength);

    /// <summary>The accumulated gradients, in the layout of the parameters.</summary>
    public AlignedBuffer<T> Gradients => Training.Gradients;

    /// <summary>The optimizer's states, one after the other, each in the layout of the parameters.</summary>
    public AlignedBuffer<T> Optimizer => Training.Optimizer;

    /// <summary>Whether the optimizer keeps anything per parameter.</summary>
    public bool HasOptimizerStates => _optimizerStates > 0;

    /// <summary>The constants of a step.</summary>
    public T[] StepConstants => Training.StepConstants;

    /// <summary>The number of threads that training may use, the caller's included; those besides it wait between the calls.</summary>
    public int Threads
    {
        get => _training?.Threads ?? 1;
        set
        {
            Guard.Threads(value);
            if (value != Threads)
            {
                Training.Team?.Stop();
                Training.Team = value > 1 ? new WorkerTeam<T>(value - 1) : null;
                Training.Threads = value;
            }
        }
    }

    /// <summary>The threads besides the caller's; none where there is one thread.</summary>
    internal WorkerTeam<T>? Team => _training?.Team;

    /// <summary>The number of optimizer steps taken.</summary>
    public long StepCount { get; set; }

    /// <summary>The number of samples in <see cref="Gradients"/>.</summary>
    public int AccumulatedSamples { get; set; }

    /// <summary>Whether <see cref="Sample"/> holds a forward pass.</summary>
    public bool HasForward { get; set; }

    /// <summary>The number of samples of the last batch forward pass; 0 if there is none to go back from.</summary>
    public int ForwardRows { get; set; }

    /// <summary>The block whose gradients the step computes part by part before it uses them; no rows where none waits.</summary>
    internal (nint X, nint M, int Rows) Awaiting
    {
        get => Training.Awaiting;
        set => Training.Awaiting = value;
    }

    private TrainingMemory<T> Training => _training ??= new TrainingMemory<T>(Parameters, _optimizerStates);

    /// <summary>Memory for blocks of samples, growing when more is needed.</summary>
    /// <param name="count">The number of blocks.</param>
    /// <param name="length">The length of one.</param>
    public ref T Blocks(int count, int length)
    {
        AlignedBuffer<T> blocks = Training.Blocks(checked(count * length), out bool grown);
        if (grown)
        {
            ForwardRows = 0;
        }

        return ref blocks.Origin;
    }

    /// <summary>Memory for the inputs of a batch between forward and backward, growing when more is needed.</summary>
    /// <param name="length">Their number.</param>
    public ref T Inputs(int length) => ref Training.Inputs(length).Origin;

    /// <summary>Memory for the targets that class indices stand for.</summary>
    /// <param name="length">Their number.</param>
    public Span<T> OneHot(int length) => Training.OneHot(length);

    /// <summary>Throws the accumulated gradients away.</summary>
    public void ClearGradients()
    {
        _training?.ClearGradients();
        AccumulatedSamples = 0;
    }

    /// <summary>Back to a network that has never been trained; the parameters become zero.</summary>
    public void Clear()
    {
        Parameters.Span.Clear();
        _sample?.Span.Clear();
        _training?.Clear();
        AccumulatedSamples = 0;
        StepCount = 0;
        HasForward = false;
        ForwardRows = 0;
    }
}
