using System;
using System.IO;
using NetGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Common;

/// <summary>Where a sample writes: in colours and with moving parts on a terminal, as plain text elsewhere.</summary>
internal sealed class SampleConsole
{
    private const int PlainWidth = 100;

    /// <summary>Creates a console.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    /// <param name="isMoving">Whether parts of it may move on a terminal.</param>
    public SampleConsole(TextWriter output, bool isTerminal, bool isMoving = true)
    {
        IsTerminal = isTerminal;
        Ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal && isMoving ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
        {
            Ansi.Profile.Width = PlainWidth;
            Ansi.Profile.Capabilities.Unicode = true;
        }
    }

    /// <summary>Whether it is a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>The console itself.</summary>
    public IAnsiConsole Ansi { get; }

    /// <summary>Writes a line as it is.</summary>
    public void Line(string text = "") => Ansi.WriteLine(text);

    /// <summary>Writes a table or a picture.</summary>
    public void Write(IRenderable content) => Ansi.Write(content);

    /// <summary>Shows a training while it runs: a bar on a terminal, lines elsewhere.</summary>
    /// <typeparam name="TResult">What comes of the training.</typeparam>
    /// <param name="train">Trains, and tells its argument how far it is.</param>
    /// <param name="linePeriod">The epochs from line to line.</param>
    /// <param name="metric">The metric at the end of a line; null for the learning rate.</param>
    public TResult Follow<TResult>(Func<IProgress<TrainingProgress>, TResult> train, int linePeriod, string? metric = null) => IsTerminal
        ? Ansi.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new RemainingTimeColumn())
            .Start(context => train(new LiveProgress(context.AddTask("epoch 1"))))
        : train(new PlainProgress(Line, linePeriod, metric));
}
