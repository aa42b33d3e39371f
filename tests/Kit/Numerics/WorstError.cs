using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>The largest error seen in each form of a function, and where; pieces found in parallel are joined in a fixed order.</summary>
internal sealed class WorstError<T>
{
    /// <summary>The forms, scalar first.</summary>
    public static readonly int[] Widths = [0, 128, 256, 512];

    private readonly double[] _ulps = new double[Widths.Length];
    private readonly T[] _arguments = new T[Widths.Length];

    public long Count { get; private set; }

    /// <summary>What is not a number is worse than anything.</summary>
    public void Note(int form, double ulps, T argument)
    {
        if (!(ulps <= _ulps[form]))
        {
            _ulps[form] = double.IsNaN(ulps) ? double.PositiveInfinity : ulps;
            _arguments[form] = argument;
        }
    }

    public void Add(int arguments) => Count += arguments;

    public static IEnumerable<AccuracyRow> Rows(string function, double bound, string precision, string domain, Func<T, string> text, IEnumerable<WorstError<T>> pieces)
    {
        var whole = new WorstError<T>();
        foreach (WorstError<T> piece in pieces)
        {
            whole.Count += piece.Count;
            for (int form = 0; form < Widths.Length; form++)
            {
                whole.Note(form, piece._ulps[form], piece._arguments[form]);
            }
        }

        return Widths.Select((width, form) => new AccuracyRow(
            function, precision, width, whole._ulps[form], text(whole._arguments[form]), whole.Count, domain, bound));
    }
}
