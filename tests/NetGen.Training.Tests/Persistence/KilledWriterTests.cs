using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Training.Tests.Writer;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>A program that is killed at any moment while it saves leaves a whole file.</summary>
public sealed class KilledWriterTests
{
    private const int Kills = 200;
    private const int Lanes = 2;
    private const int LongestDelay = 20;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task TheFileIsAlwaysOneOfTheTwo()
    {
        int[] interrupted = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => KillAndLoad(lane))));

        // Files of another name show that kills fell into the writing, not only between two saves.
        Assert.True(interrupted.Sum() > 0, "No kill met a save.");
    }

    private static int KillAndLoad(int lane)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("written.safetensors");
        float[][] written = [Parameters(new WrittenNet(1)), Parameters(new WrittenNet(2))];
        Random random = new(lane);
        for (int kill = 0; kill < Kills / Lanes; kill++)
        {
            Kill(path, random.NextDouble() * LongestDelay);
            WrittenNet loaded = new(3);
            loaded.Load(path);
            float[] found = Parameters(loaded);
            Assert.True(written.Any(parameters => parameters.AsSpan().SequenceEqual(found)), $"A mixture after kill {kill}.");
        }

        string[] leftovers = [.. Directory.GetFiles(folder.Path).Where(file => file != path)];
        foreach (string leftover in leftovers)
        {
            File.SetLastWriteTimeUtc(leftover, DateTime.UtcNow.AddMinutes(-2));
        }

        new WrittenNet(1).Save(path);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        return leftovers.Length;
    }

    private static void Kill(string path, double milliseconds)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Program());
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start)!;
        try
        {
            Task<int> begun = process.StandardOutput.BaseStream.ReadAsync(new byte[1], 0, 1);
            Assert.True(begun.Wait(_patience) && begun.Result == 1, "The writer did not begin.");
            long end = Stopwatch.GetTimestamp() + (long)(milliseconds * Stopwatch.Frequency / 1000);
            SpinWait.SpinUntil(() => Stopwatch.GetTimestamp() >= end);
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static float[] Parameters(WrittenNet network)
    {
        float[] parameters = new float[WrittenNet.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    // Built with the tests: the project is referenced, and of the same configuration.
    private static string Program() =>
        AppContext.BaseDirectory.Replace("NetGen.Training.Tests", "NetGen.Training.Tests.Writer", StringComparison.Ordinal) + "NetGen.Training.Tests.Writer.dll";
}
