using System;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The memory of one network instance, in the planner's own layout. For generated code.</summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkState<T>
    where T : unmanaged
{
    /// <summary>Values behind a single sample's slot in which the sums of a block of rows wait for each other.</summary>
    public const int ScratchLength = 256;

    private readonly int _optimizerStates;
    private readonly int _slotLength;
    private AlignedBuffer<T>? _gradients;
    private AlignedBuffer<T>? _optimizer;
    private AlignedBuffer<T>? _slots;

    /// <summary>Allocates parameters and one sample's slot; the rest comes when it is first needed.</summary>
    /// <param name="parameterLength">Parameters with padding.</param>
    /// <param name="optimizerStates">How many values the optimizer keeps per parameter.</param>
    /// <param name="slotLength">Values kept per sample between forward and backward.</param>
    public NetworkState(int parameterLength, int optimizerStates, int slotLength)
    {
        _optimizerStates = optimizerStates;
        _slotLength = slotLength;
        Parameters = new AlignedBuffer<T>(parameterLength);
        Sample = new AlignedBuffer<T>(slotLength + ScratchLength);
    }

    /// <summary>The parameters.</summary>
    public AlignedBuffer<T> Parameters { get; }

    /// <summary>The slot of the single-sample methods.</summary>
    public AlignedBuffer<T> Sample { get; }

    /// <summary>The accumulated gradients, in the layout of the parameters.</summary>
    public AlignedBuffer<T> Gradients => _gradients ??= new AlignedBuffer<T>(Parameters.Length);

    /// <summary>The optimizer's states, one after the other, each in the layout of the parameters.</summary>
    public AlignedBuffer<T> Optimizer => _optimizer ??= new AlignedBuffer<T>(Parameters.Length * _optimizerStates);

    /// <summary>The number of optimizer steps taken.</summary>
    public long StepCount { get; set; }

    /// <summary>The number of samples in <see cref="Gradients"/>.</summary>
    public int AccumulatedSamples { get; set; }

    /// <summary>Whether <see cref="Sample"/> holds a forward pass.</summary>
    public bool HasForward { get; set; }

    /// <summary>The number of samples of the last batch forward pass; 0 if there is none to go back from.</summary>
    public int ForwardRows { get; set; }

    /// <summary>Slots for a batch, growing when a larger one comes.</summary>
    /// <param name="rows">The number of samples.</param>
    public AlignedBuffer<T> Slots(int rows)
    {
        int length = checked(rows * _slotLength);
        if (_slots is null || _slots.Length < length)
        {
            _slots = new AlignedBuffer<T>(length);
            ForwardRows = 0;
        }

        return _slots;
    }

    /// <summary>Throws the accumulated gradients away.</summary>
    public void ClearGradients()
    {
        _gradients?.Span.Clear();
        AccumulatedSamples = 0;
    }

    /// <summary>Back to a network that has never been trained; the parameters become zero.</summary>
    public void Clear()
    {
        Parameters.Span.Clear();
        Sample.Span.Clear();
        _slots?.Span.Clear();
        _optimizer?.Span.Clear();
        ClearGradients();
        StepCount = 0;
        HasForward = false;
        ForwardRows = 0;
    }
}
