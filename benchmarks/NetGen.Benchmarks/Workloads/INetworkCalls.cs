using System;

namespace NetGen.Benchmarks;

/// <summary>
/// What a workload calls. Implementations are structs: a type parameter that is a struct gets code of its own, in which
/// these calls are the direct calls that a user's program makes.
/// </summary>
internal interface INetworkCalls
{
    /// <summary>The length of a sample's inputs: a constant where it is one to a user's program.</summary>
    int Inputs { get; }

    /// <summary>The length of a sample's outputs.</summary>
    int Outputs { get; }

    /// <summary>Sets the parameters, weights [inputs][units] and biases layer by layer, and forgets the optimizer's state.</summary>
    void Start(ReadOnlySpan<float> parameters);

    void Predict(ReadOnlySpan<float> x, Span<float> y);

    void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize);

    float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t);

    float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize);
}
