using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Gan;
using Gan.Display;
using Gan.Evaluation;
using Gan.Training;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>The pictures of the snapshots.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void EverySnapshotBecomesAFileNamedByItsStep()
    {
        RingSnapshots snapshots = RingTraining.Run(new GanSettings { Steps = 40, BatchSize = 32 }, 1, _ => { });
        SnapshotPictures.Prepare(_folder);
        SnapshotPictures.Write(snapshots, _folder);

        string[] files = [.. Directory.GetFiles(_folder).Order(StringComparer.Ordinal)];
        Assert.Equal(21, files.Length);
        Assert.Equal("ring-000000.svg", Path.GetFileName(files[0]));
        Assert.Equal("ring-000040.svg", Path.GetFileName(files[^1]));
        string text = XDocument.Load(files[^1]).Root!.Value;
        Assert.Contains("After 40 steps", text, StringComparison.Ordinal);
        Assert.Contains("real", text, StringComparison.Ordinal);
        Assert.Contains("made", text, StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllText(files[0]), File.ReadAllText(files[^1]));
    }

    [Fact]
    public void AFileInTheFoldersPlaceIsRefusedBeforeTheTraining()
    {
        File.WriteAllText(_folder, "");
        try
        {
            UsageException refusal = Assert.Throws<UsageException>(() => SnapshotPictures.Prepare(_folder));
            Assert.Contains(_folder, refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_folder);
        }
    }
}
