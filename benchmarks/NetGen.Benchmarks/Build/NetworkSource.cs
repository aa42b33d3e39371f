using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>A network as its user writes it.</summary>
internal static class NetworkSource
{
    public static string Of(NetworkShape shape) => $"""
        using NetGen;

        [Network({shape.Inputs}, Loss = Loss.{shape.Loss})]
        {string.Concat(Enumerable.Range(0, shape.LayerCount).Select(layer => $"[Dense({shape.Sizes[layer + 1]}, Activation.{shape.Activations[layer]})]\n"))}[Adam]
        public sealed partial class {shape.Name}
        """ + "\n{\n}\n";
}
