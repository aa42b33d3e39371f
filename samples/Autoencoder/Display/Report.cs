using System;
using System.IO;
using Autoencoder.Learning;
using Autoencoder.Networks;
using NetGen;
using NetGen.Training;
using Samples.Common;
using Spectre.Console;

namespace Autoencoder.Display;

/// <summary>What the program shows: in colours and with a moving bar on a terminal, as plain text elsewhere.</summary>
internal sealed class Report
{
    private const int LinePeriod = 10;
    private const int ShownImages = 5;

    private readonly SampleConsole _console;

    /// <summary>Creates a report.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    public Report(TextWriter output, bool isTerminal)
    {
        _console = new SampleConsole(output, isTerminal);
    }

    /// <summary>Shows a training while it runs.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="train">Trains, and tells its argument how far it is.</param>
    public AutoencoderResult<TNetwork> Follow<TNetwork>(Func<IProgress<TrainingProgress>, AutoencoderResult<TNetwork>> train)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line(TNetwork.Description);
        _console.Line();
        AutoencoderResult<TNetwork> result = _console.Follow(train, LinePeriod);
        _console.Line($"{result.History.Epochs.Count} epochs; the weights are those of epoch {result.History.BestEpoch}.");
        return result;
    }

    /// <summary>Shows how near the reconstructions are, and some of them.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="rows">The images to show.</param>
    public void Judge<TNetwork>(AutoencoderResult<TNetwork> result, ImageRows rows)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line();
        _console.Line($"{result.TrainingCount:N0} images trained on, {result.ValidationCount:N0} to choose the epoch, {result.Test.Count:N0} to be judged by. Of those, mean squared errors of a pixel:");
        _console.Line($"  mean image                {result.MeanError:F5}");
        if (result.HasNoise)
        {
            _console.Line($"  noise left on             {result.SeenError:F5}");
        }

        _console.Line($"  network, by {DigitAutoencoder.CodeSize} numbers     {result.Error:F5}, {1.0 - (result.Error / result.MeanError):P1} of the mean image's explained");
        for (int row = 0; row < rows.Names.Count; row++)
        {
            _console.Line();
            _console.Line(rows.Names[row]);
            _console.Write(new Text(GreyText.Draw(rows.Rows[row], Math.Min(ShownImages, rows.Count))));
        }
    }
}
