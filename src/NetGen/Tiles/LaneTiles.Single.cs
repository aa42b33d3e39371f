using System;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The products of a dense layer for a block whose samples stand side by side in the lanes: a unit's values of all samples
/// are one row. Every lane takes the steps of the single-sample kernels in their order. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneTiles
{
    /// <summary>zⱼ = f(bⱼ + Σᵢ wᵢⱼ·xᵢ).</summary>
    /// <typeparam name="TValue">The function f.</typeparam>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="inputs">Their number.</param>
    /// <param name="w">The weights, row after row of inputs.</param>
    /// <param name="stride">From a row of weights to the next one.</param>
    /// <param name="b">The biases.</param>
    /// <param name="z">Receives z, or f(z).</param>
    /// <param name="units">The number of units.</param>
    /// <param name="chains">1, 2 or 4: input i adds to chain i modulo this.</param>
    /// <param name="rows">The number of samples, a multiple of a vector's lanes.</param>
    public static void Affine<TValue>(int bits, ref float x, int inputs, ref float w, int stride, ref float b, ref float z, int units, int chains, int rows)
        where TValue : struct, ILaneValue<float>
    {
        switch (bits)
        {
            case 512:
                LaneTiles512.Affine<TValue>(ref x, inputs, ref w, stride, ref b, ref z, units, chains, rows);
                break;
            case 256:
                LaneTiles256.Affine<TValue>(ref x, inputs, ref w, stride, ref b, ref z, units, chains, rows);
                break;
            default:
                LaneTiles128.Affine<TValue>(ref x, inputs, ref w, stride, ref b, ref z, units, chains, rows);
                break;
        }
    }

    /// <summary>dᵢ = Σⱼ wᵢⱼ·δⱼ, and δ of the layer below from it.</summary>
    /// <typeparam name="TSlope">What makes δ of d and a.</typeparam>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="w">The weights, row after row of inputs.</param>
    /// <param name="padded">The length of a row.</param>
    /// <param name="d">δ, zero behind the last unit.</param>
    /// <param name="a">a of the layer below.</param>
    /// <param name="to">Receives δ of the layer below, or d.</param>
    /// <param name="e">Memory for sums on their way, as many rows as the widest vector has lanes.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="sums">Unit j adds to sum j modulo this.</param>
    /// <param name="rows">The number of samples, a multiple of a vector's lanes.</param>
    public static void Deltas<TSlope>(int bits, ref float w, int padded, ref float d, ref float a, ref float to, ref float e, int inputs, int sums, int rows)
        where TSlope : struct, ILaneSlope<float>
    {
        switch (bits)
        {
            case 512:
                LaneTiles512.Deltas<TSlope>(ref w, padded, ref d, ref a, ref to, ref e, inputs, sums, rows);
                break;
            case 256:
                LaneTiles256.Deltas<TSlope>(ref w, padded, ref d, ref a, ref to, ref e, inputs, sums, rows);
                break;
            default:
                LaneTiles128.Deltas<TSlope>(ref w, padded, ref d, ref a, ref to, ref e, inputs, sums, rows);
                break;
        }
    }

    /// <summary>dᵢ = wᵢ·δ of a layer of one unit, and δ of the layer below from it.</summary>
    /// <typeparam name="TSlope">What makes δ of d and a.</typeparam>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="w">The weights, one row an input.</param>
    /// <param name="padded">The length of a row.</param>
    /// <param name="d">δ.</param>
    /// <param name="a">a of the layer below.</param>
    /// <param name="to">Receives δ of the layer below, or d.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="rows">The number of samples, a multiple of a vector's lanes.</param>
    public static void DeltasOfUnit<TSlope>(int bits, ref float w, int padded, ref float d, ref float a, ref float to, int inputs, int rows)
        where TSlope : struct, ILaneSlope<float>
    {
        switch (bits)
        {
            case 512:
                LaneTiles512.DeltasOfUnit<TSlope>(ref w, padded, ref d, ref a, ref to, inputs, rows);
                break;
            case 256:
                LaneTiles256.DeltasOfUnit<TSlope>(ref w, padded, ref d, ref a, ref to, inputs, rows);
                break;
            default:
                LaneTiles128.DeltasOfUnit<TSlope>(ref w, padded, ref d, ref a, ref to, inputs, rows);
                break;
        }
    }

    /// <summary>G[i, j] += Σᵣ p[i, r]·q[r, j], one sample after the other.</summary>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="p">One factor, samples side by side.</param>
    /// <param name="n">The number of its rows.</param>
    /// <param name="q">The other factor, one row a sample.</param>
    /// <param name="stride">From a row of q to the next one.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="g">The sums, row after row.</param>
    /// <param name="rows">The number of samples.</param>
    public static void Gradient(int bits, ref float p, int n, ref float q, int stride, int columns, ref float g, int rows)
    {
        switch (Math.Min(bits, 8 * sizeof(float) * columns))
        {
            case 512:
                LaneTiles512.Gradient(ref p, n, ref q, stride, columns, ref g, rows);
                break;
            case 256:
                LaneTiles256.Gradient(ref p, n, ref q, stride, columns, ref g, rows);
                break;
            default:
                LaneTiles128.Gradient(ref p, n, ref q, stride, columns, ref g, rows);
                break;
        }
    }

    /// <summary>gⱼ += Σᵣ q[r, j], one sample after the other.</summary>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="q">The samples, one row each, and some memory behind them.</param>
    /// <param name="stride">From a row to the next one.</param>
    /// <param name="columns">The columns to sum, a multiple of the widest vector's lanes.</param>
    /// <param name="g">The sums.</param>
    /// <param name="e">Memory for eight vectors.</param>
    /// <param name="rows">The number of samples.</param>
    public static void Bias(int bits, ref float q, int stride, int columns, ref float g, ref float e, int rows)
    {
        switch (bits)
        {
            case 512:
                LaneTiles512.Bias(ref q, stride, columns, ref g, ref e, rows);
                break;
            case 256:
                LaneTiles256.Bias(ref q, stride, columns, ref g, ref e, rows);
                break;
            default:
                LaneTiles128.Bias(ref q, stride, columns, ref g, ref e, rows);
                break;
        }
    }
}
