using System;

namespace NetGen.Benchmarks;

/// <summary>Loops and <see cref="MathF"/>.</summary>
internal readonly struct LoopArithmetic : IArithmetic
{
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    public static void AddScaled(ReadOnlySpan<float> x, float factor, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }

    public static void Activate(Activation activation, Span<float> a)
    {
        switch (activation)
        {
            case Activation.Tanh:
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = MathF.Tanh(a[i]);
                }

                break;
            case Activation.Sigmoid:
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = 1 / (1 + MathF.Exp(-a[i]));
                }

                break;
            case Activation.ReLU:
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = a[i] > 0 ? a[i] : 0;
                }

                break;
            case Activation.Softmax:
                Softmax(a);
                break;
        }
    }

    public static void Adam(in AdamStep step, Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, Span<float> scratch)
    {
        for (int i = 0; i < w.Length; i++)
        {
            m[i] = (AdamStep.Beta1 * m[i]) + (AdamStep.OneMinusBeta1 * g[i]);
            v[i] = (AdamStep.Beta2 * v[i]) + (AdamStep.OneMinusBeta2 * g[i] * g[i]);
            w[i] -= step.Rate * m[i] / ((MathF.Sqrt(v[i]) * step.Root) + AdamStep.Epsilon);
        }
    }

    private static void Softmax(Span<float> a)
    {
        float largest = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            largest = MathF.Max(largest, a[i]);
        }

        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = MathF.Exp(a[i] - largest);
            sum += a[i];
        }

        for (int i = 0; i < a.Length; i++)
        {
            a[i] /= sum;
        }
    }
}
