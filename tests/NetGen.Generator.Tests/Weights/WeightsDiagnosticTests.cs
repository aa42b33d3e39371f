using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generator.Tests.Weights;

/// <summary>A weights file that is not there, not clear, damaged or another network's: an error at the argument that names it.</summary>
public sealed class WeightsDiagnosticTests
{
    private const string Argument = "\"xor.weights.txt\"";

    private const string Source = "using NetGen;\n[Network(2, Weights = " + Argument + ")] [Dense(3, Activation.Tanh)] [Dense(1, Activation.Sigmoid)] public sealed partial class Net;";

    public static TheoryData<string, string> Damages => new()
    {
        { "NetGen weights 1", "line 1: expected 'NetGen weights 1', found 'NetGen weights 2'." },
        { "type float", "line 2: expected 'type float' or 'type double', found 'type half'." },
        { "inputs 2", "line 3: expected 'inputs' and a number from 1 to 65536, found 'inputs 02'." },
        { "layers 2", "line 4: expected 'layers' and a number from 1 to 65536, found 'layers -2'." },
        { "layer 2 units 1 bias yes", "line 6: expected 'layer 2 units' with a number from 1 to 65536, and 'bias yes' or 'bias no', found 'layer 2 units 1 bias maybe'." },
        { "values 13", "line 7: expected 'values 13', as these layers have, found 'values 12'." },
        { "crc32c ", "line 8: expected 'crc32c' and eight hexadecimal digits, found 'crc32c 0'." },
        { "end\n", "line 10: expected 'end', found the end of the file." },
        { "end", "line 11: expected nothing behind 'end', found ''." },
    };

    [Fact]
    public void AMissingFileIsRefusedWithTheNamesOfThoseThere()
    {
        AssertError("NETGEN025", "found the additional files 'notes.txt', 'or.weights.txt'", Source, new TextFile("/app/or.weights.txt", WeightsFileText.Xor()), new TextFile("/app/docs/notes.txt", "…"));
        AssertError("NETGEN025", "found no additional files", Source);

        // A name's end is not the name.
        AssertError("NETGEN025", "'myxor.weights.txt'", Source, new TextFile("/app/myxor.weights.txt", WeightsFileText.Xor()));
    }

    [Fact]
    public void ANameOfTwoFilesIsRefusedWithBoth()
    {
        TextFile[] two = [new("/app/a/xor.weights.txt", WeightsFileText.Xor()), new("/app/b/xor.weights.txt", WeightsFileText.Xor())];
        AssertError("NETGEN026", "2 files of this project, '/app/a/xor.weights.txt', '/app/b/xor.weights.txt'", Source, two);
        AssertSilent(Source.Replace("\"xor", "\"b/xor"), two);
        AssertSilent(Source.Replace("\"xor", "\"b\\\\xor"), two);
        AssertSilent(Source, [new TextFile("C:\\app\\xor.weights.txt", WeightsFileText.Xor())]);
    }

    [Fact]
    public void AFileThatIsListedTwiceIsOne() => AssertSilent(Source, new TextFile("/app/xor.weights.txt", WeightsFileText.Xor()), new TextFile("/app/xor.weights.txt", WeightsFileText.Xor(), "resource"));

    [Theory]
    [MemberData(nameof(Damages))]
    public void ADamagedFileIsRefusedAtItsLine(string place, string message)
    {
        string found = message[(message.IndexOf("found ", StringComparison.Ordinal) + 6)..].TrimEnd('.');
        string replacement = found.StartsWith('\'') ? found.Trim('\'') : string.Empty;
        string text = WeightsFileText.Xor();
        string damaged = place switch
        {
            "end" => text + "\n",
            "crc32c " => string.Join('\n', text.Split('\n').Select(line => line.StartsWith(place, StringComparison.Ordinal) ? replacement : line)),
            _ => text.Replace(place, replacement),
        };
        AssertError("NETGEN027", message, Source, new TextFile("xor.weights.txt", damaged));
    }

