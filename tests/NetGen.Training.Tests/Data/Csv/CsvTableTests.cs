using System;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Data.Csv;
using Xunit;

namespace NetGen.Training.Tests.Data.Csv;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\n\n\n")]
    [InlineData(" a ,\"b\"\n 1,\t2\n\"3\" , \"4\"\n")]
    public void NamesAndRowsAreRead(string text)
    {
        CsvTable table = Read(text);
        Assert.Equal(["a", "b"], table.ColumnNames);
        Assert.Equal(2, table.RowCount);
        Assert.Equal("1 2 3 4", string.Join(' ', Enumerable.Range(0, 4).Select(i => table.GetField(i / 2, i % 2).ToString())));
        Assert.Equal((1, -1), (table.FindColumn("b"), table.FindColumn("B")));
    }

    [Fact]
    public void QuotedFieldsKeepWhatTheyHold()
    {
        CsvTable table = Read("a,b\n\"x, \"\"y\"\"\nz\",\" 2 \"\n3,4\n");
        Assert.Equal("x, \"y\"\nz", table.GetField(0, 0).ToString());
        Assert.Equal(" 2 ", table.GetField(0, 1).ToString());
        Assert.Equal([2, 4], new[] { table.GetLine(0), table.GetLine(1) });
    }

    [Fact]
    public void EmptyLinesArePassedOverWhereTheyAreNoRow()
    {
        CsvTable table = Read("\na,b\n\n1,2\n\n\n3,4\n\n");
        Assert.Equal(2, table.RowCount);
        Assert.Equal([4, 7], new[] { table.GetLine(0), table.GetLine(1) });
        CsvTable column = Read("a\n1\n\n2\n");
        Assert.Equal(3, column.RowCount);
        Assert.True(column.IsMissing(1, 0));
    }

    [Fact]
    public void NamesMayBeGivenAndLinesSkipped()
    {
        CsvOptions options = new() { ColumnNames = ["x", "y"], SkippedLines = 2, Separator = ' ' };
        CsvTable table = CsvTable.Read(new StringReader("a title\n\"\n1 2\n3 4\n"), options);
        Assert.Equal(["x", "y"], table.ColumnNames);
        Assert.Equal("4", table.GetField(1, 1).ToString());
        Assert.Equal(4, table.GetLine(1));
        Assert.Contains("text, line 4: expected 2 fields, as there are columns, found 1.", Refusal("t\nt\n1 2\n3,4\n", options));
        Assert.Contains("expected 2 lines before the table, found 1", Refusal("t\n", options));
    }

    [Fact]
    public void MissingValuesAreThoseNamed()
    {
        CsvTable table = Read("a,b,c,d\n,NA,?,na\n");
        Assert.Equal("True True True False", string.Join(' ', Enumerable.Range(0, 4).Select(column => table.IsMissing(0, column))));
        CsvTable other = CsvTable.Read(new StringReader("a,b\n,-999\n"), new CsvOptions { MissingValues = ["-999"] });
        Assert.Equal((false, true), (other.IsMissing(0, 0), other.IsMissing(0, 1)));
    }

    // Longer than any buffer on the way.
    [Fact]
    public void LongFieldsAndManyRowsAreWhole()
    {
        string field = new('é', 300_000);
        CsvTable table = Read($"a,b\n{field},1\n{string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},x\n"))}");
        Assert.Equal(field, table.GetField(0, 0).ToString());
        Assert.Equal(20_001, table.RowCount);
        Assert.Equal("19999", table.GetField(20_000, 0).ToString());
        Assert.Equal(20_002, table.GetLine(20_000));
    }

    [Theory]
    [InlineData("", "expected a line of column names, found the end")]
    [InlineData("\n\n", "expected a line of column names, found the end")]
    [InlineData("a,b\n", "expected at least one row, found the end")]
    [InlineData("a,b,a\n1,2,3\n", "line 1, column 3: expected a name that no other column has, found \"a\" again")]
    [InlineData("a,b\n1,2\n3\n", "line 3: expected 2 fields, as there are columns, found 1")]
    [InlineData("a,b\n1,2\n\n3,4,5\n", "line 4: expected 2 fields, as there are columns, found 3")]
    [InlineData("a,b\n1,x\"y\n", "line 2: expected well-formed records")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2: expected well-formed records")]
    [InlineData("a,b\n1,2\n\"3,4\n5,6\n", "line 3: expected well-formed records")]
    public void TextThatIsNoTableIsRefusedWithItsLine(string text, string expected)
    {
        string path = _folder.Write("table.csv", text);
        string message = Assert.Throws<InvalidDataException>(() => CsvTable.Read(path)).Message;
        Assert.StartsWith(path, message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void AQuoteThatSwallowsTheTextIsStopped()
    {
        CsvOptions options = new() { MaximumRecordLength = 1000 };
        Assert.Contains("line 2: expected well-formed records", Refusal($"a,b\n\"{new string('x', 1_000_000)}", options));
    }

    [Fact]
    public void EncodingsAreCheckedAndMarksBelieved()
    {
        Assert.Contains("UTF-8", Assert.Throws<InvalidDataException>(() => CsvTable.Read(_folder.Write("latin", Encoding.Latin1.GetBytes("größe\n1\n")))).Message);
        Assert.Equal("größe", CsvTable.Read(_folder.Write("utf8", Encoding.UTF8.GetBytes("größe\n1\n"))).ColumnNames[0]);
        byte[] marked = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("größe\n1\n")];
        Assert.Equal("größe", CsvTable.Read(_folder.Write("utf16", marked)).ColumnNames[0]);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        foreach (char separator in "\"\n\0é")
        {
            Assert.Throws<ArgumentException>(() => CsvTable.Read(new StringReader("a"), new CsvOptions { Separator = separator }));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => CsvTable.Read(new StringReader("a"), new CsvOptions { SkippedLines = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CsvTable.Read(new StringReader("a"), new CsvOptions { MaximumRecordLength = 0 }));
        Assert.Contains("no other column", Refusal("1,2\n", new CsvOptions { ColumnNames = ["a", "a"] }));
        Assert.Throws<FileNotFoundException>(() => CsvTable.Read(_folder.Place("none")));
        CsvTable table = Read("a\n1\n");
        Assert.Throws<ArgumentOutOfRangeException>(() => { table.GetField(1, 0); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { table.GetField(0, -1); });
    }

    private static CsvTable Read(string text) => CsvTable.Read(new StringReader(text));

    private static string Refusal(string text, CsvOptions options) =>
        Assert.Throws<InvalidDataException>(() => CsvTable.Read(new StringReader(text), options)).Message;
}
