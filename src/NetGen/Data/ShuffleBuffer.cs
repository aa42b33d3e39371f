using System;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Brings the samples of a stream into an order drawn at random, holding no more than a window of them: it draws one of the
/// window and puts the stream's next in its place. A sample moves forward by less than the window, and back by as much as
/// chance has it; a window as large as the stream gives every order with the same probability.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <remarks>Every pass has an order of its own, which depends on the seed and the number of the pass alone.</remarks>
public sealed class ShuffleBuffer<T> : SampleStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SampleStream<T> _source;
    private readonly ulong _seed;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private SplitMix64 _random;
    private int _held;
    private bool _filled;

    /// <summary>A buffer before a stream, which is read from where it stands.</summary>
    /// <param name="source">The stream; the buffer disposes it.</param>
    /// <param name="window">The number of samples to hold, at least 2.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2 or larger than an array can be.</exception>
    public ShuffleBuffer(SampleStream<T> source, int window, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, Array.MaxLength / Math.Max(source.InputSize, source.TargetSize));
        _source = source;
        _seed = seed;
        _inputs = new T[window * source.InputSize];
        _targets = new T[window * source.TargetSize];
        Window = window;
        Start(1);
    }

    /// <inheritdoc/>
    public override int InputSize => _source.InputSize;

    /// <inheritdoc/>
    public override int TargetSize => _source.TargetSize;

    /// <summary>The number of samples held.</summary>
    public int Window { get; }

    /// <summary>The number of the pass through the stream, counted from 1.</summary>
    public int Pass { get; private set; }

    /// <inheritdoc/>
    public override int Read(Span<T> inputs, Span<T> targets)
    {
        int capacity = GetCapacity(inputs, targets);
        if (!_filled)
        {
            Fill();
        }

        int row = 0;
        for (; row < capacity && _held > 0; row++)
        {
            int drawn = _random.NextInt(_held);
            InputsOf(drawn).CopyTo(inputs[(row * InputSize)..]);
            TargetsOf(drawn).CopyTo(targets[(row * TargetSize)..]);
            Replace(drawn);
        }

        return row;
    }

    /// <summary>Goes back to the stream's first sample, for the next pass.</summary>
    public override void Rewind() => Rewind(checked(Pass + 1));

    /// <summary>Goes back to the stream's first sample, for a given pass: to go on where a training stopped.</summary>
    /// <param name="pass">The number of the pass, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is no such.</exception>
    public void Rewind(int pass)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pass, 1);
        _source.Rewind();
        Start(pass);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
        }
    }

    private void Start(int pass)
    {
        Pass = pass;
        SplitMix64 seeds = new(_seed);
        SplitMix64 passes = new(seeds.Next() ^ (ulong)pass);
        _random = new SplitMix64(passes.Next());
        _held = 0;
        _filled = false;
    }

    private void Fill()
    {
        _held = 0;
        int read;
        while (_held < Window && (read = _source.Read(_inputs.AsSpan(_held * InputSize), _targets.AsSpan(_held * TargetSize))) > 0)
        {
            _held += read;
        }

        _filled = true;
    }

    // With the stream's next sample; at its end with the window's last.
    private void Replace(int place)
    {
        if (_source.Read(InputsOf(place), TargetsOf(place)) == 0)
        {
            _held--;
            InputsOf(_held).CopyTo(InputsOf(place));
            TargetsOf(_held).CopyTo(TargetsOf(place));
        }
    }

    private Span<T> InputsOf(int place) => _inputs.AsSpan(place * InputSize, InputSize);

    private Span<T> TargetsOf(int place) => _targets.AsSpan(place * TargetSize, TargetSize);
}
