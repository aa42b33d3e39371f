#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>How several losses become one: over the output units of a sample, or over the samples of a batch.</summary>
public enum Reduction
{
    /// <summary>Over outputs: the loss's own convention (see <c>Loss</c>). Over a batch: the mean.</summary>
    Default = 0,

    /// <summary>The sum.</summary>
    Sum = 1,

    /// <summary>The arithmetic mean.</summary>
    Mean = 2,
}
