using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Persistence;

/// <summary>What is said of a tensor in a header: its name, type and shape.</summary>
internal sealed record TensorSpec(string Name, TensorType Type, long[] Shape)
{
    /// <summary>Refuses anything but exactly the expected tensors, in whatever order.</summary>
    /// <exception cref="InvalidDataException">One is missing, one is too many, or one is of another type or shape.</exception>
    public static void RequireExactly(string source, IReadOnlyCollection<TensorSpec> expected, IReadOnlyCollection<TensorSpec> found)
    {
        Dictionary<string, TensorSpec> byName = found.ToDictionary(spec => spec.Name);
        foreach (TensorSpec spec in expected)
        {
            if (!byName.Remove(spec.Name, out TensorSpec? other))
            {
                throw FileRefusal.Of(source, $"a tensor {spec}", $"none among {Names(found)}");
            }

            if (other.Type != spec.Type || !other.Shape.AsSpan().SequenceEqual(spec.Shape))
            {
                throw FileRefusal.Of(source, $"the tensor {spec}", other.TypeAndShape());
            }
        }

        if (byName.Count > 0)
        {
            throw FileRefusal.Of(source, $"only {Names(expected)}", $"also {Names(byName.Values)}");
        }
    }

    public override string ToString() => $"{FileRefusal.Quote(Name)} {TypeAndShape()}";

    private string TypeAndShape() =>
        $"{Type.Name()} [{string.Join(", ", Shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)))}]";

    // A message is read by a person: a handful of names will do.
    private static string Names(IReadOnlyCollection<TensorSpec> specs)
    {
        const int Shown = 8;
        string names = string.Join(", ", specs.Take(Shown).Select(spec => FileRefusal.Quote(spec.Name)));
        return specs.Count == 0 ? "no tensors" : specs.Count <= Shown ? names : $"{names}, …";
    }
}
