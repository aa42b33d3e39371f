using System.Collections.Generic;
using System.Globalization;
using System.Linq;
#if NETGEN_GENERATOR
using NetGen.Generator.Catalogue;
#endif

namespace NetGen.Persistence.TextFormat;

/// <summary>The shape that a file's values have, and that a network must have to take them.</summary>
internal sealed class WeightsTopology
{
    private readonly List<(int Units, bool Bias)> _layers;

    public WeightsTopology(Precision precision, int inputs, IEnumerable<(int Units, bool Bias)> layers)
    {
        Precision = precision;
        Inputs = inputs;
        _layers = layers.ToList();
        long rows = inputs;
        foreach ((int units, bool bias) in _layers)
        {
            Count += (rows + (bias ? 1 : 0)) * units;
            rows = units;
        }
    }

    public Precision Precision { get; }

    public int Inputs { get; }

    public IReadOnlyList<(int Units, bool Bias)> Layers => _layers;

    /// <summary>The number of parameters.</summary>
    public long Count { get; }

    /// <summary>The bytes of a value.</summary>
    public int ValueSize => Precision == Precision.Single ? sizeof(float) : sizeof(double);

    /// <summary>The number type as C# and the file call it.</summary>
    public string TypeName => Precision == Precision.Single ? "float" : "double";

    /// <summary>
    /// Number type and sizes in a line, such as "2-3-1, float" or "2-3-1, layer 2 without bias, float". Two topologies are
    /// the same exactly where this is.
    /// </summary>
    public override string ToString()
    {
        string sizes = string.Join("-", new[] { Inputs }.Concat(_layers.Select(layer => layer.Units)).Select(Text));
        string bare = string.Concat(_layers.Select((layer, i) => layer.Bias ? string.Empty : $", layer {Text(i + 1)} without bias"));
        return $"{sizes}{bare}, {TypeName}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
