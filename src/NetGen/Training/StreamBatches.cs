using System;
using System.Numerics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>The samples of a stream, from its first one in every epoch.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class StreamBatches<T> : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SampleStream<T> _stream;

    public StreamBatches(SampleStream<T> stream)
    {
        _stream = stream;
    }

    public override long SamplesPerEpoch => 0;

    public override void StartEpoch(int epoch)
    {
        if (_stream is ShuffleBuffer<T> buffer)
        {
            buffer.Rewind(epoch);
        }
        else
        {
            _stream.Rewind();
        }
    }

    public override void Skip(long samples, int batchSize)
    {
        T[] inputs = new T[batchSize * _stream.InputSize];
        T[] targets = new T[batchSize * _stream.TargetSize];
        while (samples > 0)
        {
            int rows = (int)Math.Min(samples, batchSize);
            int read = _stream.Read(inputs.AsSpan(0, rows * _stream.InputSize), targets.AsSpan(0, rows * _stream.TargetSize));
            if (read == 0)
            {
                return;
            }

            samples -= read;
        }
    }

    public override int Next(Span<T> inputs, Span<T> targets) => _stream.Read(inputs, targets);
}
