using System;
using System.Text;

namespace Gan.Display;

/// <summary>Draws points with letters of the Braille block, which have two by four dots each.</summary>
internal static class PointPicture
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const char NoDots = '\u2800';

    // The bit of the dot in a column (0, 1) and row (0 to 3) of a letter; the last row came into the standard later.
    private static readonly int[,] _bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    /// <summary>Draws the points of a square around the origin; what lies outside is left out.</summary>
    /// <param name="points">x and y of each.</param>
    /// <param name="range">Half the square's side.</param>
    /// <param name="rows">The rows of letters; there are twice as many columns.</param>
    public static string Draw(ReadOnlySpan<float> points, double range, int rows)
    {
        int columns = 2 * rows;
        char[,] letters = new char[rows, columns];
        for (int i = 0; i < points.Length; i += 2)
        {
            double across = (points[i] + range) / (2.0 * range) * columns * DotsAcross;
            double down = (range - points[i + 1]) / (2.0 * range) * rows * DotsDown;
            if (across >= 0 && across < columns * DotsAcross && down >= 0 && down < rows * DotsDown)
            {
                int x = (int)across;
                int y = (int)down;
                letters[y / DotsDown, x / DotsAcross] |= (char)_bits[x % DotsAcross, y % DotsDown];
            }
        }

        StringBuilder text = new();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                text.Append((char)(NoDots | letters[row, column]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
