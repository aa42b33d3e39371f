using System;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>
/// Scales the columns of rows: x' = (x − offset)·factor, and back, x = x' / factor + offset. What was read off training data
/// has to go with the network that was trained on it: as text (<see cref="ToText"/>), or inside its layers
/// (<see cref="FoldIntoFirstLayer"/>).
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Scaler<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _offsets;
    private readonly T[] _factors;

    /// <summary>A scaler of given numbers.</summary>
    /// <param name="offsets">A column's offset each, finite.</param>
    /// <param name="factors">A column's factor each, finite and not 0.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a number is not admissible.</exception>
    public Scaler(ReadOnlySpan<T> offsets, ReadOnlySpan<T> factors)
    {
        if (offsets.IsEmpty)
        {
            throw new ArgumentException("Expected at least one column, found none.", nameof(offsets));
        }

        Guard.Length(factors.Length, offsets.Length, nameof(factors));
        for (int column = 0; column < offsets.Length; column++)
        {
            if (!IsAdmissible(offsets[column], factors[column]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected finite offsets and finite factors other than 0, found {offsets[column]} and {factors[column]} in column {column} (counted from 0)."),
                    nameof(factors));
            }
        }

        _offsets = offsets.ToArray();
        _factors = factors.ToArray();
    }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _offsets.Length;

    /// <summary>What is subtracted from each column.</summary>
    public ReadOnlySpan<T> Offsets => _offsets;

    /// <summary>What each column is multiplied by after that.</summary>
    public ReadOnlySpan<T> Factors => _factors;

    /// <summary>Scales rows in place: x' = (x − offset)·factor.</summary>
    /// <param name="rows">Whole rows of <see cref="ColumnCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not that of whole rows.</exception>
    public void Apply(Span<T> rows)
    {
        RequireRows(rows.Length);
        for (; !rows.IsEmpty; rows = rows[_offsets.Length..])
        {
            int column = 0;
            if (Vector.IsHardwareAccelerated && Vector<T>.IsSupported)
            {
                for (; column <= _offsets.Length - Vector<T>.Count; column += Vector<T>.Count)
                {
                    Span<T> part = rows.Slice(column, Vector<T>.Count);
                    ((new Vector<T>(part) - new Vector<T>(_offsets, column)) * new Vector<T>(_factors, column)).CopyTo(part);
                }
            }

            for (; column < _offsets.Length; column++)
            {
                rows[column] = (rows[column] - _offsets[column]) * _factors[column];
            }
        }
    }

    /// <summary>Scales rows back in place: x = x' / factor + offset.</summary>
    /// <param name="rows">Whole rows of <see cref="ColumnCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not that of whole rows.</exception>
    public void Invert(Span<T> rows)
    {
        RequireRows(rows.Length);
        for (; !rows.IsEmpty; rows = rows[_offsets.Length..])
        {
            for (int column = 0; column < _offsets.Length; column++)
            {
                rows[column] = (rows[column] / _factors[column]) + _offsets[column];
            }
        }
    }

    /// <summary>
    /// Changes the first layer of a trained network that takes scaled inputs so that it takes inputs as they are:
    /// w'ᵢⱼ = factorᵢ·wᵢⱼ, b'ⱼ = bⱼ − Σᵢ offsetᵢ·w'ᵢⱼ. Its outputs stay the same but for rounding, which grows with how large
    /// offsets are against deviations.
    /// </summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="network">The network. States of its optimizer stay as they are: they stand for the layer as it was.</param>
    /// <exception cref="ArgumentException">
    /// The network has another number of inputs, its first layer has no biases to take the offsets, or a parameter would not be
    /// finite; no parameter has changed.
    /// </exception>
    public void FoldIntoFirstLayer<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T> =>
        LayerFolding.FoldInputs(this, network);

    /// <summary>
    /// Changes the last layer of a network trained on scaled targets so that it gives values as they are, which a linear
    /// layer can: w'ᵢⱼ = wᵢⱼ / factorⱼ, b'ⱼ = bⱼ / factorⱼ + offsetⱼ.
    /// </summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="network">The network. States of its optimizer stay as they are: they stand for the layer as it was.</param>
    /// <exception cref="ArgumentException">
    /// The network has another number of outputs, its last layer is not linear or has no biases, or a parameter would not be
    /// finite; no parameter has changed.
    /// </exception>
    public void FoldTargetsIntoLastLayer<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T> =>
        LayerFolding.FoldTargets(this, network);

    /// <summary>
    /// The scaler as text, for a model's metadata: "scaler 1", the number type, the number of columns, then
    /// offset,factor for each, all parted by single spaces; numbers in the shortest form that reads back to the same bits.
    /// </summary>
    public string ToText() => ScalerText.Write(this);

    /// <summary>Reads the text that <see cref="ToText"/> wrote: the same bits.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is no such; the message says what was expected and found.</exception>
    public static Scaler<T> Parse(string text) => ScalerText.Read<T>(text);

    internal static bool IsAdmissible(T offset, T factor) => T.IsFinite(offset) && T.IsFinite(factor) && !T.IsZero(factor);

    private void RequireRows(int length)
    {
        if (length % _offsets.Length != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected whole rows of {_offsets.Length} values, found {length} values."), "rows");
        }
    }
}
