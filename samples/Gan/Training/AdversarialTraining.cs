using System;
using NetGen;
using NetGen.Numerics;

namespace Gan.Training;

/// <summary>
/// Trains a generator G and a discriminator D against each other (Goodfellow et al., 2014): D to tell real points from
/// made ones, G with the non-saturating loss −ln D(G(z)) to be taken for real.
/// </summary>
/// <typeparam name="TGenerator">A generated network with the loss Σ y·t.</typeparam>
/// <typeparam name="TDiscriminator">A generated network with one sigmoid output and binary cross-entropy.</typeparam>
internal sealed class AdversarialTraining<TGenerator, TDiscriminator>
    where TGenerator : INetwork<TGenerator, float>
    where TDiscriminator : INetwork<TDiscriminator, float>
{
    private readonly GanSettings _settings;
    private readonly PointSource _drawReal;
    private readonly float[] _noise;
    private readonly float[] _made;
    private readonly float[] _points;
    private readonly float[] _verdicts;
    private readonly float[] _targets;
    private readonly float[] _slopes;
    private readonly float[] _parameters = new float[TGenerator.ParameterCount];
    private readonly float[] _averages = new float[TGenerator.ParameterCount];
    private SplitMix64 _random;

    /// <summary>Creates a training before its first step.</summary>
    /// <param name="settings">What it is set to.</param>
    /// <param name="drawReal">Draws real points.</param>
    /// <param name="seed">The seed of everything.</param>
    public AdversarialTraining(GanSettings settings, PointSource drawReal, ulong seed)
    {
        _settings = settings;
        _drawReal = drawReal;
        _random = new SplitMix64(seed);
        Generator = TGenerator.Create(_random.Next());
        Discriminator = TDiscriminator.Create(_random.Next());
        Average = TGenerator.Create(0);

        int size = settings.BatchSize;
        _noise = new float[size * TGenerator.InputSize];
        _made = new float[size * TGenerator.OutputSize];
        _points = new float[2 * size * TDiscriminator.InputSize];
        _verdicts = new float[2 * size];
        _targets = new float[2 * size];
        _slopes = new float[size * TDiscriminator.InputSize];
        Generator.CopyParametersTo(_averages);
        Average.CopyParametersFrom(_averages);
    }

    /// <summary>The generator as it is.</summary>
    public TGenerator Generator { get; }

    /// <summary>The generator with the running mean of its weights: what to draw points from.</summary>
    public TGenerator Average { get; }

    /// <summary>The discriminator.</summary>
    public TDiscriminator Discriminator { get; }

    /// <summary>The steps taken.</summary>
    public int Step { get; private set; }

    /// <summary>Takes a step of the discriminator, then one of the generator.</summary>
    /// <returns>The mean loss of each before its step.</returns>
    public (float Discriminator, float Generator) Train()
    {
        double noise = _settings.InstanceNoise * Math.Max(0.0, 1.0 - (2.0 * Step / _settings.Steps));

        float discriminatorLoss = TrainDiscriminator(noise);
        float generatorLoss = AccumulateGenerator(noise);
        Generator.Update();
        AverageWeights();
        Step++;
        return (discriminatorLoss, generatorLoss);
    }

    /// <summary>Draws points that the averaged generator makes.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="points">Receives the points.</param>
    public void Draw(ref SplitMix64 random, Span<float> points)
    {
        int count = points.Length / TGenerator.OutputSize;
        float[] noise = new float[count * TGenerator.InputSize];
        DrawNormal(ref random, noise);
        Average.Predict(noise, points, count);
    }

    // Half the batch real with target 1, half made with target 0.
    private float TrainDiscriminator(double noise)
    {
        int size = _settings.BatchSize;
        _drawReal(ref _random, _points.AsSpan(0, _made.Length));
        DrawNormal(ref _random, _noise);
        Generator.Predict(_noise, _points.AsSpan(_made.Length), size);
        AddNoise(_points, noise);
        _targets.AsSpan(0, size).Fill(1f);
        _targets.AsSpan(size).Clear();
        return Discriminator.Train(_points, _targets, 2 * size);
    }

    private float AccumulateGenerator(double noise)
    {
        DrawNormal(ref _random, _noise);
        return AccumulateGenerator(_noise, noise);
    }

    /// <summary>
    /// Adds the gradient of the mean of −ln D(G(z)) by the generator's weights to the generator's gradients: forward through
    /// G and D, back through D and G.
    /// </summary>
    /// <param name="noise">The batch of z.</param>
    /// <param name="instanceNoise">The standard deviation of what is added to the points on their way.</param>
    /// <returns>The mean of −ln D(G(z)).</returns>
    public float AccumulateGenerator(ReadOnlySpan<float> noise, double instanceNoise)
    {
        int size = _settings.BatchSize;
        Generator.Forward(noise, _made, size);
        AddNoise(_made, instanceNoise);

        // Target 1: E = −ln D(x). Each row of the slopes is g = ∂E/∂x of that point's own E; the generator's own reduction
        // then takes the mean over the batch.
        Discriminator.Forward(_made, _verdicts.AsSpan(0, size), size);
        _targets.AsSpan(0, size).Fill(1f);
        float loss = Discriminator.Backward(_targets.AsSpan(0, size), _slopes, size);

        // The gradients by D's own weights came with it; D must not learn from being fooled.
        Discriminator.ClearGradients();

        // What was added to the points on their way does not depend on the weights: ∂x/∂y = 1.
        Generator.Backward(_slopes, size);
        return loss;
    }

    private void AverageWeights()
    {
        float old = _settings.Averaging;
        Generator.CopyParametersTo(_parameters);
        for (int i = 0; i < _parameters.Length; i++)
        {
            _averages[i] = (old * _averages[i]) + ((1f - old) * _parameters[i]);
        }

        Average.CopyParametersFrom(_averages);
    }

    private void AddNoise(Span<float> points, double deviation)
    {
        if (deviation > 0)
        {
            foreach (ref float coordinate in points)
            {
                coordinate += (float)(deviation * _random.NextNormal());
            }
        }
    }

    private static void DrawNormal(ref SplitMix64 random, Span<float> destination)
    {
        foreach (ref float value in destination)
        {
            value = (float)random.NextNormal();
        }
    }
}
