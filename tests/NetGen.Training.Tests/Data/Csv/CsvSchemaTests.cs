using System;
using System.IO;
using System.Linq;
using NetGen.Data.Csv;
using Xunit;

namespace NetGen.Training.Tests.Data.Csv;

public sealed class CsvSchemaTests
{
    private const string Flowers = """
        width,colour,species,height
        1,red,rose,0.5
        2,blue,iris,1.5
        3,red,iris,-2e1
        """;

    private static readonly CsvSchema _schema = CsvSchema.Create().Numeric("height", "width").Categorical("colour").Class("species");

    [Fact]
    public void ColumnsComeInTheOrderOfTheSchema()
    {
        CsvData<float> data = Read(_schema, Flowers);
        Assert.Equal(["height", "width", "colour=red", "colour=blue"], data.InputNames);
        Assert.Equal(["species=rose", "species=iris"], data.TargetNames);
        Assert.Equal(["rose", "iris"], data.ClassNames);
        (float[] inputs, float[] targets) = Samples.CopyAll(data.Dataset);
        Assert.Equal([0.5f, 1, 1, 0, 1.5f, 2, 0, 1, -20, 3, 1, 0], inputs);
        Assert.Equal([1, 0, 0, 1, 0, 1], targets);
        Assert.Empty(data.DroppedLines);
    }

    [Fact]
    public void TargetsMayBeNumbers()
    {
        CsvSchema schema = CsvSchema.Create().Numeric("width").Target("height", "width2").Ignore("colour", "species");
        CsvData<double> data = schema.Read<double>(new StringReader("height,width,width2,colour,species\n1,2,3,x,y\n4,5,6,x,y\n"));
        Assert.Equal(["height", "width2"], data.TargetNames);
        Assert.Empty(data.ClassNames);
        Assert.Equal([1, 3, 4, 6], Samples.CopyAll(data.Dataset).Targets);
    }

    [Fact]
    public void TwoClassesMayBeOneColumn()
    {
        CsvSchema schema = CsvSchema.Create().Numeric("width").BinaryClass("species", "rose", "iris").IgnoreOthers();
        CsvData<float> data = Read(schema, Flowers);
        Assert.Equal([0, 1, 1], Samples.CopyAll(data.Dataset).Targets);
        Assert.Equal(["species"], data.TargetNames);
        Assert.Equal(["rose", "iris"], data.ClassNames);
        Assert.Contains("one of \"rose\", \"tulip\", found \"iris\"", Refusal(CsvSchema.Create().Numeric("width").BinaryClass("species", "rose", "tulip").IgnoreOthers(), Flowers));
    }

    [Fact]
    public void AnotherTableIsReadWithTheSameCategories()
    {
        CsvSchema learnt = Read(_schema, Flowers).Schema;
        CsvData<float> data = Read(learnt, "width,height,species,colour\n1,1,iris,blue\n");
        Assert.Equal([1, 1, 0, 1], Samples.CopyAll(data.Dataset).Inputs);
        Assert.Equal([0, 1], Samples.CopyAll(data.Dataset).Targets);
        Assert.Contains(
            "text, line 3, column 4 \"colour\": expected one of \"red\", \"blue\", found \"green\".",
            Refusal(learnt, "width,height,species,colour\n1,1,iris,blue\n1,1,iris,green\n"));
        Assert.Contains("line 2, column 3 \"species\": expected one of \"rose\", \"iris\", found \"tulip\".", Refusal(learnt, "width,height,species,colour\n1,1,tulip,red\n"));
        // The schema that taught it has learnt nothing itself.
        Assert.Null(_schema.Columns[2].Categories);
    }

