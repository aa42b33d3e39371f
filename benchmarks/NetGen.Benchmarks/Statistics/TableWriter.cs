using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>
/// A Markdown table written row by row as results come in, and aligned all the same: columns have widths from the start.
/// </summary>
internal sealed class TableWriter
{
    private readonly TextWriter _output;
    private readonly (string Head, int Width)[] _columns;

    /// <param name="output">Where the table goes.</param>
    /// <param name="columns">Heads and widths; a negative width aligns to the right.</param>
    public TableWriter(TextWriter output, params (string Head, int Width)[] columns)
    {
        _output = output;
        _columns = columns;
        Write(columns.Select(column => column.Head));
        _output.WriteLine($"|{string.Concat(columns.Select(Rule))}");
    }

    public void Row(params string[] cells)
    {
        Write(cells);
        _output.Flush();
    }

    private static string Rule((string Head, int Width) column) =>
        column.Width < 0 ? $"{new string('-', 1 - column.Width)}:|" : $"{new string('-', column.Width + 2)}|";

    private void Write(IEnumerable<string> cells)
    {
        IEnumerable<string> padded = cells.Zip(_columns, (cell, column) =>
            column.Width < 0 ? cell.PadLeft(-column.Width) : cell.PadRight(column.Width));
        _output.WriteLine($"| {string.Join(" | ", padded)} |");
    }
}
