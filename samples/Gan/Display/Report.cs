using System;
using System.Globalization;
using System.IO;
using Gan.Data;
using Gan.Evaluation;
using NetGen;
using Samples.Common;
using Spectre.Console;

namespace Gan.Display;

/// <summary>
/// What the program shows: on a terminal a picture that moves and then a table, elsewhere the table row by row and the
/// last picture.
/// </summary>
internal sealed class Report
{
    private const int PictureRows = 20;

    // The ring with some room around it.
    private const double Range = 1.3 * GaussianRing.Radius;

    private const string Heading = "    step   E of D   E of G   modes    near";

    private readonly SampleConsole _console;

    /// <summary>Creates a report.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    public Report(TextWriter output, bool isTerminal)
    {
        _console = new SampleConsole(output, isTerminal);
    }

    /// <summary>Shows a training while it runs, and what came of it.</summary>
    /// <typeparam name="TGenerator">The generator.</typeparam>
    /// <typeparam name="TDiscriminator">The discriminator.</typeparam>
    /// <param name="train">Trains, and shows each snapshot to its argument.</param>
    public RingSnapshots Follow<TGenerator, TDiscriminator>(Func<Action<RingSnapshot>, RingSnapshots> train)
        where TGenerator : INetwork<TGenerator, float>
        where TDiscriminator : INetwork<TDiscriminator, float>
    {
        _console.Line($"generator      {TGenerator.Description}");
        _console.Line($"discriminator  {TDiscriminator.Description}");
        _console.Line();
        RingSnapshots snapshots = _console.IsTerminal ? FollowLive(train) : FollowPlain(train);
        _console.Line();
        End(snapshots.All[^1].Quality);
        return snapshots;
    }

    private static string Row(RingSnapshot snapshot) => string.Create(
        CultureInfo.InvariantCulture,
        $"{snapshot.Step,8:N0}  {Loss(snapshot.DiscriminatorLoss)}  {Loss(snapshot.GeneratorLoss)}  {snapshot.Quality.ModesFound,2} of {GaussianRing.Modes}  {100 * snapshot.Quality.NearShare,4:F1} %");

    private static string Loss(float loss) =>
        float.IsNaN(loss) ? "      –" : loss.ToString("F4", CultureInfo.InvariantCulture).PadLeft(7);

    private static Text Picture(RingSnapshot snapshot) => new(PointPicture.Draw(snapshot.Points, Range, PictureRows));

    private RingSnapshots FollowLive(Func<Action<RingSnapshot>, RingSnapshots> train) =>
        _console.Ansi.Live(new Text("")).Start(context => train(snapshot =>
            context.UpdateTarget(new Rows(Picture(snapshot), new Text(Heading), new Text(Row(snapshot))))));

    private RingSnapshots FollowPlain(Func<Action<RingSnapshot>, RingSnapshots> train)
    {
        _console.Line(Heading);
        RingSnapshots snapshots = train(snapshot => _console.Line(Row(snapshot)));
        _console.Line();
        _console.Write(Picture(snapshots.All[^1]));
        return snapshots;
    }

    private void End(RingQuality quality) => _console.Line(quality.IsGood
        ? $"The ring is learnt: {quality.ModesFound} of {GaussianRing.Modes} modes, {100 * quality.NearShare:F1} % of the points within 3σ (of real ones 98.9 %)."
        : $"The ring is not learnt: {quality.ModesFound} of {GaussianRing.Modes} modes, {100 * quality.NearShare:F1} % of the points within 3σ.");
}
