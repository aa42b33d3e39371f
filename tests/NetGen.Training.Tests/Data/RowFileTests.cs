using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class RowFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Bytes written by hand: 1, 2 → 3 and −1, 0.5 → 0.25 as IEEE 754 binary32, little-endian.
    [Fact]
    public void TheFormatIsPlainRows()
    {
        byte[] bytes = Convert.FromHexString("0000803F0000004000004040" + "000080BF0000003F0000803E");
        using RowFile<float> file = new(_folder.Write("rows", bytes), 2, 1);
        float[] inputs = new float[4];
        float[] targets = new float[2];
        Assert.Equal(2, file.RowCount);
        Assert.Equal(2, file.Read(inputs, targets));
        Assert.Equal([1, 2, -1, 0.5f], inputs);
        Assert.Equal([3, 0.25f], targets);
        Assert.Equal(0, file.Read(inputs, targets));
        RowFile.Write(_folder.Place("again"), Dataset.Create(inputs, targets, 2, 1));
        Assert.Equal(bytes, File.ReadAllBytes(_folder.Place("again")));
    }

    // Rows of 1.3 KB, so that a file of 200 is read in several pieces; and rows longer than a piece.
    [Theory]
    [InlineData(200, 160, 7)]
    [InlineData(200, 160, 300)]
    [InlineData(5, 20_000, 2)]
    public void WhatIsWrittenIsReadBack(int count, int inputSize, int atOnce)
    {
        Dataset<double> dataset = Samples.Normal<double>(count, inputSize, 2, 0, 1);
        string path = _folder.Place("rows");
        RowFile.Write(path, dataset);
        using RowFile<double> file = new(path, inputSize, 2);
        (double[] inputs, double[] targets) = Samples.CopyAll(dataset);
        for (int pass = 0; pass < 2; pass++)
        {
            (double[] readInputs, double[] readTargets) = ReadAll(file, atOnce);
            Assert.Equal(inputs, readInputs);
            Assert.Equal(targets, readTargets);
            file.Rewind();
        }

        file.Read(new double[inputSize], new double[2]);
        file.Rewind();
        Assert.Equal(inputs, ReadAll(file, atOnce).Inputs);
    }

    [Fact]
    public void AFileThatIsThereIsNotReplaced()
    {
        string path = _folder.Write("rows", [1, 2, 3]);
        Assert.Throws<IOException>(() => RowFile.Write(path, Samples.Numbered(3)));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(13)]
    public void ALengthThatIsNotOfWholeRowsIsRefused(int length)
    {
        string path = _folder.Write("rows", new byte[length]);
        string message = Assert.Throws<InvalidDataException>(() => new RowFile<float>(path, 2, 1)).Message;
        Assert.Contains(path, message);
        Assert.Contains($"12 bytes (2 inputs and 1 targets of 4 bytes), at least one, found {length} bytes", message);
        File.Delete(path);
    }

    [Fact]
    public void ValuesThatAreNotFiniteAreRefusedWithTheirPlace()
    {
        byte[] bytes = new byte[12 * 10_000];
        BitConverter.TryWriteBytes(bytes.AsSpan((12 * 9_000) + 8), float.NaN);
        using RowFile<float> file = new(_folder.Write("rows", bytes), 2, 1);
        Assert.Contains("row 9000, column 2", Assert.Throws<InvalidDataException>(() => ReadAll(file, 100)).Message);
    }

    [Fact]
    public void AFileThatBecomesShorterIsRefused()
    {
        string path = _folder.Write("rows", new byte[1 << 20]);
        using RowFile<float> file = new(path, 3, 1);
        using (FileStream other = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.SetLength(1 << 19);
        }

        Assert.Contains("earlier end", Assert.Throws<InvalidDataException>(() => ReadAll(file, 1000)).Message);
    }

    [Fact]
    public void RoomAndSizesAreChecked()
    {
        string path = _folder.Write("rows", new byte[24]);
        using RowFile<float> file = new(path, 2, 1);
        Assert.Throws<ArgumentException>(() => file.Read([], []));
        Assert.Throws<ArgumentException>(() => file.Read(new float[3], new float[1]));
        Assert.Contains("found room for 4 and 1", Assert.Throws<ArgumentException>(() => file.Read(new float[4], new float[1])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowFile<float>(path, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowFile<float>(path, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowFile<float>(path, int.MaxValue, int.MaxValue));
        Assert.Throws<FileNotFoundException>(() => new RowFile<float>(_folder.Place("none"), 1, 1));
    }

    internal static (T[] Inputs, T[] Targets) ReadAll<T>(SampleStream<T> stream, int atOnce)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        List<T> inputs = [];
        List<T> targets = [];
        T[] someInputs = new T[atOnce * stream.InputSize];
        T[] someTargets = new T[atOnce * stream.TargetSize];
        int read;
        while ((read = stream.Read(someInputs, someTargets)) > 0)
        {
            inputs.AddRange(someInputs.Take(read * stream.InputSize));
            targets.AddRange(someTargets.Take(read * stream.TargetSize));
        }

        return ([.. inputs], [.. targets]);
    }
}
