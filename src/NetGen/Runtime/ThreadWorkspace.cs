using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Scratch memory of the calling thread, so that <c>Predict</c> writes no state of the network and allocates only
/// when a thread first needs more than before. For generated code.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadWorkspace<T>
    where T : unmanaged
{
    [ThreadStatic]
    private static AlignedBuffer<T>? _buffer;

    /// <summary>Memory for at least the given number of elements, with whatever the last use left in it.</summary>
    /// <param name="length">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Borrow(int length)
    {
        AlignedBuffer<T>? buffer = _buffer;
        return ref (buffer is not null && buffer.Length >= length ? buffer : Grow(length)).Origin;
    }

    private static AlignedBuffer<T> Grow(int length) => _buffer = new AlignedBuffer<T>(length);
}
