using System;
using System.Numerics;

namespace NetGen.Training;

/// <summary>A step whose gradient is clipped between Backward and Update.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
internal sealed class GradientClipping<TNetwork, T>
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Keeps a gradient of zero from being divided by zero, as PyTorch does.
    private const double Epsilon = 1e-6;

    private readonly T[] _gradient = new T[TNetwork.ParameterCount];
    private readonly T[] _outputs;
    private readonly double _norm;
    private readonly double _value;

    public GradientClipping(double norm, double value, int batchSize)
    {
        _norm = norm;
        _value = value;
        _outputs = new T[batchSize * TNetwork.OutputSize];
    }

    public T Train(TNetwork network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize)
    {
        network.ClearGradients();
        network.Forward(inputs, _outputs.AsSpan(0, batchSize * TNetwork.OutputSize), batchSize);
        T loss = network.Backward(targets, batchSize);
        network.CopyGradientsTo(_gradient);
        if (_norm > 0.0 ? ClipNorm(batchSize) : ClipValue(batchSize))
        {
            network.ClearGradients();
            network.AddGradients(_gradient, batchSize);
        }

        network.Update();
        return loss;
    }

    // The gradients are a sum over the samples; the step takes their mean, or the sum itself.
    private static double StepScale(int batchSize) => TNetwork.BatchReduction == Reduction.Mean ? 1.0 / batchSize : 1.0;

    private bool ClipNorm(int batchSize)
    {
        double sum = 0.0;
        foreach (T value in _gradient)
        {
            double g = double.CreateTruncating(value);
            sum += g * g;
        }

        double factor = _norm / ((Math.Sqrt(sum) * StepScale(batchSize)) + Epsilon);
        if (!(factor < 1.0))
        {
            return false;
        }

        T scale = T.CreateTruncating(factor);
        for (int i = 0; i < _gradient.Length; i++)
        {
            _gradient[i] *= scale;
        }

        return true;
    }

    private bool ClipValue(int batchSize)
    {
        T limit = T.CreateTruncating(_value / StepScale(batchSize));
        bool clipped = false;
        for (int i = 0; i < _gradient.Length; i++)
        {
            if (T.IsNaN(_gradient[i]))
            {
                return false; // no number to clip: the loss of the next step tells
            }

            T value = T.Clamp(_gradient[i], -limit, limit);
            clipped |= value != _gradient[i];
            _gradient[i] = value;
        }

        return clipped;
    }
}
