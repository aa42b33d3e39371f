using System;

namespace NetGen.Benchmarks;

/// <summary>Backpropagation as textbooks give it: sample by sample, layer by layer, unit by unit.</summary>
/// <typeparam name="TArithmetic">How rows of numbers are computed.</typeparam>
internal sealed class TextbookNetwork<TArithmetic>
    where TArithmetic : struct, IArithmetic
{
    private const float SgdRate = 0.01f;

    private readonly TextbookLayer[] _layers;
    private readonly Loss _loss;
    private readonly bool _adam;
    private int _step;

    public TextbookNetwork(NetworkShape shape, bool adam)
    {
        _loss = shape.Loss;
        _adam = adam;
        _layers = new TextbookLayer[shape.LayerCount];
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer] = new TextbookLayer(shape.Sizes[layer], shape.Sizes[layer + 1], shape.Activations[layer]);
        }
    }

    public int Inputs => _layers[0].Inputs;

    public int Outputs => _layers[^1].Units;

    public void Start(ReadOnlySpan<float> parameters)
    {
        int at = 0;
        foreach (TextbookLayer layer in _layers)
        {
            layer.Start(parameters.Slice(at, layer.W.Length));
            at += layer.W.Length;
        }

        _step = 0;
    }

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => Forward(x).CopyTo(y);

    /// <summary>One step of gradient descent, each weight changed at once.</summary>
    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t)
    {
        float loss = Outward(x, t);
        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            if (l > 0)
            {
                Deltas(l);
            }

            TextbookLayer layer = _layers[l];
            AddOuterProduct(l == 0 ? x : _layers[l - 1].A, layer, -SgdRate, layer.W);
        }

        return loss;
    }

    /// <summary>Adds the gradients of a sample up.</summary>
    public float Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> t)
    {
        float loss = Outward(x, t);
        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            if (l > 0)
            {
                Deltas(l);
            }

            TextbookLayer layer = _layers[l];
            AddOuterProduct(l == 0 ? x : _layers[l - 1].A, layer, 1, layer.Gradients);
        }

        return loss;
    }

    /// <summary>One step on the mean of the gradients added up.</summary>
    public void Update(int samples)
    {
        var step = new AdamStep(++_step);
        float share = 1.0f / samples;
        foreach (TextbookLayer layer in _layers)
        {
            float[] g = layer.Gradients;
            if (_adam)
            {
                // g ← g / n.
                TArithmetic.AddScaled(g, share - 1, g);
                TArithmetic.Adam(step, layer.W, g, layer.M, layer.V, layer.Scratch);
            }
            else
            {
                TArithmetic.AddScaled(g, -SgdRate * share, layer.W);
            }

            Array.Clear(g);
        }
    }

    private float[] Forward(ReadOnlySpan<float> x)
    {
        foreach (TextbookLayer layer in _layers)
        {
            ReadOnlySpan<float> w = layer.W;
            float[] a = layer.A;
            for (int j = 0; j < a.Length; j++)
            {
                a[j] = w[(layer.Inputs * layer.Units) + j] + TArithmetic.Dot(x, w.Slice(j * layer.Inputs, layer.Inputs));
            }

            TArithmetic.Activate(layer.Activation, a);
            x = a;
        }

        return _layers[^1].A;
    }

    /// <summary>The outputs, the loss and the deltas of the last layer.</summary>
    private float Outward(ReadOnlySpan<float> x, ReadOnlySpan<float> t)
    {
        float[] y = Forward(x);
        float[] d = _layers[^1].D;
        float loss = 0;
        if (_loss == Loss.CategoricalCrossEntropy)
        {
            for (int j = 0; j < y.Length; j++)
            {
                loss -= t[j] > 0 ? t[j] * MathF.Log(y[j]) : 0;
                d[j] = y[j] - t[j];
            }

            return loss;
        }

        bool sigmoid = _layers[^1].Activation == Activation.Sigmoid;
        float factor = _loss == Loss.HalfSquaredError ? 1 : 2.0f / y.Length;
        for (int j = 0; j < y.Length; j++)
        {
            float e = y[j] - t[j];
            loss += 0.5f * factor * e * e;
            d[j] = factor * e * (sigmoid ? y[j] * (1 - y[j]) : 1);
        }

        return loss;
    }

    /// <summary>δ of the layer before: (Σⱼ δⱼ·wⱼ) ⊙ f'(z).</summary>
    private void Deltas(int l)
    {
        TextbookLayer layer = _layers[l];
        TextbookLayer before = _layers[l - 1];
        Span<float> d = before.D;
        d.Clear();
        for (int j = 0; j < layer.Units; j++)
        {
            TArithmetic.AddScaled(layer.W.AsSpan(j * layer.Inputs, layer.Inputs), layer.D[j], d);
        }

        float[] a = before.A;
        if (before.Activation == Activation.Tanh)
        {
            for (int i = 0; i < a.Length; i++)
            {
                d[i] *= 1 - (a[i] * a[i]);
            }
        }
        else
        {
            for (int i = 0; i < a.Length; i++)
            {
                d[i] = a[i] > 0 ? d[i] : 0;
            }
        }
    }

    private static void AddOuterProduct(ReadOnlySpan<float> x, TextbookLayer layer, float factor, float[] sum)
    {
        int inputs = layer.Inputs;
        for (int j = 0; j < layer.Units; j++)
        {
            TArithmetic.AddScaled(x, factor * layer.D[j], sum.AsSpan(j * inputs, inputs));
        }

        TArithmetic.AddScaled(layer.D, factor, sum.AsSpan(inputs * layer.Units));
    }
}
