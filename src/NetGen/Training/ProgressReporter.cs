using System;
using System.Diagnostics;
using System.Numerics;

namespace NetGen.Training;

/// <summary>Tells the caller how far a training is, no more often than wanted.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class ProgressReporter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingOptions<T> _options;
    private readonly long _samplesPerEpoch;
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _epochBegan;
    private TimeSpan _before;
    private TimeSpan _inEpoch;
    private TimeSpan _reported;
    private long _samples;
    private int _firstEpoch;
    private long _firstSamples;
    private BatchResult _last;
    private EpochRecord? _lastEpoch;

    public ProgressReporter(TrainingOptions<T> options, long samplesPerEpoch)
    {
        _options = options;
        _samplesPerEpoch = samplesPerEpoch;
    }

    /// <summary>Samples trained on per second since the beginning, validation not counted.</summary>
    public double SamplesPerSecond { get; private set; }

    public void EpochBegins()
    {
        _before += _inEpoch;
        _inEpoch = TimeSpan.Zero;
        _epochBegan = Stopwatch.GetTimestamp();
    }

    public void BatchDone(in TrainingPosition at, in BatchResult result, int rows)
    {
        if (_firstEpoch == 0)
        {
            _firstEpoch = at.Epoch;
            _firstSamples = at.Samples - rows;
        }

        _samples += rows;
        _last = result;
        _inEpoch = Stopwatch.GetElapsedTime(_epochBegan);
        SamplesPerSecond = _samples / Math.Max((_before + _inEpoch).TotalSeconds, 1e-9);
        if (_options.Progress is null)
        {
            return;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(_began);
        if (elapsed - _reported >= _options.ProgressInterval)
        {
            Report(at, elapsed);
        }
    }

    public void EpochDone(in TrainingPosition at, EpochRecord record)
    {
        _lastEpoch = record;
        if (_options.Progress is not null)
        {
            Report(at, Stopwatch.GetElapsedTime(_began));
        }
    }

    private void Report(in TrainingPosition at, TimeSpan elapsed)
    {
        _reported = elapsed;
        _options.Progress!.Report(new TrainingProgress
        {
            Epoch = at.Epoch,
            Epochs = _options.Epochs,
            Step = at.Step,
            Samples = at.Samples,
            SamplesPerEpoch = _samplesPerEpoch,
            Loss = at.LossSum / at.Samples,
            BatchLoss = _last.Loss,
            LearningRate = _last.LearningRate,
            SamplesPerSecond = SamplesPerSecond,
            Elapsed = elapsed,
            Remaining = RemainingAfter(at, elapsed),
            LastEpoch = _lastEpoch,
        });
    }

    private TimeSpan? RemainingAfter(in TrainingPosition at, TimeSpan elapsed)
    {
        if (_samplesPerEpoch == 0)
        {
            return null;
        }

        double done = ((at.Epoch - _firstEpoch) * (double)_samplesPerEpoch) + at.Samples - _firstSamples;
        double left = ((_options.Epochs - at.Epoch + 1) * (double)_samplesPerEpoch) - at.Samples;
        return TimeSpan.FromSeconds(elapsed.TotalSeconds * left / Math.Max(done, 1.0));
    }
}
