using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The checks at the public surface of a network, each before anything is written. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    // A typing mistake, not a machine.
    private const int MostThreads = 1024;

    /// <summary>Refuses a span of the wrong length.</summary>
    /// <param name="found">The span's length.</param>
    /// <param name="expected">The length it must have.</param>
    /// <param name="name">The parameter's name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int found, long expected, string name)
    {
        if (found != expected)
        {
            ThrowLength(found, expected, name);
        }
    }

    /// <summary>Refuses a batch of less than one sample.</summary>
    /// <param name="batchSize">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BatchSize(int batchSize)
    {
        if (batchSize < 1)
        {
            ThrowBatchSize(batchSize);
        }
    }

    /// <summary>Refuses gradients of less than one sample.</summary>
    /// <param name="sampleCount">The number of samples.</param>
    public static void SampleCount(int sampleCount)
    {
        if (sampleCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(sampleCount), sampleCount, Text($"expected at least 1 sample, found {sampleCount}."));
        }
    }

    /// <summary>Refuses a class index outside its range.</summary>
    /// <param name="label">The class index.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="name">The parameter's name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Label(int label, int classes, string name)
    {
        if ((uint)label >= (uint)classes)
        {
            ThrowLabel(label, classes, name, -1);
        }
    }

    /// <summary>Refuses class indices outside their range.</summary>
    /// <param name="labels">The class indices.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="name">The parameter's name.</param>
    public static void Labels(ReadOnlySpan<int> labels, int classes, string name)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                ThrowLabel(labels[i], classes, name, i);
            }
        }
    }

    /// <summary>Refuses a layer number outside 1 … count.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="count">The number of layers.</param>
    public static void Layer(int layer, int count)
    {
        if (layer < 1 || layer > count)
        {
            throw NoLayer(layer, count);
        }
    }

    /// <summary>What is thrown for a layer number outside 1 … count.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="count">The number of layers.</param>
    public static Exception NoLayer(int layer, int count) =>
        new ArgumentOutOfRangeException(nameof(layer), layer, Text($"expected a layer from 1 to {count}, found {layer}."));

    /// <summary>Refuses a negative number of steps.</summary>
    /// <param name="value">The number.</param>
    public static long StepCount(long value) => value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, Text($"expected at least 0 steps, found {value}."));

    /// <summary>Refuses values that are not finite.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="values">The values.</param>
    /// <param name="name">The parameter's name.</param>
    public static void Finite<T>(ReadOnlySpan<T> values, string name)
        where T : INumberBase<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                throw new ArgumentException(Text($"expected finite values, found {values[i]} at index {i}."), name);
            }
        }
    }

    /// <summary>Refuses a value that is not finite.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value.</returns>
    public static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentException(Text($"expected a finite value, found {value}."), name);

    /// <summary>Refuses a hyperparameter outside its interval.</summary>
    /// <param name="value">The value.</param>
    /// <param name="minimum">The bound below.</param>
    /// <param name="minimumAllowed">Whether that bound itself is admissible.</param>
    /// <param name="maximum">The bound above.</param>
    /// <param name="maximumAllowed">Whether that bound itself is admissible.</param>
    /// <param name="name">The hyperparameter's name.</param>
    /// <returns>The value.</returns>
    public static double Hyperparameter(double value, double minimum, bool minimumAllowed, double maximum, bool maximumAllowed, string name)
    {
        bool admissible = double.IsFinite(value)
            && (minimumAllowed ? value >= minimum : value > minimum)
            && (maximumAllowed ? value <= maximum : value < maximum);
        if (!admissible)
        {
            string upper = maximum == double.MaxValue ? "∞)" : Text($"{maximum}{(maximumAllowed ? ']' : ')')}");
            throw new ArgumentOutOfRangeException(name, value, Text($"expected a value in {(minimumAllowed ? '[' : '(')}{minimum}, {upper}, found {value}."));
        }

        return value;
    }

    /// <summary>Refuses a whole-numbered hyperparameter outside its interval.</summary>
    /// <param name="value">The value.</param>
    /// <param name="minimum">The least admissible value.</param>
    /// <param name="maximum">The largest admissible value.</param>
    /// <param name="name">The hyperparameter's name.</param>
    /// <returns>The value.</returns>
    public static int Hyperparameter(int value, int minimum, int maximum, string name)
    {
        if (value < minimum || value > maximum)
        {
            throw new ArgumentOutOfRangeException(name, value, Text($"expected a value from {minimum} to {maximum}, found {value}."));
        }

        return value;
    }

    /// <summary>Refuses a number of an optimizer's state outside 0 … count − 1.</summary>
    /// <param name="state">The state.</param>
    /// <param name="count">The number of states.</param>
    public static void State(int state, int count)
    {
        if ((uint)state >= (uint)count)
        {
            throw NoState(state, count);
        }
    }

    /// <summary>What to throw for a state that does not exist.</summary>
    /// <param name="state">The state.</param>
    /// <param name="count">The number of states.</param>
    /// <returns>The exception.</returns>
    public static ArgumentOutOfRangeException NoState(int state, int count) => new(
        nameof(state),
        state,
        count == 0 ? "this optimizer keeps no state." : Text($"expected a state from 0 to {count - 1}, found {state}."));

    /// <summary>What to throw for a state that is not one that all parameters share.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The exception.</returns>
    public static ArgumentOutOfRangeException NotShared(int state) =>
        new(nameof(state), state, Text($"expected a state of the optimizer that all parameters share, found {state}."));

    /// <summary>Refuses a number of threads that cannot be.</summary>
    /// <param name="threads">The number.</param>
    public static void Threads(int threads)
    {
        if (threads is < 1 or > MostThreads)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, Text($"expected from 1 to {MostThreads} threads, found {threads}."));
        }
    }

    /// <summary>Refuses a backward pass without its forward pass.</summary>
    /// <param name="possible">Whether there is one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void HasForward(bool possible)
    {
        if (!possible)
        {
            throw new InvalidOperationException("Backward needs the values of a Forward of one sample, and none went before.");
        }
    }

    /// <summary>Refuses a batch backward pass that does not fit the last batch forward pass.</summary>
    /// <param name="forwardRows">The samples of the last batch forward pass, or 0.</param>
    /// <param name="batchSize">The samples now.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void HasForward(int forwardRows, int batchSize)
    {
        if (forwardRows != batchSize)
        {
            throw new InvalidOperationException(Text($"Backward needs the values of a batch Forward of the same size: expected {batchSize} samples, found {forwardRows}."));
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int found, long expected, string name) =>
        throw new ArgumentException(Text($"expected {expected} values, found {found}."), name);

    [DoesNotReturn]
    private static void ThrowBatchSize(int batchSize) =>
        throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, Text($"expected at least 1 sample, found {batchSize}."));

    [DoesNotReturn]
    private static void ThrowLabel(int label, int classes, string name, int index) =>
        throw new ArgumentOutOfRangeException(name, label, index < 0
            ? Text($"expected a class index from 0 to {classes - 1}, found {label}.")
            : Text($"expected class indices from 0 to {classes - 1}, found {label} at index {index}."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
