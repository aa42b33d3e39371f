using System;
using System.Buffers;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Persistence;

/// <summary>A tensor that waits to be written.</summary>
internal abstract class TensorSource(TensorSpec spec)
{
    public TensorSpec Spec { get; } = spec;

    public abstract long Length { get; }

    public abstract void WriteTo(Stream stream);
}

/// <summary>A tensor whose values stay where they are until they are written.</summary>
internal sealed class TensorSource<T>(TensorSpec spec, ReadOnlyMemory<T> values) : TensorSource(spec)
    where T : unmanaged
{
    private const int PieceLength = 1 << 20;

    public override long Length => (long)values.Length * Unsafe.SizeOf<T>();

    public override void WriteTo(Stream stream)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values.Span);

        // Given as bytes they are in the file's order already.
        if (BitConverter.IsLittleEndian || Unsafe.SizeOf<T>() == 1)
        {
            for (int i = 0; i < bytes.Length; i += PieceLength)
            {
                stream.Write(bytes.Slice(i, Math.Min(PieceLength, bytes.Length - i)));
            }

            return;
        }

        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        for (int i = 0; i < bytes.Length; i += PieceLength)
        {
            Span<byte> reordered = piece.AsSpan(0, Math.Min(PieceLength, bytes.Length - i));
            bytes.Slice(i, reordered.Length).CopyTo(reordered);
            TensorTypes.Reorder(reordered, Unsafe.SizeOf<T>());
            stream.Write(reordered);
        }

        ArrayPool<byte>.Shared.Return(piece);
    }
}
