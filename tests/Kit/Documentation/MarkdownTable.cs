using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetGen.Kit;

/// <summary>A table of a Markdown document.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    public MarkdownTable Add(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    /// <summary>A formula or a piece of code, set as such.</summary>
    public static string Code(string text) => $"`{text}`";

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, heads);
        Append(text, heads.Select(_ => "---"));
        foreach (string[] row in _rows)
        {
            Append(text, row);
        }

        return text.ToString();
    }

    // A bar ends a cell even within code.
    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|"))).Append(" |\n");
}