    [Fact]
    public void CategoriesMayBeGiven()
    {
        CsvSchema schema = CsvSchema.Create().Categorical("colour", ["blue", "green", "red"]).Class("species", ["iris", "rose"]).IgnoreOthers();
        CsvData<float> data = Read(schema, Flowers);
        Assert.Equal(["colour=blue", "colour=green", "colour=red"], data.InputNames);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 0, 1], Samples.CopyAll(data.Dataset).Inputs);
        Assert.Equal([0, 1, 1, 0, 1, 0], Samples.CopyAll(data.Dataset).Targets);
    }

    [Theory]
    [InlineData("abc", "a number, found \"abc\"")]
    [InlineData("1 2", "a number")]
    [InlineData("\"1,5\"", "a number, found \"1,5\"")]
    [InlineData("0x10", "a number")]
    [InlineData("(1)", "a number")]
    [InlineData("NaN", "a finite number")]
    [InlineData("-Infinity", "a finite number")]
    [InlineData("1e39", "a finite number, in the range of single precision")]
    [InlineData("", "a number, found \"\"")]
    [InlineData("NA", "a number, found \"NA\"")]
    public void ANumberThatIsNoneIsRefusedWithItsPlace(string field, string expected) =>
        Assert.Contains(
            $"text, line 3, column 2 \"b\": expected {expected}",
            Refusal(CsvSchema.Create().Numeric("a").Target("b"), $"a,b\n1,2\n3,{field}\n"));

    [Theory]
    [InlineData("0.1", 0.1f)]
    [InlineData("+.5", 0.5f)]
    [InlineData("-1E-3", -0.001f)]
    // Between two singles; by way of double precision it would be rounded twice, and to the other.
    [InlineData("1.00000017881393432617187499", 1.00000011920929f)]
    public void NumbersAreTheNearestOnes(string field, float expected) =>
        Assert.Equal(expected, Samples.CopyAll(Read(CsvSchema.Create().Numeric("a").Target("b"), $"a,b\n{field},0\n").Dataset).Inputs[0]);

    [Fact]
    public void ColumnsThatDoNotFitAreRefused()
    {
        CsvSchema schema = CsvSchema.Create().Numeric("a").Target("b");
        Assert.Contains("expected \"b\" among the columns, found \"a\", \"B\"", Refusal(schema, "a,B\n1,2\n"));
        Assert.Contains("expected only columns that the schema names, if only to ignore them, found \"id\"", Refusal(schema, "id,a,b\n1,2,3\n"));
        Assert.Equal([2], Samples.CopyAll(Read(schema.Ignore("id"), "id,a,b\n1,2,3\n").Dataset).Inputs);
        Assert.Equal([2], Samples.CopyAll(Read(schema.IgnoreOthers(), "id,a,b\n1,2,3\n").Dataset).Inputs);
        // To ignore what is not there does no harm.
        Assert.Equal([2], Samples.CopyAll(Read(schema.Ignore("id"), "a,b\n2,3\n").Dataset).Inputs);
    }

    [Fact]
    public void AClassAloneIsNone() =>
        Assert.Contains("at least two classes in column \"b\", found \"x\" alone", Refusal(CsvSchema.Create().Numeric("a").Class("b"), "a,b\n1,x\n2,x\n"));

    [Fact]
    public void AColumnOfNamesIsNoneOfCategories()
    {
        string text = $"a,b\n{string.Concat(Enumerable.Range(0, 65_537).Select(i => $"n{i},1\n"))}";
        Assert.Contains("line 65538, column 1 \"a\": expected at most 65536 categories", Refusal(CsvSchema.Create().Categorical("a").Target("b"), text));
    }

    [Fact]
    public void SchemasAreCheckedAsTheyAreWritten()
    {
        CsvSchema schema = CsvSchema.Create().Numeric("a");
        Assert.Contains("\"a\" again", Assert.Throws<ArgumentException>(() => schema.Categorical("a")).Message);
        Assert.Contains("\"c\" beside \"b\"", Assert.Throws<ArgumentException>(() => schema.Target("b").Class("c")).Message);
        Assert.Contains("\"c\" beside \"b\"", Assert.Throws<ArgumentException>(() => schema.Class("b").Target("c")).Message);
        Assert.Throws<ArgumentException>(() => schema.Class("b").BinaryClass("c", "x", "y"));
        Assert.Throws<ArgumentException>(() => schema.Numeric());
        Assert.Throws<ArgumentException>(() => schema.Class("b", ["x"]));
        Assert.Throws<ArgumentException>(() => schema.BinaryClass("b", "x", "x"));
        Assert.Throws<ArgumentException>(() => schema.Categorical("b", ["x", "y", "x"]));
        Assert.Throws<ArgumentException>(() => schema.Categorical("b", []));
        Assert.Throws<ArgumentNullException>(() => schema.Categorical("b", (string[])null!, null));
        Assert.Throws<ArgumentNullException>(() => schema.Numeric([null!]));
        Assert.Contains("input", Assert.Throws<InvalidOperationException>(() => Read(CsvSchema.Create().Target("a"), "a\n1\n")).Message);
        Assert.Contains("target", Assert.Throws<InvalidOperationException>(() => Read(schema, "a\n1\n")).Message);
    }

    [Fact]
    public void InputsAloneAreReadWithALearntSchema()
    {
        CsvSchema learnt = Read(_schema, Flowers).Schema;
        CsvTable table = CsvTable.Read(new StringReader("colour,width,height\nblue,1,2\nred,3,4\n"));
        Assert.Equal([2, 1, 0, 1, 4, 3, 1, 0], learnt.ReadInputs<float>(table));
        Assert.Contains("\"colour\"", Assert.Throws<InvalidOperationException>(() => _schema.ReadInputs<float>(table)).Message);
        Assert.Equal([0, 1, 1, 0], CsvSchema.Create().Categorical("colour", ["red", "blue"]).IgnoreOthers().ReadInputs<float>(table));
    }

    private static CsvData<float> Read(CsvSchema schema, string text) => schema.Read<float>(new StringReader(text));

    private static string Refusal(CsvSchema schema, string text) => Assert.Throws<InvalidDataException>(() => Read(schema, text)).Message;
}
