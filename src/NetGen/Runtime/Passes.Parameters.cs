using System;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // the contracts stand at INetwork and IClassifier, whose members these implement

// Parameters, gradients and the values of a sample, in the order that users see.
public static partial class Passes<T, TKernels>
{
    public static DenseLayout Layer(int layer)
    {
        Guard.Layer(layer, TKernels.Layers.Length);
        return TKernels.Layers[layer - 1];
    }

    public static void CopyParametersTo(NetworkState<T> state, Span<T> destination) => CopyTo(state.Parameters, destination);

    public static void CopyParametersTo(NetworkState<T> state, int layer, Span<T> destination) => CopyTo(state.Parameters, layer, destination);

    public static void CopyGradientsTo(NetworkState<T> state, Span<T> destination) => CopyTo(state.Gradients, destination);

    public static void CopyGradientsTo(NetworkState<T> state, int layer, Span<T> destination) => CopyTo(state.Gradients, layer, destination);

    public static void CopyParametersFrom(NetworkState<T> state, ReadOnlySpan<T> source)
    {
        Guard.Length(source.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(source));
        Guard.Finite(source, nameof(source));
        DenseLayout.CopyFrom(TKernels.Layers, source, state.Parameters.Span);
    }

    public static void CopyParametersFrom(NetworkState<T> state, int layer, ReadOnlySpan<T> source)
    {
        DenseLayout layout = Layer(layer);
        Guard.Length(source.Length, layout.ParameterCount, nameof(source));
        Guard.Finite(source, nameof(source));
        layout.CopyFrom(source, state.Parameters.Span);
    }

    public static void AddGradients(NetworkState<T> state, ReadOnlySpan<T> gradients, int sampleCount)
    {
        Guard.Length(gradients.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(gradients));
        Guard.SampleCount(sampleCount);
        Guard.Finite(gradients, nameof(gradients));
        DenseLayout.Add(TKernels.Layers, gradients, state.Gradients.Span);
        state.AccumulatedSamples += sampleCount;
    }

    public static void CopyPreActivationsTo(NetworkState<T> state, int layer, Span<T> destination) =>
        CopyUnitsTo(state, Layer(layer).Units, TKernels.Places[layer - 1].Z, destination);

    public static void CopyActivationsTo(NetworkState<T> state, int layer, Span<T> destination) =>
        CopyUnitsTo(state, Layer(layer).Units, TKernels.Places[layer - 1].A, destination);

    public static void CopyDeltasTo(NetworkState<T> state, int layer, Span<T> destination) =>
        CopyUnitsTo(state, Layer(layer).Units, TKernels.Places[layer - 1].D, destination);

    private static void CopyUnitsTo(NetworkState<T> state, int units, int offset, Span<T> destination)
    {
        Guard.Length(destination.Length, units, nameof(destination));
        state.Sample.Span.Slice(offset, units).CopyTo(destination);
    }

    private static void CopyTo(AlignedBuffer<T> buffer, Span<T> destination)
    {
        Guard.Length(destination.Length, DenseLayout.ParametersOf(TKernels.Layers), nameof(destination));
        DenseLayout.CopyTo<T>(TKernels.Layers, buffer.Span, destination);
    }

    private static void CopyTo(AlignedBuffer<T> buffer, int layer, Span<T> destination)
    {
        DenseLayout layout = Layer(layer);
        Guard.Length(destination.Length, layout.ParameterCount, nameof(destination));
        layout.CopyTo<T>(buffer.Span, destination);
    }
}
