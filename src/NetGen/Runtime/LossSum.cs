using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// The losses of a batch's samples, summed in as many chains as the widest vector has lanes, sample r in chain r modulo
/// their number; at the end chain j with chain j + n/2, and again over the half. The order depends on nothing but the
/// batch, and one chain doesn't wait for another.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal struct LossSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Chains _chains;

    private static int Lanes => 64 / Unsafe.SizeOf<T>();

    /// <summary>The sum.</summary>
    public T Total
    {
        get
        {
            Span<T> chains = _chains;
            for (int half = Lanes / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++)
                {
                    chains[i] += chains[i + half];
                }
            }

            return chains[0];
        }
    }

    /// <summary>Adds the losses of a block; blocks begin at multiples of the number of chains.</summary>
    /// <param name="losses">The first of them.</param>
    /// <param name="count">Their number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ref T losses, int count)
    {
        ref T chains = ref Unsafe.As<Chains, T>(ref _chains);
        int first = 0;
        for (; first + Lanes <= count; first += Lanes)
        {
            for (int i = 0; i < Lanes; i += Vector128<T>.Count)
            {
                Unsafe.As<T, Vector128<T>>(ref Unsafe.Add(ref chains, i)) += Unsafe.As<T, Vector128<T>>(ref Unsafe.Add(ref losses, first + i));
            }
        }

        for (int i = 0; first + i < count; i++)
        {
            Unsafe.Add(ref chains, i) += Unsafe.Add(ref losses, first + i);
        }
    }

    /// <summary>Adds the loss of one sample.</summary>
    /// <param name="sample">Its place in the batch.</param>
    /// <param name="loss">Its loss.</param>
    public void Add(int sample, T loss) => _chains[sample % Lanes] += loss;

    [InlineArray(16)]
    private struct Chains
    {
        private T _first;
    }
}
