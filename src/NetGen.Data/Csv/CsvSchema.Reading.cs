using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;

namespace NetGen.Data.Csv;

public sealed partial class CsvSchema
{
    /// <summary>Reads a file as this schema says.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="path">The file: UTF-8, or what its byte order mark says.</param>
    /// <param name="options">How it is divided into fields, or null for the defaults.</param>
    /// <exception cref="InvalidOperationException">The schema has no input or no target.</exception>
    /// <exception cref="InvalidDataException">
    /// The text is no table, its columns are not those of the schema, or a field is not what it should be; the message names
    /// file, line, and column by number and name.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public CsvData<T> Read<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Read<T>(CsvTable.Read(path, options));

    /// <summary>Reads a text as this schema says.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="reader">The text, which is read to its end and left open.</param>
    /// <param name="options">How it is divided into fields, or null for the defaults.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <exception cref="InvalidOperationException">The schema has no input or no target.</exception>
    /// <exception cref="InvalidDataException">The text is no table, or not one that the schema describes, as for a file.</exception>
    public CsvData<T> Read<T>(TextReader reader, CsvOptions? options = null, string source = "text")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Read<T>(CsvTable.Read(reader, options, source));

    /// <summary>Reads a table as this schema says.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="table">The table.</param>
    /// <exception cref="InvalidOperationException">The schema has no input or no target.</exception>
    /// <exception cref="InvalidDataException">The table is not one that the schema describes, as for a file.</exception>
    public CsvData<T> Read<T>(CsvTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireRole(column => column.IsInput, "input: Numeric or Categorical");
        RequireRole(column => column.IsTarget, "target: Target, Class or BinaryClass");
        TableEncoder<T> encoder = new(table, this, [.. _columns.Where(column => column.Role != CsvColumnRole.Ignored)]);
        EncodedColumns<T> inputs = encoder.Encode(column => column.IsInput);
        CsvColumn? classColumn = _columns.FirstOrDefault(column => column.IsClass);
        Dataset<T> dataset;
        IReadOnlyList<string> targetNames;
        if (classColumn is null)
        {
            EncodedColumns<T> targets = encoder.Encode(column => column.IsTarget);
            dataset = Dataset.Create<T>(inputs.Values, targets.Values, inputs.Names.Count, targets.Names.Count);
            targetNames = targets.Names;
        }
        else
        {
            EncodedCategories labels = encoder.EncodeClass(classColumn);
            bool isBinary = classColumn.Role == CsvColumnRole.BinaryClass;
            dataset = Dataset.Create<T>(inputs.Values, labels.Codes, inputs.Names.Count, isBinary ? 1 : labels.Categories.Count);
            targetNames = isBinary ? [classColumn.Name] : encoder.NamesOf(classColumn, labels.Categories);
        }

        CsvColumn[] learnt = encoder.Learnt(_columns);
        IReadOnlyList<string> classNames = learnt.FirstOrDefault(column => column.IsClass)?.Categories ?? [];
        return new CsvData<T>(dataset, With(learnt), inputs.Names, targetNames, classNames, encoder.DroppedLines);
    }

    /// <summary>
    /// Reads the inputs alone, to predict targets that nobody knows yet: the columns of targets and those ignored may be
    /// there or not. Read with a schema that knows its categories and what takes the place of missing values, as
    /// <see cref="CsvData{T}.Schema"/> does.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>One row a row of the table.</returns>
    /// <exception cref="InvalidOperationException">The schema has no input, or has still something to learn from a table.</exception>
    /// <exception cref="InvalidDataException">
    /// The table is not one that the schema describes, or a value is missing whose row would be dropped: each row needs its prediction.
    /// </exception>
    public T[] ReadInputs<T>(CsvTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireRole(column => column.IsInput, "input: Numeric or Categorical");
        if (_columns.FirstOrDefault(column => column.IsInput && !column.IsLearnt) is { } unlearnt)
        {
            throw new InvalidOperationException($"Column \"{unlearnt.Name}\": expected a schema that knows its categories and what takes the place of missing values, such as the one that comes with training data.");
        }

        TableEncoder<T> encoder = new(table, this, [.. _columns.Where(column => column.IsInput)]);
        if (encoder.FirstDropped is { } dropped)
        {
            throw table.Refuse(dropped.Row, dropped.Column, "a value, as each row needs its prediction");
        }

        return encoder.Encode(column => column.IsInput).Values;
    }

    /// <summary>Reads the inputs of a file alone, to predict targets that nobody knows yet.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="path">The file: UTF-8, or what its byte order mark says.</param>
    /// <param name="options">How it is divided into fields, or null for the defaults.</param>
    /// <returns>One row a row of the table.</returns>
    /// <exception cref="InvalidOperationException">The schema has no input, or has still something to learn from a table.</exception>
    /// <exception cref="InvalidDataException">The text is no table, or not one that the schema describes, as for a table.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public T[] ReadInputs<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ReadInputs<T>(CsvTable.Read(path, options));

    private void RequireRole(Func<CsvColumn, bool> has, string what)
    {
        if (!_columns.Any(has))
        {
            throw new InvalidOperationException($"Expected a schema with at least one {what}, found none.");
        }
    }
}
