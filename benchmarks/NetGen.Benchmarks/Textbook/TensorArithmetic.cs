using System;
using System.Numerics.Tensors;

namespace NetGen.Benchmarks;

/// <summary><see cref="TensorPrimitives"/>.</summary>
internal readonly struct TensorArithmetic : IArithmetic
{
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => TensorPrimitives.Dot(x, y);

    public static void AddScaled(ReadOnlySpan<float> x, float factor, Span<float> y) => TensorPrimitives.MultiplyAdd(x, factor, y, y);

    public static void Activate(Activation activation, Span<float> a)
    {
        switch (activation)
        {
            case Activation.Tanh:
                TensorPrimitives.Tanh<float>(a, a);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Sigmoid<float>(a, a);
                break;
            case Activation.ReLU:
                TensorPrimitives.Max(a, 0.0f, a);
                break;
            case Activation.Softmax:
                // Its SoftMax does not subtract the maximum.
                TensorPrimitives.Subtract(a, TensorPrimitives.Max<float>(a), a);
                TensorPrimitives.SoftMax<float>(a, a);
                break;
        }
    }

    public static void Adam(in AdamStep step, Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, Span<float> scratch)
    {
        TensorPrimitives.Multiply(m, AdamStep.Beta1, m);
        TensorPrimitives.MultiplyAdd(g, AdamStep.OneMinusBeta1, m, m);
        TensorPrimitives.Multiply(v, AdamStep.Beta2, v);
        TensorPrimitives.Multiply(g, g, scratch);
        TensorPrimitives.MultiplyAdd(scratch, AdamStep.OneMinusBeta2, v, v);
        TensorPrimitives.Sqrt<float>(v, scratch);
        TensorPrimitives.Multiply(scratch, step.Root, scratch);
        TensorPrimitives.Add(scratch, AdamStep.Epsilon, scratch);
        TensorPrimitives.Divide(m, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -step.Rate, w, w);
    }
}
