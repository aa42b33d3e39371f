using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Pictures.Drawing;

/// <summary>The names of classes: those given, or their numbers.</summary>
internal static class ClassNames
{
    /// <summary>As many names as classes.</summary>
    /// <exception cref="ArgumentException">Other than that were given.</exception>
    public static string[] Require(IReadOnlyList<string>? names, int classes, string parameter)
    {
        if (names is null)
        {
            return [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        }

        if (names.Count != classes)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected the names of {classes} classes, found {names.Count}."), parameter);
        }

        return [.. names.Select(name => name ?? throw new ArgumentException("Expected a name for every class, found null.", parameter))];
    }
}
