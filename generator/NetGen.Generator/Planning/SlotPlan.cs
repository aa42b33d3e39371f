using System.Collections.Generic;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Where one sample's values lie: the last layer's with targets and what the loss needs first, the tail of a block's
/// samples; then the layers before it, then the inputs.
/// </summary>
internal sealed class SlotPlan
{
    public SlotPlan(NetworkSpec spec, IReadOnlyList<int> padded, int lanes)
    {
        int last = spec.Layers.Count - 1;
        int end = 0;
        var places = new (int Z, int A, int D)[spec.Layers.Count];
        places[last] = PlaceLayer(last);
        T = end;
        Softmax = T + padded[last];
        TailLength = end = OddLines(Softmax + 2);
        for (int i = 0; i < last; i++)
        {
            places[i] = PlaceLayer(i);
        }

        X = end;
        Length = OddLines(X + spec.Input.Size);
        Places = places;

        (int Z, int A, int D) PlaceLayer(int i)
        {
            // The last layer's places are no longer than they need: a block has one such tail for each of its samples.
            int size = i == last ? padded[i] : Planner.RoundUp(padded[i], lanes);
            int z = end;
            int a = Rows.Of(spec.Layers[i], spec.Precision).IsIdentity ? z : z + size;
            end = a + size + size;
            return (z, a, a + size);
        }

        // An odd number of cache lines: rows a power of two apart would share the same cache sets. Of two lines half the sets are
        // enough for the rows of a block.
        int OddLines(int length)
        {
            int rounded = Planner.RoundUp(length, lanes);
            int lines = rounded / lanes;
            return lines > 2 && lines % 2 == 0 ? rounded + lanes : rounded;
        }
    }

    public IReadOnlyList<(int Z, int A, int D)> Places { get; }

    public int T { get; }

    public int Softmax { get; }

    public int X { get; }

    public int TailLength { get; }

    public int Length { get; }
}
