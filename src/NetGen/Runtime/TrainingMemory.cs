using System;

namespace NetGen.Runtime;

/// <summary>What only training needs of a network's memory: an instance that predicts has none of it.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="parameters">The parameters.</param>
/// <param name="optimizerStates">How many values the optimizer keeps per parameter.</param>
internal sealed class TrainingMemory<T>(AlignedBuffer<T> parameters, int optimizerStates)
    where T : unmanaged
{
    private AlignedBuffer<T>? _gradients;
    private AlignedBuffer<T>? _optimizer;
    private AlignedBuffer<T>? _blocks;
    private AlignedBuffer<T>? _inputs;
    private T[] _oneHot = [];

    public AlignedBuffer<T> Gradients => _gradients ??= new AlignedBuffer<T>(parameters.Length, 1, [parameters]);

    public AlignedBuffer<T> Optimizer => _optimizer ??= optimizerStates > 0
        ? new AlignedBuffer<T>(parameters.Length * optimizerStates, optimizerStates, [parameters, Gradients])
        : new AlignedBuffer<T>(0);

    public T[] StepConstants { get; } = new T[16];

    public int Threads { get; set; } = 1;

    public WorkerTeam<T>? Team { get; set; }

    public (nint X, nint M, int Rows) Awaiting { get; set; }

    /// <summary>Memory for blocks of samples.</summary>
    /// <param name="length">The length of all.</param>
    /// <param name="grown">Whether it is new, and nothing of what it held is left.</param>
    public AlignedBuffer<T> Blocks(int length, out bool grown)
    {
        grown = _blocks is null || _blocks.Length < length;
        return grown ? _blocks = new AlignedBuffer<T>(length) : _blocks!;
    }

    public AlignedBuffer<T> Inputs(int length) => _inputs is { } inputs && inputs.Length >= length ? inputs : _inputs = new AlignedBuffer<T>(length);

    public Span<T> OneHot(int length) => _oneHot.Length >= length ? _oneHot : _oneHot = new T[length];

    public void ClearGradients() => _gradients?.Span.Clear();

    public void Clear()
    {
        _optimizer?.Span.Clear();
        ClearGradients();
    }
}
