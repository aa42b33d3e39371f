using System.Globalization;
using System.IO;
using Samples.Common;
using Spectre.Console;

namespace BackpropagationSteps.Text;

/// <summary>Where the walk is written: in colours on a terminal, as plain text elsewhere.</summary>
internal sealed class Notebook
{
    private readonly IAnsiConsole _console;

    private Notebook(IAnsiConsole console)
    {
        _console = console;
    }

    /// <summary>A notebook on the terminal; plain where the output goes elsewhere.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    public static Notebook Create(TextWriter output, bool isTerminal) => new(new SampleConsole(output, isTerminal, isMoving: false).Ansi);

    /// <summary>Begins a section.</summary>
    public void Title(string text)
    {
        _console.WriteLine();
        _console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
    }

    /// <summary>Writes the formula as the slides have it, before the numbers go in.</summary>
    public void Formula(string text)
    {
        _console.WriteLine();
        _console.MarkupLine($"[cyan]{Markup.Escape(text)}[/]");
    }

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => _console.MarkupLine(Markup.Escape(text));

    /// <summary>Writes a quantity: the name, then one line for each form of it, the last of them the number.</summary>
    public void Quantity(string name, params string[] forms)
    {
        for (int i = 0; i < forms.Length; i++)
        {
            string left = i == 0 ? name : "";
            bool isResult = i == forms.Length - 1 && forms.Length > 1;
            string right = Markup.Escape(forms[i]);
            _console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  {Markup.Escape(left),-10} = {(isResult ? $"[bold]{right}[/]" : right)}"));
        }
    }
}
