using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;

namespace NetGen.Training;

/// <summary>A history as JSON and back. Numbers are texts: JSON has none that are not finite, and these read back to the same bits.</summary>
internal static class TrainingHistoryText
{
    public static string Write(TrainingHistory history)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("bestEpoch", history.BestEpoch);
            json.WriteString("stopReason", history.StopReason.ToString());
            json.WriteStartArray("epochs");
            foreach (EpochRecord epoch in history.Epochs)
            {
                WriteEpoch(json, epoch);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static TrainingHistory Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement root = document.RootElement;
            var history = new TrainingHistory
            {
                BestEpoch = root.GetProperty("bestEpoch").GetInt32(),
                StopReason = Enum.Parse<StopReason>(root.GetProperty("stopReason").GetString() ?? string.Empty),
            };
            foreach (JsonElement epoch in root.GetProperty("epochs").EnumerateArray())
            {
                history.Add(ReadEpoch(epoch));
            }

            return history;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException($"Expected a training history as JSON: {exception.Message}", exception);
        }
    }

    private static void WriteEpoch(Utf8JsonWriter json, EpochRecord epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch.Epoch);
        json.WriteNumber("step", epoch.Step);
        Write(json, "trainingLoss", epoch.TrainingLoss);
        Write(json, "validationLoss", epoch.ValidationLoss);
        Write(json, "learningRate", epoch.LearningRate);
        json.WriteNumber("durationTicks", epoch.Duration.Ticks);
        Write(json, "samplesPerSecond", epoch.SamplesPerSecond);
        json.WriteStartObject("metrics");
        foreach ((string name, double value) in epoch.Metrics)
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static EpochRecord ReadEpoch(JsonElement json)
    {
        var metrics = new Dictionary<string, double>();
        foreach (JsonProperty metric in json.GetProperty("metrics").EnumerateObject())
        {
            metrics.Add(metric.Name, Number(metric.Value));
        }

        return new EpochRecord
        {
            Epoch = json.GetProperty("epoch").GetInt32(),
            Step = json.GetProperty("step").GetInt64(),
            TrainingLoss = Number(json.GetProperty("trainingLoss")),
            ValidationLoss = Number(json.GetProperty("validationLoss")),
            LearningRate = Number(json.GetProperty("learningRate")),
            Duration = new TimeSpan(json.GetProperty("durationTicks").GetInt64()),
            SamplesPerSecond = Number(json.GetProperty("samplesPerSecond")),
            Metrics = metrics,
        };
    }

    private static void Write(Utf8JsonWriter json, string name, double value) =>
        json.WriteString(name, value.ToString("R", CultureInfo.InvariantCulture));

    private static double Number(JsonElement json) =>
        double.Parse(json.GetString() ?? string.Empty, NumberStyles.Float, CultureInfo.InvariantCulture);
}
