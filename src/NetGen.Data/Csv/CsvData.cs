using System.Collections.Generic;
using System.Numerics;

namespace NetGen.Data.Csv;

/// <summary>What a schema made of a table.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class CsvData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal CsvData(Dataset<T> dataset, CsvSchema schema, IReadOnlyList<string> inputNames, IReadOnlyList<string> targetNames, IReadOnlyList<string> classNames, IReadOnlyList<long> droppedLines)
    {
        Dataset = dataset;
        Schema = schema;
        InputNames = inputNames;
        TargetNames = targetNames;
        ClassNames = classNames;
        DroppedLines = droppedLines;
    }

    /// <summary>The samples, in the order of the rows.</summary>
    public Dataset<T> Dataset { get; }

    /// <summary>
    /// The schema with all that was learnt from this table: categories, classes, and the numbers in the place of missing
    /// values. What is read with it, test data for instance, is read alike.
    /// </summary>
    public CsvSchema Schema { get; }

    /// <summary>The name of each input: its column's, with "=" and the category where a column has several.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The name of each target: its column's, with "=" and the class where there are several.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The classes in the order of their indices; empty where targets are numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The lines of the rows that were left out for a missing value.</summary>
    public IReadOnlyList<long> DroppedLines { get; }
}