    [Fact]
    public void DamagedValuesAreRefused()
    {
        string text = WeightsFileText.Xor();
        string[] lines = text.Split('\n');
        string values = lines[8];
        AssertError("NETGEN027", $"line 9: expected {values.Length} characters of base64, found '{values[..^4]}'", Source, File(text.Replace(values, values[..^4])));
        AssertError("NETGEN027", "line 9: expected base64, found '*' at character 3", Source, File(text.Replace(values, values[..2] + "*" + values[3..])));
        AssertError("NETGEN027", "line 9: expected base64, found '\\u00E9' at character 3", Source, File(text.Replace(values, values[..2] + "é" + values[3..])));
        AssertError("NETGEN027", "line 9: expected at most 96 characters, found more", Source, File(text.Replace(values, values + new string('A', 100))));
        AssertError("NETGEN027", "the file is damaged", Source, File(text.Replace(values, "AAAA" + values[4..])));
        AssertError("NETGEN027", "the end of the file", Source, File(text[..text.IndexOf(values, StringComparison.Ordinal)]));
        AssertError("NETGEN027", "line 1: expected 'NetGen weights 1', found the end of the file", Source, File(string.Empty));
        AssertError("NETGEN027", "the file cannot be opened", Source, new TextFile("xor.weights.txt", null));

        // The last character of a padded group has bits to spare: other than zero they would be a second spelling.
        Assert.EndsWith("==", values);
        char last = values[^3];
        AssertError("NETGEN027", "line 9: expected base64", Source, File(text.Replace(values, values[..^3] + (char)(last + 1) + "==")));
        AssertError("NETGEN027", "line 9: expected base64", Source, File(text.Replace(values, values[..^1] + "A")));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void ValuesThatAreNotFiniteAreRefused(double value)
    {
        double[] values = WeightsFileText.Values(13);
        values[5] = value;
        AssertError("NETGEN027", "expected finite values, found one that is not at index 5", Source, File(WeightsFileText.Xor(values)));
        (int, bool)[] layers = [(3, true), (1, true)];
        AssertError("NETGEN027", "expected finite values, found one that is not at index 5", Source, File(WeightsFileText.Double(2, layers, values)));

        values[5] = float.MaxValue;
        AssertSilent(Source, File(WeightsFileText.Xor(values)));
        values[5] = double.MaxValue;
        AssertSilent(Source.Replace("(2, ", "(2, Precision = Precision.Double, "), File(WeightsFileText.Double(2, layers, values)));
    }

    [Fact]
    public void WeightsOfAnotherNetworkAreRefused()
    {
        AssertError("NETGEN028", "weights of 2-4-1, float; this network is 2-3-1, float", Source, File(WeightsFileText.Float(2, [(4, true), (1, true)], WeightsFileText.Values(17))));
        AssertError("NETGEN028", "weights of 2-3-1, layer 2 without bias, float", Source, File(WeightsFileText.Float(2, [(3, true), (1, false)], WeightsFileText.Values(12))));
        AssertError("NETGEN028", "weights of 2-3-1, double; this network is 2-3-1, float", Source, File(WeightsFileText.Double(2, [(3, true), (1, true)], WeightsFileText.Values(13))));
        AssertError("NETGEN028", "this network is 2-3-1, double", Source.Replace("(2, ", "(2, Precision = Precision.Double, "), File(WeightsFileText.Xor()));
    }

    [Fact]
    public void TooManyValuesForConstantsAreRefused()
    {
        const string Large = "using NetGen;\n[Network(400, Weights = " + Argument + ")] [Dense(250, Bias = false)] public sealed partial class Net;";
        AssertSilent(Large, File(WeightsFileText.Float(400, [(250, false)], WeightsFileText.Values(100_000))));
        string text = WeightsFileText.Float(400, [(250, true)], WeightsFileText.Values(100_250));
        string source = Large.Replace(", Bias = false", string.Empty);
        AssertError("NETGEN029", "holds 100250 values; more than 100000", source, File(text));
        AssertSilent(source, new TextFile("xor.weights.txt", text, "resource"));
    }

    [Fact]
    public void ASeedBesideWeightsHasNoEffect()
    {
        var run = new GeneratorRun([Source.Replace("(2, ", "(2, Seed = 7, ")], files: [File(WeightsFileText.Xor())]);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("NETGEN105", found.Id);
        Assert.Equal("7", DiagnosticTests.TextUnder(found));
    }

    [Fact]
    public void ANameThatWouldEndACommentIsNoFile() =>
        AssertError("NETGEN025", "found the additional files", Source.Replace(Argument, "\"a\\nb\""), "\"a\\nb\"", new TextFile("a\nb", WeightsFileText.Xor()));

    private static TextFile File(string text) => new("xor.weights.txt", text);

    private static void AssertSilent(string source, params TextFile[] files)
    {
        var run = new GeneratorRun([source], files: files);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(2, run.Files.Count);
    }

    private static void AssertError(string id, string message, string source, params TextFile[] files) => AssertError(id, message, source, Argument, files);

    private static void AssertError(string id, string message, string source, string argument, params TextFile[] files)
    {
        var run = new GeneratorRun([source], files: files);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(id, found.Id);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Contains(message, found.GetMessage());
        Assert.Equal(argument, DiagnosticTests.TextUnder(found));
        Assert.Empty(run.Files);
        Assert.Null(run.Result.Exception);
    }
}
