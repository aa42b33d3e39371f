using Flowers.Data;
using Flowers.Display;
using Flowers.Learning;
using Flowers.Networks;
using NetGen;
using NetGen.Data.Csv;
using Samples.Common;

namespace Flowers;

/// <summary>The whole program but for its arguments and exit codes.</summary>
internal static class FlowerRun
{
    private const int FlowerCount = 1_200;

    /// <summary>Runs.</summary>
    /// <returns>Whether the network is better than always saying the commonest class.</returns>
    /// <exception cref="UsageException">The flowers are none that a network here can learn.</exception>
    public static bool Run(Options options, Report report)
    {
        using TemporaryFolder folder = new("flowers-");
        string save = options.Save ?? folder.GetPath("flowers.safetensors");
        if (options.Data is null)
        {
            string path = folder.GetPath("flowers.csv");
            FlowerField.Write(path, FlowerCount, options.Seed);
            return Run<FlowerNetwork>(options, report, $"a field of seed {options.Seed}", save, FlowerTable.ReadField(path), isFromField: true);
        }

        CsvData<float> data = FlowerTable.ReadAny(options.Data);
        return data.Dataset.InputSize == MeasurementNetwork.InputSize
            ? Run<MeasurementNetwork>(options, report, options.Data, save, data, isFromField: false)
            : Run<FlowerNetwork>(options, report, options.Data, save, data, isFromField: false);
    }

    private static bool Run<TNetwork>(Options options, Report report, string source, string save, CsvData<float> data, bool isFromField)
        where TNetwork : IClassifier<TNetwork, float>
    {
        FlowerResult<TNetwork> result = report.Follow<TNetwork>(
            source,
            progress => FlowerTraining.Run<TNetwork>(data, options.Settings, options.Seed, progress));
        double? best = isFromField ? FlowerField.GetBestAccuracy(result.Test) : null;
        report.Judge(result, best);
        if (options.Report is { } path)
        {
            ReportFile.Write(path, result, source, best);
        }

        result.Model.Save(save);

        // From here on as another program would, which has nothing but the file.
        FlowerModel<TNetwork> loaded = FlowerModel<TNetwork>.Load(save);
        float[] flower = new float[result.Test.InputSize];
        result.Test.CopyTo([0], flower, new float[result.Test.TargetSize]);
        report.Name(options.Save ?? "a temporary file", loaded, flower, result.Evaluation.GetActual(0));
        return result.IsGood;
    }
}
