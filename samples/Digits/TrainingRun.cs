using System;
using System.Diagnostics;
using System.Threading;
using NetGen;
using NetGen.Numerics;

namespace Digits;

/// <summary>Trains a network epoch by epoch in shuffled batches, and tests it. Any generated classifier will do.</summary>
internal sealed class TrainingRun<TNetwork>
    where TNetwork : class, IClassifier<TNetwork, float>
{
    private const int BatchSize = 32;

    private readonly TNetwork _network;
    private readonly LabelledImages _training;
    private readonly int[] _order;
    private readonly float[] _inputs = new float[BatchSize * TNetwork.InputSize];
    private readonly float[] _outputs = new float[BatchSize * TNetwork.OutputSize];
    private readonly int[] _labels = new int[BatchSize];
    private readonly int[] _classes = new int[BatchSize];
    private SplitMix64 _random;

    public TrainingRun(TNetwork network, LabelledImages training, ulong seed)
    {
        _network = network;
        _training = training;
        _random = new SplitMix64(seed);
        _order = CountUp(training.Count);
    }

    /// <summary>Goes once over the training images, in a new order; a stop takes effect after the current batch.</summary>
    /// <param name="progress">Who is told after every batch.</param>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="epochs">The number of epochs asked for.</param>
    /// <param name="stop">Asks for an early end.</param>
    /// <returns>What was reached.</returns>
    public TrainingProgress RunEpoch(ProgressDisplay progress, int epoch, int epochs, CancellationToken stop)
    {
        Shuffle();
        TrainingProgress state = new()
        {
            Epoch = epoch,
            Epochs = epochs,
            Samples = 0,
            SamplesPerEpoch = _training.Count,
            Loss = 0,
            Accuracy = 0,
            SamplesPerSecond = 0,
        };
        long start = Stopwatch.GetTimestamp();
        double lossSum = 0;
        int correct = 0;
        while (state.Samples < _training.Count && !stop.IsCancellationRequested)
        {
            int count = Math.Min(BatchSize, _training.Count - state.Samples);
            lossSum += count * (double)TrainBatch(_order.AsSpan(state.Samples, count), ref correct);
            int samples = state.Samples + count;
            state = state with
            {
                Samples = samples,
                Loss = lossSum / samples,
                Accuracy = (double)correct / samples,
                SamplesPerSecond = samples / Stopwatch.GetElapsedTime(start).TotalSeconds,
            };
            progress.Report(state);
        }

        return state;
    }

    /// <summary>Classifies images that were never trained on.</summary>
    public ConfusionMatrix Test(LabelledImages images)
    {
        ConfusionMatrix matrix = new(TNetwork.OutputSize);
        int[] order = CountUp(images.Count);
        for (int first = 0; first < order.Length; first += BatchSize)
        {
            int count = Math.Min(BatchSize, order.Length - first);
            Span<float> inputs = _inputs.AsSpan(0, count * TNetwork.InputSize);
            images.CopyBatch(order.AsSpan(first, count), inputs, _labels);
            _network.Classify(inputs, _classes.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                matrix.Add(_labels[i], _classes[i]);
            }
        }

        return matrix;
    }

    // Train(inputs, labels) does the same in one call; in three, the outputs are at hand and accuracy costs nothing.
    private float TrainBatch(ReadOnlySpan<int> indices, ref int correct)
    {
        Span<float> inputs = _inputs.AsSpan(0, indices.Length * TNetwork.InputSize);
        Span<float> outputs = _outputs.AsSpan(0, indices.Length * TNetwork.OutputSize);
        Span<int> labels = _labels.AsSpan(0, indices.Length);
        _training.CopyBatch(indices, inputs, labels);

        _network.Forward(inputs, outputs, indices.Length);
        float loss = _network.Backward(labels);
        _network.Update();

        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> output = outputs.Slice(i * TNetwork.OutputSize, TNetwork.OutputSize);
            correct += IndexOfLargest(output) == labels[i] ? 1 : 0;
        }

        return loss;
    }

    private void Shuffle()
    {
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int other = _random.NextInt(i + 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }

    private static int[] CountUp(int count)
    {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = i;
        }

        return numbers;
    }
}
