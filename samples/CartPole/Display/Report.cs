using System;
using System.Globalization;
using System.IO;
using System.Threading;
using CartPole.Loop;
using CartPole.Plant;
using NetGen;
using Samples.Common;
using Spectre.Console;

namespace CartPole.Display;

/// <summary>What the program shows: in colours on a terminal, as plain text elsewhere.</summary>
internal sealed class Report
{
    private const int RowPeriod = 2_000;
    private const int BarLength = 40;

    private readonly SampleConsole _console;
    private int _nextRow = RowPeriod;

    /// <summary>Creates a report.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    public Report(TextWriter output, bool isTerminal)
    {
        _console = new SampleConsole(output, isTerminal);
    }

    /// <summary>Writes the heading of the table of episodes.</summary>
    public void Begin<TNetwork>(double goal)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line($"{TNetwork.Description}");
        _console.Line($"until the last {Scoreboard.Window} episodes hold for {goal:0} of {ControlLoop<TNetwork>.LongestEpisode} steps on average, 20 ms each");
        _console.Line();
        _console.Line("   steps  episodes      ε    mean");
    }

    /// <summary>Writes a row, every now and then and at the end.</summary>
    public void EndEpisode<TNetwork>(LearningSession<TNetwork> session)
        where TNetwork : INetwork<TNetwork, float>
    {
        if (session.Loop.Steps < _nextRow && !session.IsOver)
        {
            return;
        }

        _nextRow = ((session.Loop.Steps / RowPeriod) + 1) * RowPeriod;
        double mean = session.Scores.Mean;
        string bar = new('█', (int)Math.Round(BarLength * mean / ControlLoop<TNetwork>.LongestEpisode));
        string row = string.Create(
            CultureInfo.InvariantCulture,
            $"{session.Loop.Steps,8:N0}  {session.Scores.Episodes,8:N0}  {session.Controller.Exploration,5:F2}  {mean,6:F1}");
        _console.Ansi.MarkupLine($"{row}  [green]{bar}[/]");
    }

    /// <summary>Writes what was reached and what it took.</summary>
    public void End<TNetwork>(LearningSession<TNetwork> session)
        where TNetwork : INetwork<TNetwork, float>
    {
        ControlLoop<TNetwork> loop = session.Loop;
        _console.Line();
        _console.Line(session.HasLearnt
            ? $"It balances: {session.Scores.Episodes:N0} episodes, {loop.Steps:N0} steps, {loop.Steps * CartPoleSimulation.TimeStep / 60.0:F1} minutes of the cart's time."
            : $"It did not learn to balance in {loop.Steps:N0} steps: the last {Scoreboard.Window} episodes held for {session.Scores.Mean:F1} steps on average.");
        _console.Line($"A control step, learning included: median {loop.Times.GetPercentile(0.5):F1} µs, 99.9 % within {loop.Times.GetPercentile(0.999):F1} µs, of 20,000 µs.");
        _console.Line($"Allocated in {loop.Steps:N0} control steps: {loop.AllocatedBytes:N0} bytes.");
    }

    /// <summary>Shows the cart for an episode: in real time on a terminal, a picture a second elsewhere.</summary>
    public void Watch<TNetwork>(GreedyRun<TNetwork> run)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line();
        if (_console.IsTerminal)
        {
            _console.Ansi.Live(Picture(run)).Start(context => Play(run, () =>
            {
                context.UpdateTarget(Picture(run));
                Thread.Sleep(TimeSpan.FromSeconds(CartPoleSimulation.TimeStep));
            }));
            return;
        }

        int step = 0;
        int period = (int)Math.Round(1.0 / CartPoleSimulation.TimeStep);
        Play(run, () =>
        {
            if (step++ % period == 0)
            {
                _console.Write(Picture(run));
            }
        });
    }

    private static void Play<TNetwork>(GreedyRun<TNetwork> run, Action show)
        where TNetwork : INetwork<TNetwork, float>
    {
        bool stands = true;
        for (int step = 0; step < ControlLoop<TNetwork>.LongestEpisode && stands; step++)
        {
            stands = run.Step();
            show();
        }
    }

    private static Text Picture<TNetwork>(GreedyRun<TNetwork> run)
        where TNetwork : INetwork<TNetwork, float> =>
        new(CartDrawing.Draw(run.Plant.State));
}
