using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Determinism;

/// <summary>The same bits whatever the vector width, the tier and the way a batch is given, and the same as ever.</summary>
public sealed class BitsTests
{
    [Theory]
    [InlineData(128, false)]
    [InlineData(256, true)]
    [InlineData(512, false)]
    public void AProjectOfOneWidthHasThePinnedBits(int width, bool everyTier)
    {
        IReadOnlyList<Tier> tiers = everyTier ? Tiers.All : [Tier.Automatic];
        string path = Path.Combine(Path.GetTempPath(), $"NetGen.Bits{width}.{Environment.ProcessId}.dll");
        try
        {
            BitRun.Compile(path, tiers, width);
            NetworkLibrary library = NetworkCompiler.LoadFile(path);
            Assert.Empty(BitRun.CompareWithReference(library, [Tier.Automatic]));
            if (!BitRun.BitsAreFixed)
            {
                return;
            }

            (IReadOnlyList<string> lines, IReadOnlyList<string> differences) = BitRun.Hash(library, tiers);
            Assert.Empty(differences);
            if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1")
            {
                File.WriteAllText(BitRun.Pinned, string.Concat(lines.Select(line => line + "\n")));
            }

            Assert.Equal(File.ReadAllLines(BitRun.Pinned), lines);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void EveryOptimizerActivationAndLossIsPinned()
    {
        Assert.Equal(Enum.GetValues<Loss>().Order(), BitSuite.Networks.Select(network => network.Recipe.Loss).Distinct().Order());
        IEnumerable<Activation> activations = BitSuite.Networks.SelectMany(network => network.Recipe.Layers.Select(layer => layer.Activation)).Distinct();
        Assert.Equal(Enum.GetValues<Activation>().Where(activation => activation != Activation.Step).Order(), activations.Order());
        Assert.Equal(BitSuite.Networks.Length * 2, File.ReadAllLines(BitRun.Pinned).Distinct().Count());
    }
}
