using System;
using System.Collections.Generic;

namespace NetGen.Benchmarks;

/// <summary>Named places for measurements that take turns.</summary>
internal sealed class RoundSet(RoundOptions options)
{
    private readonly List<Func<double>> _turns = [];
    private double[][] _results = [];

    /// <summary>The rounds of a measurement.</summary>
    /// <param name="slot">What <see cref="Add"/> returned for it.</param>
    public double[] this[int slot] => _results[slot];

    /// <summary>Adds a measurement and returns its place.</summary>
    public int Add(Func<double> turn)
    {
        _turns.Add(turn);
        return _turns.Count - 1;
    }

    public void Measure() => _results = Rotation.Measure(options.Rounds, _turns);
}
