using System;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Orders drawn at random, each as likely as any other (Fisher and Yates, in Durstenfeld's form).</summary>
internal static class Permutation
{
    /// <summary>The numbers 0 … count − 1 in an order drawn at random.</summary>
    public static int[] Create(int count, SplitMix64 random)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        Shuffle(order, ref random);
        return order;
    }

    /// <summary>Brings values into an order drawn at random.</summary>
    public static void Shuffle(Span<int> values, ref SplitMix64 random)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int drawn = random.NextInt(last + 1);
            (values[last], values[drawn]) = (values[drawn], values[last]);
        }
    }
}
