using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// The measured errors of <see cref="NetGen.Numerics.VectorMath"/>: double results and powers against values of a hundred bits,
/// other float results against the double function, whose own error is a hundred-millionth of theirs.
/// </summary>
public static class AccuracyTable
{
    /// <summary>The rows of all functions, forms and widths, one function after the other.</summary>
    public static IEnumerable<AccuracyRow> Measure(AccuracySweep sweep)
    {
        IEnumerable<AccuracyRow> rows = ElementaryFunctions.All
            .Where(function => sweep.Function is null || function.Name == sweep.Function)
            .SelectMany(function => SingleSweep.Measure(function, sweep.SinglePatterns).Concat(DoubleSweep.Measure(function, sweep.DoubleStrata)));
        return sweep.Function is null or PowerSweep.Name ? rows.Concat(PowerSweep.Measure(sweep.DoubleStrata)) : rows;
    }
}
