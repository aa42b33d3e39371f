using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;

namespace NetGen.Data.Csv;

/// <summary>Reads a column of numbers.</summary>
internal static class NumberColumn
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Writes the numbers of some rows into a column of values, and says what takes the place of missing ones from now on.</summary>
    public static Missing Encode<T>(CsvTable table, int column, Missing missing, int[] rows, T[] values, int offset, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<int> gaps = [];
        for (int sample = 0; sample < rows.Length; sample++)
        {
            if (table.IsMissing(rows[sample], column))
            {
                if (missing.Kind == MissingKind.Refuse)
                {
                    throw table.Refuse(rows[sample], column, "a number");
                }

                gaps.Add(sample);
                continue;
            }

            ref T value = ref values[(sample * width) + offset];
            if (!T.TryParse(table.GetField(rows[sample], column), Number, CultureInfo.InvariantCulture, out value))
            {
                throw table.Refuse(rows[sample], column, "a number");
            }

            if (!T.IsFinite(value))
            {
                throw table.Refuse(rows[sample], column, $"a finite number, in the range of {(typeof(T) == typeof(float) ? "single" : "double")} precision");
            }
        }

        Missing substitute = missing.Kind is MissingKind.Mean or MissingKind.Median
            ? Missing.Constant(Impute(table, column, missing, gaps, values, offset, width))
            : missing;
        T number = T.CreateTruncating(substitute.Number);
        foreach (int sample in gaps)
        {
            values[(sample * width) + offset] = T.IsFinite(number)
                ? number
                : throw table.Refuse(rows[sample], column, $"a number, which {substitute} in its place is not in this precision");
        }

        return substitute;
    }

    private static double Impute<T>(CsvTable table, int column, Missing missing, List<int> gaps, T[] values, int offset, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] known = new double[(values.Length / width) - gaps.Count];
        int count = 0;
        int gap = 0;
        for (int sample = 0; sample < values.Length / width; sample++)
        {
            if (gap < gaps.Count && gaps[gap] == sample)
            {
                gap++;
                continue;
            }

            known[count++] = double.CreateTruncating(values[(sample * width) + offset]);
        }

        if (count == 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{table.Source}, column {column + 1} {CsvTable.Quote(table.ColumnNames[column])}: expected at least one value to take the {missing} of, found none."));
        }

        return missing.Kind == MissingKind.Mean ? MeanOf(known) : MedianOf(known);
    }

    private static double MeanOf(double[] values)
    {
        // Without a sum, which could leave the range of numbers.
        double mean = 0.0;
        for (int i = 0; i < values.Length; i++)
        {
            mean += (values[i] / (i + 1)) - (mean / (i + 1));
        }

        return mean;
    }

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] / 2) + (values[middle] / 2);
    }
}
