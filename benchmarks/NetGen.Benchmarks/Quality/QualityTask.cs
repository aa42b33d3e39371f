using System;
using System.Collections.Generic;

namespace NetGen.Benchmarks;

/// <summary>A learning task that PyTorch has done with the same network, optimizer and number of epochs.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Setup">Network, optimizer, batch, epochs.</param>
/// <param name="Measure">What is measured on samples that were not trained on.</param>
/// <param name="LargerIsBetter">Whether more of it is better.</param>
/// <param name="Reference">PyTorch's mean.</param>
/// <param name="Deviation">The standard deviation of PyTorch's runs.</param>
/// <param name="Run">A value for each run.</param>
internal sealed record QualityTask(
    string Name,
    string Setup,
    string Measure,
    bool LargerIsBetter,
    double Reference,
    double Deviation,
    Func<QualityFiles, IReadOnlyList<double>> Run)
{
    /// <summary>Whether a mean is within one standard deviation of PyTorch's, or better.</summary>
    public bool IsMetBy(double mean) => LargerIsBetter ? mean >= Reference - Deviation : mean <= Reference + Deviation;
}
