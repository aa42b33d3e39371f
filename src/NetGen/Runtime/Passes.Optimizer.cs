using System;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // the contracts stand at INetwork and IClassifier, whose members these implement

// What a step starts from, and what it keeps.
public static partial class Passes<T, TKernels>
{
    /// <summary>λ₁·Σ|w| + λ₂/2·Σw² over all weights.</summary>
    public static T GetPenalty(NetworkState<T> state, double l1, double l2)
    {
        double penalty = 0.0;

        // Weights lie before the first layer's biases; their padding is zero and adds nothing.
        foreach (T value in state.Parameters.Span[..TKernels.Layers[0].BiasOffset])
        {
            double w = double.CreateTruncating(value);
            penalty += (l1 * Math.Abs(w)) + (0.5 * l2 * w * w);
        }

        return T.CreateTruncating(penalty);
    }

    public static void CopyObjectiveGradientTo(NetworkState<T> state, Span<T> destination, double l1, double l2)
    {
        CopyTo(state.Gradients, destination);
        T scale = TKernels.BatchMean && state.AccumulatedSamples > 0 ? T.One / T.CreateTruncating(state.AccumulatedSamples) : T.One;
        T first = T.CreateTruncating(l1);
        T second = T.CreateTruncating(l2);
        int offset = 0;
        Span<T> parameters = state.Parameters.Span;
        foreach (DenseLayout layout in TKernels.Layers)
        {
            Span<T> gradients = destination.Slice(offset, layout.ParameterCount);
            int weights = layout.Inputs * layout.Units;
            for (int i = 0; i < gradients.Length; i++)
            {
                gradients[i] *= scale;
                if (i < weights)
                {
                    T w = parameters[layout.WeightIndex(i)];
                    gradients[i] += (second * w) + (first * (w > T.Zero ? T.One : w < T.Zero ? -T.One : T.Zero));
                }
            }

            offset += layout.ParameterCount;
        }
    }

    public static void CopyOptimizerStateTo(NetworkState<T> state, int index, Span<T> destination)
    {
        Guard.State(index, StateCount(state));
        Guard.Length(destination.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(destination));
        int length = state.Parameters.Length;
        DenseLayout.CopyTo<T>(TKernels.Layers, state.Optimizer.Span.Slice(index * length, length), destination);
    }

    public static void CopyOptimizerStateFrom(NetworkState<T> state, int index, ReadOnlySpan<T> source)
    {
        Guard.State(index, StateCount(state));
        Guard.Length(source.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(source));
        Guard.Finite(source, nameof(source));
        int length = state.Parameters.Length;
        DenseLayout.CopyFrom(TKernels.Layers, source, state.Optimizer.Span.Slice(index * length, length));
    }

    /// <summary>A state that all parameters share, repeated for each of them.</summary>
    public static void FillOptimizerState(Span<T> destination, double value)
    {
        Guard.Length(destination.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(destination));
        destination.Fill(T.CreateTruncating(value));
    }

    /// <summary>The state that all parameters share, from its repetition.</summary>
    public static double SharedState(ReadOnlySpan<T> source)
    {
        Guard.Length(source.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(source));
        Guard.Finite(source, nameof(source));
        return double.CreateTruncating(source[0]);
    }

    /// <summary>Puts the point ahead where it belongs after the parameters were set: at w − μ·v, v being the first state.</summary>
    public static void MoveAhead(NetworkState<T> state, double momentum)
    {
        int length = state.Parameters.Length;
        ReadOnlySpan<T> w = state.Parameters.Span;
        ReadOnlySpan<T> v = state.Optimizer.Span[..length];
        Span<T> ahead = state.Optimizer.Span.Slice(TKernels.StateAhead * length, length);
        T factor = T.CreateTruncating(momentum);
        for (int i = 0; i < length; i++)
        {
            ahead[i] = w[i] - (factor * v[i]);
        }
    }

    private static int StateCount(NetworkState<T> state) => state.Optimizer.Length / state.Parameters.Length;
}
