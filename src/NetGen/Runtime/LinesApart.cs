using System;

namespace NetGen.Runtime;

/// <summary>
/// Where a buffer begins beside those that the same loops go through. A core tells a load from the stores before it by the lowest
/// twelve bits of their addresses first: one that has them in common with a store whose value is still being computed may wait
/// for it, and a step that takes the values of many parameters at once becomes a chain. A pass of Adam over 5,888 parameters takes
/// 1.7 µs; 6.0 with the gradients one cache line before the parameters in that sense, 3.4 with two, 1.7 again with eight (Zen 4;
/// on which pairs of pages it happens differs from run to run).
/// </summary>
internal static class LinesApart
{
    /// <summary>The bytes of a cache line.</summary>
    public const int Line = 64;

    private const int Page = 4096;
    private const int LinesPerPage = Page / Line;

    // A place eight lines from every other one is always among twice as many; a section more has another eight to choose from.
    private const int ChoicesPerSection = 16;

    // And no more than this part of its length.
    private const int LeastPart = 16;

    /// <summary>By how many lines more than it needs a buffer is allocated, for its beginning to be chosen.</summary>
    /// <param name="bytes">Its length.</param>
    /// <param name="sections">Its sections.</param>
    public static int Choices(long bytes, int sections) => (int)Math.Min(sections * ChoicesPerSection, bytes / (LeastPart * Line));

    /// <summary>The first of the places whose sections are farthest from the others, modulo 4,096 bytes, in lines from the beginning.</summary>
    /// <param name="begin">The address of the beginning.</param>
    /// <param name="choices">The lines by which it may be moved.</param>
    /// <param name="stride">The bytes from one section to the next.</param>
    /// <param name="sections">The number of sections.</param>
    /// <param name="others">The addresses of the other buffers.</param>
    public static int Best(nint begin, int choices, nint stride, int sections, ReadOnlySpan<nint> others)
    {
        int best = 0;
        int farthest = -1;
        for (int lines = 0; lines <= choices; lines++)
        {
            int nearest = LinesPerPage;
            for (int s = 0; s < sections; s++)
            {
                foreach (nint other in others)
                {
                    nearest = Math.Min(nearest, Distance(begin + (lines * Line) + (s * stride), other));
                }
            }

            if (nearest > farthest)
            {
                (best, farthest) = (lines, nearest);
            }
        }

        return best;
    }

    // Modulo 4,096 bytes, in lines.
    private static int Distance(nint a, nint b)
    {
        int ahead = (int)((a - b) & (Page - 1)) / Line;
        return Math.Min(ahead, LinesPerPage - ahead);
    }
}
