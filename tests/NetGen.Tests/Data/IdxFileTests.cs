using System;
using System.IO;
using NetGen.Data;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>The reader takes right files, plain and packed, and says of each wrong one what is wrong.</summary>
public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsImages(bool packed)
    {
        byte[] data = IdxBytes.Noise(2 * 3 * 4);
        byte[] bytes = IdxBytes.Create(data, 2, 3, 4);

        IdxFile file = IdxFile.Read(_folder.Write("any.name", packed ? TemporaryFolder.Gzip(bytes) : bytes), 3);

        Assert.Equal([2, 3, 4], file.Extents);
        Assert.Equal(2, file.ItemCount);
        Assert.Equal(12, file.ItemSize);
        Assert.Equal(data, file.Data.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_001)]
    public void ReadsEveryLengthAroundTheFirstBuffer(int length)
    {
        byte[] data = IdxBytes.Noise(length);
        byte[] bytes = IdxBytes.Create(data, length);

        Assert.Equal(data, IdxFile.Read(_folder.Write("plain", bytes), 1).Data.ToArray());
        Assert.Equal(data, IdxFile.Read(_folder.Write("packed", TemporaryFolder.Gzip(bytes)), 1).Data.ToArray());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(40)]
    public void ReadsGzipOfSeveralMembers(int cut)
    {
        byte[] bytes = IdxBytes.Create(IdxBytes.Noise(32), 32);
        byte[] packed = [.. TemporaryFolder.Gzip(bytes.AsSpan(0, cut)), .. TemporaryFolder.Gzip(bytes.AsSpan(cut))];

        Assert.Equal(bytes.AsSpan(8).ToArray(), IdxFile.Read(_folder.Write("packed", packed), 1).Data.ToArray());
    }

    [Theory]
    [InlineData(new byte[0], "an empty file")]
    [InlineData(new byte[] { 0, 0, 8 }, "000008")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 9 }, "00000801")]
    [InlineData(new byte[] { 0, 0, 13, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9 }, "00000D03")]
    [InlineData(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }, "89504E47")]
    public void RefusesForeignFiles(byte[] contents, string found) => AssertRefused(contents, 3, "00000803", found);

    [Fact]
    public void RefusesTornHeader() => AssertRefused([0, 0, 8, 3, 0, 0, 0, 1, 0], 3, "16 bytes", "9 bytes");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(IdxFile.MaximumLength + 1)]
    public void RefusesAbsurdExtents(int extent)
    {
        byte[] contents = IdxBytes.Create([1, 2, 3], 3, extent);
        AssertRefused(contents, 2, "extents of at least 1", "in dimension 2");
        AssertRefused(TemporaryFolder.Gzip(contents), 2, "extents of at least 1", "in dimension 2");
    }

    [Theory]
    [InlineData(1 << 16, 1 << 16, 1)]
    [InlineData(1 << 30, 1 << 30, 1 << 30)]
    [InlineData(60_000, 28, 28 * 28)]
    public void RefusesExtentsWhoseProductOverflows(int first, int second, int third) =>
        AssertRefused(IdxBytes.Create([1], first, second, third), 3, "a product of at most 1073741824", "in dimension");

    [Fact]
    public void RefusesTruncatedData()
    {
        byte[] torn = IdxBytes.Create(new byte[9], 5, 2);
        AssertRefused(torn, 2, "22 bytes for extents 5 × 2", "21");
        AssertRefused(TemporaryFolder.Gzip(torn), 2, "22 bytes for extents 5 × 2", "21");
    }

    [Fact]
    public void RefusesTrailingBytes()
    {
        byte[] longer = IdxBytes.Create(new byte[11], 5, 2);
        AssertRefused(longer, 2, "22 bytes for extents 5 × 2", "23");
        AssertRefused(TemporaryFolder.Gzip(longer), 2, "22 bytes for extents 5 × 2", "more");
    }

    [Fact]
    public void RefusesGzipTornAnywhere()
    {
        byte[] packed = TemporaryFolder.Gzip(IdxBytes.Create(IdxBytes.Noise(100), 100));
        for (int length = 2; length < packed.Length; length++)
        {
            AssertRefused(packed.AsSpan(0, length).ToArray(), 1, "expected", "found");
        }
    }

    [Fact]
    public void RefusesDamagedGzip()
    {
        byte[] packed = TemporaryFolder.Gzip(IdxBytes.Create(IdxBytes.Noise(5000), 5000));
        packed[packed.Length / 2] ^= 0x10;
        AssertRefused(packed, 1, "expected", "found");
    }

    [Fact]
    public void RefusesBytesAfterGzip()
    {
        byte[] packed = TemporaryFolder.Gzip(IdxBytes.Create(IdxBytes.Noise(100), 100));
        AssertRefused([.. packed, 1, 2, 3], 1, "expected", "found");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TakesNoMemoryOnAHeadersWord(bool packed)
    {
        byte[] bytes = IdxBytes.Create(new byte[100], IdxFile.MaximumLength);
        string path = _folder.Write("liar", packed ? TemporaryFolder.Gzip(bytes) : bytes);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => IdxFile.Read(path, 1));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void MissingFileIsTheRuntimesOwnException() =>
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(Path.Combine(_folder.Path, "none"), 1));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(IdxFile.MaximumRank + 1)]
    public void RefusesRanksOutOfRange(int rank) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxFile.Read("unread", rank));

    private void AssertRefused(byte[] contents, int rank, string expected, string found)
    {
        string path = _folder.Write("wrong", contents);
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path, rank));
        Assert.StartsWith(path + ": expected ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        int end = refusal.Message.LastIndexOf(", found ", StringComparison.Ordinal);
        Assert.True(end > 0, refusal.Message);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(found, refusal.Message[end..], StringComparison.Ordinal);
    }
}
