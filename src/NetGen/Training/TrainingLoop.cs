using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NetGen.Metrics;

namespace NetGen.Training;

/// <summary>One training, epoch by epoch.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
internal sealed class TrainingLoop<TNetwork, T>
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network;
    private readonly BatchSource<T> _batches;
    private readonly TrainingOptions<T> _options;
    private readonly LearningRateSchedule _schedule;
    private readonly GradientClipping<TNetwork, T>? _clipping;
    private readonly ProgressReporter<T> _reporter;
    private readonly BestSoFar<TNetwork, T> _best;
    private readonly TrainingCheckpoint<TNetwork, T>? _checkpoint;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private TrainingHistory _history = new();
    private double _baseRate;
    private TrainingPosition _at;

    public TrainingLoop(TNetwork network, BatchSource<T> batches, TrainingOptions<T> options)
    {
        _network = network;
        _batches = batches;
        _options = options;
        _schedule = options.Schedule ?? LearningRateSchedule.Constant;
        _clipping = options.ClipNorm > 0.0 || options.ClipValue > 0.0
            ? new GradientClipping<TNetwork, T>(options.ClipNorm, options.ClipValue, options.BatchSize)
            : null;
        _reporter = new ProgressReporter<T>(options, batches.SamplesPerEpoch);
        _best = new BestSoFar<TNetwork, T>(options.EarlyStopping);
        _inputs = new T[options.BatchSize * TNetwork.InputSize];
        _targets = new T[options.BatchSize * TNetwork.OutputSize];
        _baseRate = network.LearningRate;
        _checkpoint = options.Checkpoint is null ? null : new TrainingCheckpoint<TNetwork, T>(
            options.Checkpoint,
            ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
            ("shuffle", options.Shuffle ? "true" : "false"),
            ("batch size", options.BatchSize.ToString(CultureInfo.InvariantCulture)),
            ("samples per epoch", batches.SamplesPerEpoch.ToString(CultureInfo.InvariantCulture)));
    }

    public TrainingHistory Run()
    {
        int threads = _network.Threads;
        _network.ClearGradients();
        _schedule.Restart();
        _best.Start(_network);
        StopReason? reason = Resume();
        _network.Threads = _options.Threads;
        try
        {
            while (reason is null && _at.Epoch <= _options.Epochs)
            {
                reason = RunEpoch();
            }

            _history.StopReason = reason ?? StopReason.Completed;
            if (_history.StopReason != StopReason.Cancelled && _options.EarlyStopping is { RestoreBest: true })
            {
                _best.Restore(_network);
            }

            return _history;
        }
        finally
        {
            _network.LearningRate = _baseRate;
            _network.Threads = threads;
        }
    }

    // Takes up an interrupted training, where there is one. It may have come to its end before.
    private StopReason? Resume()
    {
        _at = new TrainingPosition { Epoch = 1 };
        if (_checkpoint?.Resume(_network, ref _at, ref _baseRate, _best, _schedule) is { } history)
        {
            _history = history;
        }

        return _best.IsExhausted ? StopReason.EarlyStopping : null;
    }

    // Null where the training goes on.
    private StopReason? RunEpoch()
    {
        _batches.StartEpoch(_at.Epoch);
        if (_at.Samples > 0)
        {
            _batches.Skip(_at.Samples, _options.BatchSize);
        }

        long began = Stopwatch.GetTimestamp();
        _reporter.EpochBegins();
        int rows;
        while ((rows = _batches.Next(_inputs, _targets)) > 0)
        {
            BatchResult result = TrainBatch(rows);
            _reporter.BatchDone(_at, result, rows);
            if (_options.AfterBatch?.Invoke(result) == TrainingControl.Stop || _options.CancellationToken.IsCancellationRequested)
            {
                Save();
                return StopReason.Cancelled;
            }

            if (_options.Checkpoint is { EverySteps: > 0 } checkpoint && _at.Step % checkpoint.EverySteps == 0)
            {
                Save();
            }
        }

        if (_at.Samples == 0)
        {
            throw new InvalidOperationException("Expected at least one sample in an epoch, found a stream without any.");
        }

        return EndEpoch(began);
    }

    private StopReason? EndEpoch(long began)
    {
        EpochRecord record = Judge(began, out bool better);
        _history.Add(record);
        _history.BestEpoch = _best.Epoch;
        _schedule.EpochEnded(better);
        _reporter.EpochDone(_at, record);
        _at.Epoch++;
        _at.Samples = 0;
        _at.LossSum = 0.0;
        StopReason? reason = _options.AfterEpoch?.Invoke(record) == TrainingControl.Stop || _options.CancellationToken.IsCancellationRequested ? StopReason.Cancelled
            : _best.IsExhausted ? StopReason.EarlyStopping
            : null;
        if (reason is not null || _at.Epoch > _options.Epochs || record.Epoch % (_options.Checkpoint?.EveryEpochs ?? 1) == 0)
        {
            Save();
        }

        return reason;
    }

    private void Save() => _checkpoint?.Save(_network, _at, _baseRate, _best, _schedule, _history);

    private BatchResult TrainBatch(int rows)
    {
        double rate = _schedule.GetRate(new ScheduleStep(_baseRate, _at.Epoch, _at.Step, _batches.StepsPerEpoch(_options.BatchSize) * _options.Epochs));
        _network.LearningRate = rate;
        Span<T> x = _inputs.AsSpan(0, rows * TNetwork.InputSize);
        Span<T> t = _targets.AsSpan(0, rows * TNetwork.OutputSize);
        double loss = double.CreateTruncating(_clipping is null ? _network.Train(x, t, rows) : _clipping.Train(_network, x, t, rows));
        _at.Step++;
        double sum = TNetwork.BatchReduction == Reduction.Mean ? loss * rows : loss;
        if (!double.IsFinite(sum))
        {
            throw Diverged(loss);
        }

        _at.Samples += rows;
        _at.LossSum += sum;
        return new BatchResult(_at.Epoch, _at.Step, rows, sum / rows, rate);
    }

    private EpochRecord Judge(long began, out bool better)
    {
        double trainingLoss = _at.LossSum / _at.Samples;
        double validationLoss = double.NaN;
        double monitored = trainingLoss;
        var metrics = new Dictionary<string, double>();
        double rate = _network.LearningRate;
        double speed = _reporter.SamplesPerSecond;
        if (_options.Validation is not null)
        {
            Evaluation evaluation = Evaluator.Evaluate(_network, _options.Validation, _options.Threads);
            validationLoss = evaluation.Loss;
            if (!double.IsFinite(validationLoss))
            {
                throw Diverged(validationLoss);
            }

            monitored = (_options.EarlyStopping?.Monitor ?? Metric.Loss).Compute(evaluation);
            foreach (Metric metric in _options.Metrics)
            {
                metrics[metric.Name] = metric.Compute(evaluation);
            }
        }

        better = _best.Judge(_network, monitored, _at.Epoch);
        return new EpochRecord
        {
            Epoch = _at.Epoch,
            Step = _at.Step,
            TrainingLoss = trainingLoss,
            ValidationLoss = validationLoss,
            Metrics = metrics,
            LearningRate = rate,
            Duration = Stopwatch.GetElapsedTime(began),
            SamplesPerSecond = speed,
        };
    }

    private TrainingDivergedException Diverged(double loss)
    {
        _best.Restore(_network);
        _history.StopReason = StopReason.Diverged;
        return new TrainingDivergedException(_at.Epoch, _at.Step, loss, _history);
    }
}
