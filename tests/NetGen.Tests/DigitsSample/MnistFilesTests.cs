using System;
using System.IO;
using Digits;
using NetGen.Tests.Data;
using Xunit;

namespace NetGen.Tests.DigitsSample;

/// <summary>The four files of the MNIST family, there, missing and wrong.</summary>
public sealed class MnistFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MnistFilesTests()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Create(IdxBytes.Noise(3 * 784), 3, 28, 28));
        _folder.Write("train-labels-idx1-ubyte.gz", TemporaryFolder.Gzip(IdxBytes.Create([7, 0, 9], 3)));
        _folder.Write("t10k-images-idx3-ubyte.gz", TemporaryFolder.Gzip(IdxBytes.Create(IdxBytes.Noise(784), 1, 28, 28)));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Create([4], 1));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsPlainAndPackedFilesSideBySide()
    {
        (LabelledImages training, LabelledImages test) = MnistFiles.Read(_folder.Path);

        Assert.Equal(3, training.Count);
        Assert.Equal(9, training.GetLabel(2));
        Assert.Equal(IdxBytes.Noise(784), training.GetImage(0).ToArray());
        Assert.Equal(1, test.Count);
        Assert.Equal(4, test.GetLabel(0));
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-labels-idx1-ubyte.gz")]
    [InlineData("t10k-images-idx3-ubyte.gz")]
    [InlineData("t10k-labels-idx1-ubyte")]
    public void NamesAMissingFile(string name)
    {
        File.Delete(Path.Combine(_folder.Path, name));
        AssertRefused(name.Replace(".gz", "", StringComparison.Ordinal), "found neither");
    }

    [Fact]
    public void NamesAMissingDirectory() =>
        Assert.Contains(
            "expected a directory",
            Assert.Throws<UsageException>(() => MnistFiles.Read(Path.Combine(_folder.Path, "none"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void NamesATruncatedFile()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Create(IdxBytes.Noise((3 * 784) - 1), 3, 28, 28));
        AssertRefused("train-images-idx3-ubyte", "expected 2368 bytes", "found 2367");
    }

    [Fact]
    public void NamesImagesOfAnotherSize()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Create(IdxBytes.Noise(3 * 64), 3, 8, 8));
        AssertRefused("train-images-idx3-ubyte", "expected images of 28 × 28", "found 8 × 8");
    }

    [Fact]
    public void NamesLabelsThatDoNotMatch()
    {
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Create([1, 2], 2));
        AssertRefused("t10k-labels-idx1-ubyte", "expected 1 labels", "found 2");
    }

    [Fact]
    public void NamesALabelOutOfRange()
    {
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Create([10], 1));
        AssertRefused("t10k-labels-idx1-ubyte", "from 0 to 9", "found 10");
    }

    private void AssertRefused(string name, params string[] parts)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => MnistFiles.Read(_folder.Path));
        Assert.StartsWith(Path.Combine(_folder.Path, name), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.All(parts, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }
}
