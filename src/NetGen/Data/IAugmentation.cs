using System;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Changes a sample's inputs at random, in a way that leaves its targets true.</summary>
/// <typeparam name="T">The number type.</typeparam>
public interface IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Changes the inputs of one sample in place. Called from several threads at once, for different samples.</summary>
    /// <param name="input">The sample's inputs.</param>
    /// <param name="random">The sample's own generator in this epoch: the only source of chance.</param>
    void Apply(Span<T> input, ref SplitMix64 random);
}
