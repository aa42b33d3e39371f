using System;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // for generated code, as the other parts

// The start from weights in the assembly.
public static partial class Passes<T, TKernels>
{
    /// <summary>Fills the parameters of a new network. The values have been looked at when the program was compiled, or read.</summary>
    public static void Start(NetworkState<T> state, ReadOnlySpan<T> weights) =>
        DenseLayout.CopyFrom(TKernels.Layers, weights, state.Parameters.Span);
}
