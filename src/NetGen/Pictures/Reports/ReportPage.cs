using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Pictures.Drawing;
using NetGen.Training;

namespace NetGen.Pictures.Reports;

/// <summary>Writes a report as a page: head, key facts, pictures, tables.</summary>
internal static class ReportPage
{
    // A picture wider than this takes the page's whole width, and on a telephone a scroll bar of its own.
    private const double WidestInColumn = 560.0;
    private const double LeastScale = 0.85;
    private const double MostScale = 1.3;

    // Nothing may be fetched and nothing run, whatever a name or a caption holds.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>Writes the page.</summary>
    public static string Write(TrainingReport report)
    {
        var writer = new MarkupWriter();
        writer.Open("html").Set("lang", "en");
        writer.Open("head");
        writer.Open("meta").Set("charset", "utf-8").Close();
        writer.Open("meta").Set("name", "viewport").Set("content", "width=device-width, initial-scale=1").Close();
        writer.Open("meta").Set("name", "color-scheme").Set("content", "light dark").Close();
        writer.Open("meta").Set("http-equiv", "Content-Security-Policy").Set("content", Policy).Close();
        writer.Element("title", report.Title);
        writer.Open("style").Raw(PictureStyle.Css).Raw(ReportStyle.Css).Close();
        writer.Close();
        writer.Open("body").Open("main");
        WriteHead(writer, report);
        WriteFacts(writer, ReportFacts.Of(report));
        WritePictures(writer, report);
        int tables = ReportTables.CountColumns(report);
        writer.Open("div").Set("class", tables == 1 ? "single" : "columns");
        ReportTables.WriteClasses(writer, report);
        ReportTables.WriteLayers(writer, report);
        ReportTables.WriteOptions(writer, report);
        writer.Close();
        ReportTables.WriteEpochs(writer, report);
        writer.Close().Close().Close();
        return "<!DOCTYPE html>\n" + writer + "\n";
    }

    private static void WriteHead(MarkupWriter writer, TrainingReport report)
    {
        writer.Open("header").Element("h1", report.Title);
        if (report.Network is { } network)
        {
            writer.Element("p", "network", network.Description);
        }

        if (report.Summary is { } summary)
        {
            writer.Element("p", "summary", summary);
        }

        if (report.Date is not null || report.History is { Epochs.Count: > 0 })
        {
            writer.Open("p").Set("class", "muted");
            if (report.History is { Epochs.Count: > 0 } history)
            {
                (string style, string text) = Describe(history.StopReason);
                writer.Element("span", style, text);
            }

            if (report.Date is DateTimeOffset date)
            {
                writer.Open("time").Set("datetime", date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
                    .Text(date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Close();
            }

            writer.Close();
        }

        writer.Close();
    }

    private static (string Style, string Text) Describe(StopReason reason) => reason switch
    {
        StopReason.Completed => ("badge", "all epochs done"),
        StopReason.EarlyStopping => ("badge", "stopped early"),
        StopReason.Cancelled => ("badge", "cancelled"),
        StopReason.Diverged => ("badge bad", "diverged"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason of the training's end."),
    };

    private static void WriteFacts(MarkupWriter writer, IReadOnlyList<(string Name, string Value)> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        writer.Open("dl").Set("class", "facts");
        foreach ((string name, string value) in facts)
        {
            writer.Open("div").Set("class", "card").Element("dt", name).Element("dd", value).Close();
        }

        writer.Close();
    }

    private static void WritePictures(MarkupWriter writer, TrainingReport report)
    {
        List<(Picture Picture, string Caption)> pictures = [];
        if (report.History is { Epochs.Count: > 0 } history)
        {
            pictures.Add((TrainingCurves.Draw(history), string.Empty));
        }

        if (report.Confusion is { } matrix)
        {
            pictures.Add((ConfusionPicture.Draw(matrix, report.ClassNames), string.Empty));
        }

        pictures.AddRange(report.Pictures);
        if (pictures.Count == 0)
        {
            return;
        }

        writer.Open("div").Set("class", pictures.Count == 1 ? "single" : "columns");
        // Wide ones part the columns, and stand after all others.
        foreach ((Picture picture, string caption) in pictures.OrderBy(one => one.Picture.Width > WidestInColumn))
        {
            bool wide = picture.Width > WidestInColumn;
            writer.Open("div").Set("class", wide ? "cell wide" : "cell");
            writer.Open("figure").Set("class", "card");
            writer.Open("div").Set("class", "scroll");
            if (wide)
            {
                writer.Set("tabindex", "0").Set("role", "region").Set("aria-label", picture.Title);
            }

            // Small pictures are not blown up, wide ones not squeezed.
            string least = wide ? $"min-width:{NumberText.Coordinate(LeastScale * picture.Width)}px;" : string.Empty;
            writer.Open("div").Set("style", $"{least}max-width:{NumberText.Coordinate(MostScale * picture.Width)}px;margin:auto");
            picture.Write(writer, standalone: false);
            writer.Close().Close();
            if (caption.Length > 0)
            {
                writer.Element("figcaption", caption);
            }

            writer.Close().Close();
        }

        writer.Close();
    }
}
