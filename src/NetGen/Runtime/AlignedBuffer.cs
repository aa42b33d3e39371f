using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// A zeroed array that stays where it is and begins on a 64-byte boundary, the length of a cache line: a vector load at
/// a multiple of the vector's size then never touches two lines. For generated code.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = LinesApart.Line;

    private readonly T[] _array;
    private readonly int _offset;

    /// <summary>Allocates a zeroed buffer.</summary>
    /// <param name="length">The number of elements.</param>
    public AlignedBuffer(int length)
        : this(length, 1, [])
    {
    }

    /// <summary>Allocates a zeroed buffer that kernels go through together with others.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="sections">The equal parts of the buffer that they go through side by side.</param>
    /// <param name="others">The other buffers.</param>
    internal AlignedBuffer(int length, int sections, ReadOnlySpan<AlignedBuffer<T>> others)
    {
        int size = Unsafe.SizeOf<T>();
        int choices = others.IsEmpty ? 0 : LinesApart.Choices((long)length * size, sections);
        _array = GC.AllocateArray<T>(length + ((choices + 1) * Alignment / size), pinned: true);
        nint array = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        nint begin = (array + Alignment - 1) & -Alignment;
        Span<nint> addresses = stackalloc nint[others.Length];
        for (int i = 0; i < others.Length; i++)
        {
            addresses[i] = others[i].Address;
        }

        begin += LinesApart.Best(begin, choices, (nint)(length / sections) * size, sections, addresses) * Alignment;
        _offset = (int)(begin - array) / size;
        Length = length;
    }

    /// <summary>Where the first element lies, for good.</summary>
    internal nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(_array, _offset);

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element.</summary>
    public ref T Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset);
    }

    /// <summary>All elements.</summary>
    public Span<T> Span => _array.AsSpan(_offset, Length);
}
