using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using NetGen.Metrics;
using NetGen.Pictures.Drawing;
using NetGen.Pictures.Reports;
using NetGen.Training;

namespace NetGen.Pictures;

/// <summary>
/// A training on one page: what was trained, how it went, what came of it. One HTML file without script that asks no other
/// machine for anything, light or dark as its reader prefers, for wide screens, telephones and paper.
/// </summary>
/// <remarks>What is given is shown, what is not is left out. The same contents give the same bytes with the same runtime.</remarks>
public sealed class TrainingReport
{
    private readonly List<(string Name, string Value)> _facts = [];
    private readonly List<(string Name, string Value)> _options = [];
    private readonly List<(Picture Picture, string Caption)> _pictures = [];
    private NetworkFacts? _network;

    /// <summary>An empty report.</summary>
    /// <param name="title">Its heading.</param>
    public TrainingReport(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        Title = title;
    }

    /// <summary>The heading.</summary>
    public string Title { get; }

    /// <summary>A paragraph under the heading: what the network is for, what the result means; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>When it was; null for a report that says nothing of it, and is the same whenever it is made.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The training; its curves, key facts and table of epochs are shown if it has an epoch.</summary>
    public TrainingHistory? History { get; init; }

    /// <summary>What was recognised as what; shown as a heat map and as a table of classes.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>The names of the classes of <see cref="Confusion"/>; null for their numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    internal IReadOnlyList<(string Name, string Value)> Facts => _facts;

    internal IReadOnlyList<(string Name, string Value)> Options => _options;

    internal IReadOnlyList<(Picture Picture, string Caption)> Pictures => _pictures;

    internal NetworkFacts? Network => _network;

    /// <summary>Describes the network: its line under the heading, and a table of its layers.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; all that is asked is its type.</param>
    /// <returns>This report.</returns>
    public TrainingReport Add<TNetwork, T>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        LayerFacts[] layers =
        [
            .. Enumerable.Range(1, TNetwork.LayerCount).Select(layer => new LayerFacts(
                TNetwork.GetLayerInputs(layer), TNetwork.GetLayerUnits(layer), TNetwork.GetLayerActivation(layer), TNetwork.GetLayerParameterCount(layer))),
        ];
        _network = new NetworkFacts(TNetwork.Description, TNetwork.ParameterCount, layers);
        return this;
    }

    /// <summary>Adds a key fact, shown large at the head of the page, after those of the training itself.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Its value, as it is to be read.</param>
    /// <returns>This report.</returns>
    public TrainingReport AddFact(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        _facts.Add((name, value));
        return this;
    }

    /// <summary>Adds a measured key fact, written with four significant digits.</summary>
    /// <param name="name">What it is, with its unit.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This report.</returns>
    public TrainingReport AddFact(string name, double value) => AddFact(name, NumberText.Measure(value));

    /// <summary>Adds an option that the training was run with.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This report.</returns>
    public TrainingReport AddOption(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        _options.Add((name, value));
        return this;
    }

    /// <summary>Adds an option that is a number, written so that reading it back gives the same number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This report.</returns>
    public TrainingReport AddOption(string name, double value) => AddOption(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds the options that a training was run with, each by its name.</summary>
    /// <typeparam name="T">The number type of the network.</typeparam>
    /// <param name="options">The options.</param>
    /// <returns>This report.</returns>
    public TrainingReport AddOptions<T>(TrainingOptions<T> options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        _options.AddRange(OptionTexts.Of(options));
        return this;
    }

    /// <summary>Adds a picture after the curves and the confusion matrix.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="caption">What is to be seen in it; empty for none.</param>
    /// <returns>This report.</returns>
    public TrainingReport Add(Picture picture, string caption = "")
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(caption);
        _pictures.Add((picture, caption));
        return this;
    }

    /// <summary>The page.</summary>
    /// <returns>HTML that is well-formed XML too, lines ended by LF.</returns>
    /// <exception cref="ArgumentException"><see cref="ClassNames"/> are not as many as the classes.</exception>
    public string ToHtml() => ReportPage.Write(this);

    /// <summary>Writes the page to a file, UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, by custom with the extension <c>.html</c>; one that exists is replaced.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, or <see cref="ClassNames"/> are not as many as the classes; nothing is written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToHtml(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
