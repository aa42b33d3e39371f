using System;
using System.Globalization;
using System.IO;
using System.Numerics;

namespace NetGen.Persistence;

/// <summary>A tensor's values in memory, last dimension fastest.</summary>
internal sealed record TensorValues<T>(string Name, long[] Shape, T[] Values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TensorSpec Spec => new(Name, TensorTypes.Of<T>(), Shape);

    /// <summary>The values of a file's tensor, all finite.</summary>
    /// <exception cref="InvalidDataException">It is of another type, or a value is not finite.</exception>
    public static TensorValues<T> Read(string source, TensorEntry tensor)
    {
        TensorType expected = TensorTypes.Of<T>();
        if (tensor.Type != expected)
        {
            throw FileRefusal.Of(source, $"{expected.Name()} as the type of {FileRefusal.Quote(tensor.Name)}", tensor.Type.Name());
        }

        T[] values = tensor.ToArray<T>();
        int index = NotFinite(values);
        return index < 0
            ? new TensorValues<T>(tensor.Name, tensor.Shape.ToArray(), values)
            : throw FileRefusal.Of(source, $"finite values in {FileRefusal.Quote(tensor.Name)}", $"{Text(values[index])} at index {FileRefusal.Number(index)}");
    }

    /// <summary>Refuses values of a network that cannot be loaded again.</summary>
    /// <exception cref="InvalidOperationException">A value is not finite.</exception>
    public static void RequireFinite(string what, ReadOnlySpan<T> values)
    {
        int index = NotFinite(values);
        if (index >= 0)
        {
            throw new InvalidOperationException($"expected finite {what}, found {Text(values[index])} at index {FileRefusal.Number(index)}: the training has diverged.");
        }
    }

    private static int NotFinite(ReadOnlySpan<T> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);
}
