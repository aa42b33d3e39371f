using System;
using System.ComponentModel;
using System.IO;
using System.Numerics;
using System.Text;

namespace NetGen.Runtime;

/// <summary>
/// Parameters that lie in the assembly of a network as an embedded text of weights. Read when an instance asks for them; as long
/// as the memory is not wanted for something else, further instances take the same values. For generated code.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddedWeights<TSelf, T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BufferSize = 1 << 16;

    // Two threads that both find nothing read the same values twice.
    private static WeakReference<T[]>? _values;

    /// <summary>The parameters.</summary>
    /// <param name="resource">The name of the resource.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    /// <exception cref="InvalidDataException">The resource is another text than the one that the assembly was compiled with.</exception>
    public static ReadOnlySpan<T> Read(string resource)
    {
        if (_values is { } known && known.TryGetTarget(out T[]? values))
        {
            return values;
        }

        using Stream stream = typeof(TSelf).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException(
                $"Expected the weights of {typeof(TSelf)} in the embedded resource '{resource}' of its assembly, found none: name the file as a NetGenWeights item of the project.");
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
        values = TextPersistence.Read<TSelf, T>(text, resource);
        _values = new WeakReference<T[]>(values);
        return values;
    }
}
