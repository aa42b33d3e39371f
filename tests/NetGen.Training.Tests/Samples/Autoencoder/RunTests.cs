using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Autoencoder;
using Autoencoder.Data;
using Autoencoder.Display;
using Autoencoder.Learning;
using Autoencoder.Networks;
using NetGen.Training.Tests.Data;
using NetGen.Training.Tests.Pictures;
using Samples.Common;
using Xunit;
using TemporaryFolder = NetGen.Training.Tests.Data.TemporaryFolder;

namespace NetGen.Training.Tests.Samples.AutoencoderSample;

/// <summary>The sample from its images to their reconstructions.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EightNumbersSayMostOfAnImage()
    {
        AutoencoderResult<DigitAutoencoder> result = Learn(new Options());

        Assert.Equal((1_800, 600, 600), (result.TrainingCount, result.ValidationCount, result.Test.Count));
        Assert.True(result.IsGood);
        Assert.Equal(0.0, result.SeenError);
        Assert.True(result.Error < 0.2 * result.MeanError, $"{result.Error} against {result.MeanError}");
    }

    [Fact]
    public void CodeIsAllThatReachesTheDecoder()
    {
        Assert.Equal(DigitAutoencoder.CodeSize, DigitAutoencoder.GetLayerUnits(DigitAutoencoder.CodeLayer));
        Assert.Equal(DigitAutoencoder.CodeSize, Enumerable.Range(1, DigitAutoencoder.LayerCount).Min(DigitAutoencoder.GetLayerUnits));
    }

    [Fact]
    public void NoiseIsTakenOff()
    {
        AutoencoderResult<DigitAutoencoder> result = Learn(new Options { Noise = 0.3 });

        Assert.Equal(0.3 * 0.3, result.SeenError, 0.003);
        Assert.True(result.IsGood);
        Assert.True(result.Error < 0.35 * result.SeenError, $"{result.Error} against {result.SeenError}");
    }

    [Fact]
    public void MeanErrorIsThatOfTheMeanImage()
    {
        DigitImages images = DrawnDigits.Draw(100, 1);
        AutoencoderResult<DigitAutoencoder> result = AutoencoderTraining.Run<DigitAutoencoder>(images, new AutoencoderSettings { Epochs = 1 }, 1, null);
        (DigitImages learning, DigitImages test) = images.Split(0.8, 1);
        DigitImages training = learning.Split(0.75, 1).First;
        double expected = Enumerable.Range(0, 64).Average(pixel =>
        {
            double mean = Enumerable.Range(0, training.Count).Average(image => (double)training.Pixels[(64 * image) + pixel]);
            return Enumerable.Range(0, test.Count).Average(image => Math.Pow(test.Pixels[(64 * image) + pixel] - mean, 2));
        });

        Assert.Equal(expected, result.MeanError, 1e-9);
        Assert.Equal(result.Evaluation.Loss, result.Error, 1e-6);
    }

    [Fact]
    public void FewImagesAreRefused() => Assert.Throws<UsageException>(() =>
        AutoencoderTraining.Run<DigitAutoencoder>(DrawnDigits.Draw(49, 1), new AutoencoderSettings(), 1, null));

    [Theory]
    [InlineData(0.0, 2)]
    [InlineData(0.3, 3)]
    public void RedirectedOutputAndThePictureShowRowsOfDigits(double noise, int rows)
    {
        string picture = _folder.Place("digits.svg");
        using StringWriter output = new();
        Assert.True(AutoencoderRun.Run(new Options { IsQuick = true, Noise = noise, Picture = picture }, new Report(output, isTerminal: false)));

        string text = output.ToString();
        Assert.Contains("64-32-8-32-64, mean squared error, Adam, float", text, StringComparison.Ordinal);
        Assert.Contains("epoch   10  loss ", text, StringComparison.Ordinal);
        Assert.Contains("mean image", text, StringComparison.Ordinal);
        Assert.Contains('█', text);
        Assert.DoesNotContain('\u001b', text);
        Assert.Equal(noise > 0, text.Contains("noise left on", StringComparison.Ordinal));

        XElement svg = XDocument.Load(picture).Root!;
        Assert.Equal(10 * rows, svg.Of("image").Count());
        Assert.Contains("reconstruction", svg.Texts());
        Assert.Equal(noise > 0, svg.Texts().Contains("with noise"));
    }

    [DataFileFact("sklearn/digits.csv.gz")]
    public void LearnsHandwrittenDigits()
    {
        DigitImages images = DigitsFile.Read(DataFiles.Require("sklearn/digits.csv.gz"));
        AutoencoderResult<DigitAutoencoder> result = AutoencoderTraining.Run<DigitAutoencoder>(images, new Options().Settings, 1, null);

        Assert.True(result.Error < 0.4 * result.MeanError, $"{result.Error} against {result.MeanError}");
    }

    private static AutoencoderResult<DigitAutoencoder> Learn(Options options) =>
        AutoencoderTraining.Run<DigitAutoencoder>(DrawnDigits.Draw(3_000, options.Seed), options.Settings, options.Seed, null);
}
