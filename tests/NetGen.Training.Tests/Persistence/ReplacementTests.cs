using System;
using System.Buffers;
using System.IO;
using System.Linq;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>A file is replaced whole or not at all, and nothing is left lying about.</summary>
public sealed class ReplacementTests : IDisposable
{
    private const string Leftover = ".0123456789ABCDEF.tmp";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFailureInTheMiddleLeavesTheOldFile()
    {
        string path = _folder.File("net.safetensors");
        new MixedNet().Save(path);
        byte[] before = File.ReadAllBytes(path);
        for (int failing = 0; failing < 5; failing++)
        {
            TensorFileWriter writer = new();
            for (int i = 0; i < 5; i++)
            {
                writer.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture), TensorType.UInt8, [70_000], i == failing ? new FailingMemory(70_000).Memory : new byte[70_000]);
            }

            Assert.Throws<IOException>(() => writer.Write(path));
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(_folder.Path));
        }
    }

    [Fact]
    public void WhatAnotherProgramLeftIsRemovedAndNothingElse()
    {
        string path = _folder.File("net*.safetensors");
        string old = Aged(path + Leftover);
        string ofAnother = Aged(_folder.File("netx.safetensors" + Leftover));
        string otherName = Aged(path + ".0123456789ABCDEG.tmp");
        string young = _folder.Write("net*.safetensors.FEDCBA9876543210.tmp", [1]);
        string open = path + ".00000000000000AA.tmp";
        using (File.Open(open, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete }))
        {
            Aged(open, create: false);
            new MixedNet().Save(path);
            Assert.Equal(new[] { path, ofAnother, otherName, young, open }.Order(), Directory.GetFiles(_folder.Path).Order());
            Assert.False(File.Exists(old));
        }

        new MixedNet().Save(path);
        Assert.False(File.Exists(open));
    }

    [Fact]
    public void LinksStayLinksAndModesStayModes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string target = _folder.File("real");
        string link = _folder.File("latest");
        new MixedNet(1).Save(target);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, "real");
        new MixedNet(2).Save(link);
        Assert.Equal("real", new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
        float[] expected = new float[MixedNet.ParameterCount];
        new MixedNet(2).CopyParametersTo(expected);
        MixedNet loaded = new();
        loaded.Load(target);
        float[] found = new float[MixedNet.ParameterCount];
        loaded.CopyParametersTo(found);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void PlacesThatAreNoneAreRefused()
    {
        Assert.Throws<DirectoryNotFoundException>(() => new MixedNet().Save(Path.Combine(_folder.Path, "none", "net")));
        string folder = Directory.CreateDirectory(_folder.File("folder")).FullName;
        Exception exception = Assert.ThrowsAny<Exception>(() => new MixedNet().Save(folder));
        Assert.True(exception is IOException or UnauthorizedAccessException, exception.ToString());
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static string Aged(string path, bool create = true)
    {
        if (create)
        {
            File.WriteAllBytes(path, [1, 2, 3]);
        }

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-2));
        return path;
    }

    // A tensor that fails while it is written, as a full disk would.
    private sealed class FailingMemory(int length) : MemoryManager<byte>
    {
        public override Memory<byte> Memory => CreateMemory(length);

        public override Span<byte> GetSpan() => throw new IOException("There is no room left.");

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
