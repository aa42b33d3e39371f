using System;
using System.IO;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Documentation;

/// <summary>docs/catalogue.md says what the catalogue says. Set NETGEN_ACCEPT=1 to write it anew.</summary>
public sealed class CatalogueDocumentTests
{
    private static readonly string _text = CatalogueDocument.Text();

    [Fact]
    public void TheFileIsUpToDate()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1")
        {
            File.WriteAllText(CatalogueDocument.File, _text);
        }

        Assert.True(
            File.Exists(CatalogueDocument.File) && File.ReadAllText(CatalogueDocument.File).ReplaceLineEndings("\n") == _text,
            "docs/catalogue.md is not what the catalogue says now. Run this test with NETGEN_ACCEPT=1 to write it anew.");
    }

    [Fact]
    public void EveryRowOccurs()
    {
        Assert.All(Names<Generator.Catalogue.Activation>(), name => Assert.Contains($"| `Activation.{name}` |", _text));
        Assert.All(Names<Generator.Catalogue.Loss>(), name => Assert.Contains($"| `Loss.{name}` |", _text));
        Assert.All(Names<Generator.Catalogue.Schedule>(), name => Assert.Contains($"| `Schedule.{name}` |", _text));
        Assert.All(Names<Generator.Catalogue.Initializer>(), name => Assert.Contains($"| `Initializer.{name}` |", _text));
        Assert.All(Enum.GetValues<OptimizerKind>(), kind => Assert.All(
            OptimizerSection.Forms(kind),
            form => Assert.Contains($"| `{OptimizerSection.Written(kind, form)}` | {Optimizers.Of(kind, form).Name} |", _text)));
    }

    [Fact]
    public void EverySourceIsNamed()
    {
        Assert.All(Enum.GetValues<Generator.Catalogue.Activation>(), row => Assert.NotEmpty(Activations.Of(row).Source));
        Assert.All(Enum.GetValues<Generator.Catalogue.Loss>(), row => Assert.NotEmpty(Losses.Of(row).Source));
        Assert.All(Enum.GetValues<Generator.Catalogue.Schedule>(), row => Assert.NotEmpty(Schedules.Of(row).Source));
        Assert.All(Enum.GetValues<Generator.Catalogue.Initializer>(), row => Assert.NotEmpty(Initializers.Of(row).Source));
        Assert.All(Enum.GetValues<OptimizerKind>().SelectMany(kind => OptimizerSection.Forms(kind).Select(form => Optimizers.Of(kind, form))), row => Assert.NotEmpty(row.Source));
    }

    [Fact]
    public void NoPlaceholderIsLeft() => Assert.DoesNotContain("{", _text);

    private static string[] Names<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>();
}
