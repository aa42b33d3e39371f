#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>The number type of a network: parameters, activations, gradients and the spans of every method.</summary>
public enum Precision
{
    /// <summary><see cref="float"/>, 32 bits.</summary>
    Single = 0,

    /// <summary><see cref="double"/>, 64 bits.</summary>
    Double = 1,
}
