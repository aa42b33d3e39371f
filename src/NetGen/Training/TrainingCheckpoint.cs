using System;
using System.Globalization;
using System.IO;
using System.Numerics;
using NetGen.Persistence;

namespace NetGen.Training;

/// <summary>What a training adds to a network's checkpoint, and takes from it to go on.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
internal sealed class TrainingCheckpoint<TNetwork, T>
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Prefix = "training.";
    private const string BestParameters = Prefix + "best.parameters";
    private const string SharedState = "best.shared.";
    private const string BestState = Prefix + "best.state.";

    private readonly CheckpointOptions _options;
    private readonly (string Name, string Value)[] _identity;

    /// <summary>A checkpoint of a training.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="identity">What has to be the same for a training to go on from it.</param>
    public TrainingCheckpoint(CheckpointOptions options, params (string Name, string Value)[] identity)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.Path);
        _options = options;
        _identity = identity;
    }

    public void Save(TNetwork network, in TrainingPosition at, double baseRate, BestSoFar<TNetwork, T> best, LearningRateSchedule schedule, TrainingHistory history)
    {
        Checkpoint<T> checkpoint = Checkpoint<T>.Capture(network);
        foreach ((string name, string value) in _options.Notes)
        {
            checkpoint.Notes[name] = value;
        }

        foreach ((string name, string value) in _identity)
        {
            checkpoint.Notes[Prefix + name] = value;
        }

        checkpoint.Notes[Prefix + "epoch"] = Text(at.Epoch);
        checkpoint.Notes[Prefix + "step"] = Text(at.Step);
        checkpoint.Notes[Prefix + "samples"] = Text(at.Samples);
        checkpoint.Notes[Prefix + "lossSum"] = Text(at.LossSum);
        checkpoint.Notes[Prefix + "baseRate"] = Text(baseRate);
        checkpoint.Notes[Prefix + "schedule"] = schedule.SaveState();
        checkpoint.Notes[Prefix + "history"] = history.ToJson();
        checkpoint.Notes[Prefix + "best.epoch"] = Text(best.Epoch);
        checkpoint.Notes[Prefix + "best.value"] = Text(best.Value);
        checkpoint.Notes[Prefix + "best.waited"] = Text(best.Waited);
        checkpoint.Notes[Prefix + "best.step"] = Text(best.Snapshot.StepCount);
        checkpoint.Extras[BestParameters] = best.Snapshot.Parameters;
        for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
        {
            string name = TNetwork.GetOptimizerStateName(state);
            if (TNetwork.IsOptimizerStateShared(state))
            {
                checkpoint.Notes[Prefix + SharedState + name] = Text(best.Snapshot.Shared[state]);
            }
            else
            {
                checkpoint.Extras[BestState + name] = best.Snapshot.States[state];
            }
        }

        checkpoint.Save(_options.Path);
    }

    /// <summary>Goes on from the file, where there is one.</summary>
    /// <returns>The history so far; null where the training starts from its beginning.</returns>
    /// <exception cref="InvalidDataException">The file is no checkpoint of this training; nothing has changed.</exception>
    public TrainingHistory? Resume(TNetwork network, ref TrainingPosition at, ref double baseRate, BestSoFar<TNetwork, T> best, LearningRateSchedule schedule)
    {
        if (!_options.Resume || !File.Exists(_options.Path))
        {
            return null;
        }

        Checkpoint<T> checkpoint = Checkpoint<T>.Load(_options.Path);
        foreach ((string name, string value) in _identity)
        {
            string found = Note(checkpoint, name);
            if (found != value)
            {
                throw new InvalidDataException($"{_options.Path}: expected a training with {name} {value}, found one with {name} {found}.");
            }
        }

        try
        {
            var position = new TrainingPosition
            {
                Epoch = int.Parse(Note(checkpoint, "epoch"), NumberStyles.None, CultureInfo.InvariantCulture),
                Step = Count(checkpoint, "step"),
                Samples = Count(checkpoint, "samples"),
                LossSum = Number(checkpoint, "lossSum"),
            };
            double rate = Number(checkpoint, "baseRate");
            TrainingHistory history = TrainingHistory.Parse(Note(checkpoint, "history"));
            int bestEpoch = (int)Count(checkpoint, "best.epoch");
            double bestValue = Number(checkpoint, "best.value");
            int waited = (int)Count(checkpoint, "best.waited");
            long bestStep = Count(checkpoint, "best.step");
            T[] parameters = Extra(checkpoint, BestParameters);
            T[][] states = new T[TNetwork.OptimizerStateCount][];
            double[] shared = new double[states.Length];
            for (int state = 0; state < states.Length; state++)
            {
                string name = TNetwork.GetOptimizerStateName(state);
                bool isShared = TNetwork.IsOptimizerStateShared(state);
                states[state] = isShared ? [] : Extra(checkpoint, BestState + name);
                shared[state] = isShared ? Number(checkpoint, SharedState + name) : 0.0;
            }

            schedule.LoadState(Note(checkpoint, "schedule"));
            checkpoint.Restore(network);
            at = position;
            baseRate = rate;
            best.Epoch = bestEpoch;
            best.Value = bestValue;
            best.Waited = waited;
            best.Snapshot.StepCount = bestStep;
            parameters.CopyTo(best.Snapshot.Parameters, 0);
            shared.CopyTo(best.Snapshot.Shared, 0);
            for (int state = 0; state < states.Length; state++)
            {
                states[state].CopyTo(best.Snapshot.States[state], 0);
            }

            return history;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new InvalidDataException($"{_options.Path}: expected a checkpoint of a training, found damaged notes: {exception.Message}", exception);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static double Number(Checkpoint<T> checkpoint, string name) =>
        double.Parse(Note(checkpoint, name), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long Count(Checkpoint<T> checkpoint, string name) =>
        long.Parse(Note(checkpoint, name), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Note(Checkpoint<T> checkpoint, string name) => checkpoint.Notes.TryGetValue(Prefix + name, out string? value)
        ? value
        : throw new InvalidDataException($"Expected a checkpoint of a training with the note \"{Prefix}{name}\", found none.");

    private static T[] Extra(Checkpoint<T> checkpoint, string name) =>
        checkpoint.Extras.TryGetValue(name, out T[]? values) && values.Length == TNetwork.ParameterCount
            ? values
            : throw new InvalidDataException(FormattableString.Invariant($"Expected a checkpoint of a training with {TNetwork.ParameterCount} values named \"{name}\", found {values?.Length ?? 0}."));
}
