using System;
using System.IO;
using NetGen.Data.Csv;
using Xunit;

namespace NetGen.Training.Tests.Data.Csv;

public sealed class MissingTests
{
    private const string People = "age,city,income\n20,Bern,1\n?,Basel,2\n40,NA,3\n60,Bern,4\n90,Basel,5\n";

    [Fact]
    public void MissingNumbersBecomeTheMean() =>
        Assert.Equal([20, 52.5, 40, 60, 90], Ages(Missing.Mean));

    [Fact]
    public void MissingNumbersBecomeTheMedian() =>
        Assert.Equal([20, 50, 40, 60, 90], Ages(Missing.Median));

    [Fact]
    public void TheMedianOfAnOddNumberIsTheMiddle() =>
        Assert.Equal([9, 1, 5, 5], Read(CsvSchema.Create().Numeric("a", Missing.Median).Target("b"), "a,b\n9,0\n1,0\n5,0\n,0\n"));

    [Fact]
    public void MissingNumbersBecomeAConstant() =>
        Assert.Equal([20, -1, 40, 60, 90], Ages(Missing.Constant(-1)));

    [Fact]
    public void RowsAreDroppedAndNamed()
    {
        CsvData<double> data = CsvSchema.Create().Numeric("age", Missing.DropRow).Categorical("city", Missing.DropRow).Target("income")
            .Read<double>(new StringReader(People));
        Assert.Equal([3, 4], data.DroppedLines);
        Assert.Equal([20, 1, 0, 60, 1, 0, 90, 0, 1], Samples.CopyAll(data.Dataset).Inputs);
        Assert.Equal([1, 4, 5], Samples.CopyAll(data.Dataset).Targets);
    }

    // What is dropped for one column takes no part in the mean and the categories of another.
    [Fact]
    public void DroppedRowsTeachNothing()
    {
        CsvData<double> data = CsvSchema.Create().Numeric("a", Missing.Mean).Categorical("c").Target("b", Missing.DropRow)
            .Read<double>(new StringReader("a,c,b\n1,x,0\n,x,0\n3,x,0\n100,y,NA\n"));
        Assert.Equal([1, 1, 2, 1, 3, 1], Samples.CopyAll(data.Dataset).Inputs);
        Assert.Equal(["a", "c=x"], data.InputNames);
    }

    [Fact]
    public void AnotherTableGetsTheSameNumbers()
    {
        CsvSchema learnt = CsvSchema.Create().Numeric("age", Missing.Mean).Target("income").IgnoreOthers().Read<double>(new StringReader(People)).Schema;
        Assert.Equal("52.5", learnt.Columns[0].Missing.ToString());
        Assert.Equal([52.5, 0], Read(learnt, "age,income\nNA,1\n0,1\n"));
        Assert.Equal([52.5], learnt.ReadInputs<double>(CsvTable.Read(new StringReader("age\n?\n"))));
    }

    [Fact]
    public void MissingCategoriesMayBeOneOfTheirOwn()
    {
        CsvSchema schema = CsvSchema.Create().Categorical("city", Missing.Constant("unknown")).Target("income").IgnoreOthers();
        CsvData<double> data = schema.Read<double>(new StringReader(People));
        Assert.Equal(["city=Bern", "city=Basel", "city=unknown"], data.InputNames);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0], Samples.CopyAll(data.Dataset).Inputs);

        // Here no city is missing, but in the next table one may be.
        CsvData<double> whole = schema.Read<double>(new StringReader("city,income\nBern,1\n"));
        Assert.Equal(["city=Bern", "city=unknown"], whole.InputNames);
        Assert.Equal([0, 1], Read(whole.Schema, "city,income\n,1\n"));
    }

    [Fact]
    public void WhatIsMissingIsRefusedUnlessAskedFor()
    {
        Assert.Contains("line 3, column 1 \"age\": expected a number, found \"?\"", Refusal(CsvSchema.Create().Numeric("age").Target("income").IgnoreOthers(), People));
        Assert.Contains("line 4, column 2 \"city\": expected a category, found \"NA\"", Refusal(CsvSchema.Create().Categorical("city").Target("income").IgnoreOthers(), People));
        Assert.Contains("line 4, column 2 \"city\": expected a class, found \"NA\"", Refusal(CsvSchema.Create().Numeric("income").Class("city").IgnoreOthers(), People));
        Assert.Contains("column 1 \"a\": expected at least one value to take the mean of", Refusal(CsvSchema.Create().Numeric("a", Missing.Mean).Target("b"), "a,b\n,1\n"));
        Assert.Contains("at least one row without a missing value", Refusal(CsvSchema.Create().Numeric("a", Missing.DropRow).Target("b"), "a,b\n,1\n"));
        CsvTable table = CsvTable.Read(new StringReader("a\n1\n\n"));
        CsvSchema dropping = CsvSchema.Create().Numeric("a", Missing.DropRow);
        Assert.Contains("line 3, column 1 \"a\": expected a value, as each row needs its prediction", Assert.Throws<InvalidDataException>(() => dropping.ReadInputs<float>(table)).Message);
    }

    [Fact]
    public void AConstantThatThePrecisionLacksIsRefused() =>
        Assert.Contains(
            "line 2, column 1 \"a\"",
            Assert.Throws<InvalidDataException>(() => CsvSchema.Create().Numeric("a", Missing.Constant(1e300)).Target("b").Read<float>(new StringReader("a,b\n,1\n"))).Message);

    [Fact]
    public void MeansOfLargeNumbersStayInRange() =>
        Assert.Equal([1.5e308, 1.7e308, 1.6e308], Read(CsvSchema.Create().Numeric("a", Missing.Mean).Target("b"), "a,b\n1.5e308,0\n1.7e308,0\n,0\n"));

    [Fact]
    public void WhatCannotTakeItsPlaceIsRefused()
    {
        CsvSchema schema = CsvSchema.Create();
        Assert.Throws<ArgumentException>(() => schema.Numeric("a", Missing.Constant("x")));
        Assert.Throws<ArgumentException>(() => schema.Categorical("a", Missing.Mean));
        Assert.Throws<ArgumentException>(() => schema.Categorical("a", Missing.Constant(1)));
        Assert.Contains("among the categories", Assert.Throws<ArgumentException>(() => schema.Categorical("a", ["x", "y"], Missing.Constant("z"))).Message);
        Assert.Contains("nobody knows", Assert.Throws<ArgumentException>(() => schema.Target("a", Missing.Mean)).Message);
        Assert.Throws<ArgumentException>(() => schema.Class("a", Missing.Constant("x")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Missing.Constant(double.NaN));
        Assert.Throws<ArgumentNullException>(() => Missing.Constant(null!));
        Assert.Throws<ArgumentNullException>(() => schema.Numeric("a", (Missing)null!));
    }

    private static double[] Ages(Missing missing) => Read(CsvSchema.Create().Numeric("age", missing).Target("income").IgnoreOthers(), People);

    private static double[] Read(CsvSchema schema, string text) => Samples.CopyAll(schema.Read<double>(new StringReader(text)).Dataset).Inputs;

    private static string Refusal(CsvSchema schema, string text) =>
        Assert.Throws<InvalidDataException>(() => schema.Read<double>(new StringReader(text))).Message;
}
