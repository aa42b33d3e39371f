using System;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Data;

/// <summary>
/// A binary file of samples, read in their order: rows of the inputs, then the targets, of one sample after the other,
/// little-endian, with neither header nor padding, so that any program can write it.
/// </summary>
/// <typeparam name="T">The number type; it and the two sizes are all there is to know, and the file's length must fit.</typeparam>
public sealed class RowFile<T> : SampleStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BytesAtOnce = 1 << 16;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly T[] _rows;
    private long _read;
    private int _held;
    private int _next;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputSize">The number of inputs of a sample, at least 1.</param>
    /// <param name="targetSize">The number of target values of a sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a row is longer than an array can be.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or its length is not that of whole rows.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public RowFile(string path, int inputSize, int targetSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RowSize = RowFile.GetRowSize(inputSize, targetSize);
        InputSize = inputSize;
        TargetSize = targetSize;
        _path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        long rowLength = (long)RowSize * Unsafe.SizeOf<T>();
        long length = _file.Length;
        if (length == 0 || length % rowLength != 0)
        {
            _file.Dispose();
            throw new InvalidDataException(FormattableString.Invariant(
                $"{path}: expected whole rows of {rowLength} bytes ({inputSize} inputs and {targetSize} targets of {Unsafe.SizeOf<T>()} bytes), at least one, found {length} bytes."));
        }

        RowCount = length / rowLength;
        _rows = new T[Math.Min(Math.Max(1, BytesAtOnce / rowLength), RowCount) * RowSize];
    }

    /// <inheritdoc/>
    public override int InputSize { get; }

    /// <inheritdoc/>
    public override int TargetSize { get; }

    /// <summary>The number of samples of the file, as it was when it was opened.</summary>
    public long RowCount { get; }

    private int RowSize { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A value is not finite, or the file has become shorter.</exception>
    public override int Read(Span<T> inputs, Span<T> targets)
    {
        int capacity = GetCapacity(inputs, targets);
        int read = 0;
        for (; read < capacity && (_next < _held || Fill()); read++)
        {
            ReadOnlySpan<T> row = _rows.AsSpan(_next * RowSize, RowSize);
            row[..InputSize].CopyTo(inputs[(read * InputSize)..]);
            row[InputSize..].CopyTo(targets[(read * TargetSize)..]);
            _next++;
        }

        return read;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _file.Position = 0;
        _read = 0;
        _held = 0;
        _next = 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }
    }

    private bool Fill()
    {
        int count = (int)Math.Min(_rows.Length / RowSize, RowCount - _read);
        if (count == 0)
        {
            return false;
        }

        Span<T> rows = _rows.AsSpan(0, count * RowSize);
        Span<byte> bytes = MemoryMarshal.AsBytes(rows);
        int found = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{_path}: expected {RowCount} rows, as when it was opened, found an earlier end."));
        }

        RowFile.SwapWhereBigEndian(rows);
        int index = DatasetChecks.FindNonFinite<T>(rows);
        if (index >= 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{_path}: expected finite values, found {rows[index]} in row {_read + (index / RowSize)}, column {index % RowSize} (both counted from 0)."));
        }

        _read += count;
        _held = count;
        _next = 0;
        return true;
    }
}
