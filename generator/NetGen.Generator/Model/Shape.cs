using System.Globalization;
using System.Linq;

namespace NetGen.Generator.Model;

/// <summary>The extents of a value that flows between layers, outermost first.</summary>
internal sealed record Shape
{
    public required EquatableArray<int> Extents { get; init; }

    /// <summary>The number of elements; the parser has made sure that it fits.</summary>
    public int Size => Extents.Aggregate(1, (product, extent) => product * extent);

    public static Shape Of(params int[] extents) => new() { Extents = new EquatableArray<int>(extents) };

    public override string ToString() =>
        string.Join("×", Extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}
