using System;

namespace Digits.Glyphs;

/// <summary>
/// How hands write the ten digits: each way is a list of strokes, each stroke a smooth curve through its points.
/// A corner is a point where one stroke ends and the next begins. Points are in hundredths of the digit's height
/// around its middle, x to the right and y downwards.
/// </summary>
internal static class Skeletons
{
    private static readonly Point[][][][] _digits =
    [
        [
            [Stroke(5, -50, -19, -40, -30, 0, -20, 39, 2, 50, 22, 37, 30, -2, 20, -39, 5, -50)],
            [Stroke(14, -44, -8, -48, -24, -20, -24, 22, -6, 50, 16, 40, 25, 0, 17, -36, -4, -44)],
        ],
        [
            [Stroke(0, -50, 1, 0, 0, 50)],
            [Stroke(-20, -28, -8, -36, 2, -50), Stroke(2, -50, 2, 0, 1, 50)],
            [Stroke(-18, -32, 2, -50), Stroke(2, -50, 2, 50), Stroke(-20, 50, 24, 50)],
        ],
        [
            [Stroke(-25, -28, -14, -47, 10, -49, 22, -30, 13, -3, -9, 24, -28, 48), Stroke(-28, 48, 0, 47, 29, 48)],
            [Stroke(-24, -32, -8, -49, 14, -44, 20, -22, 6, 10, -14, 38, -27, 46, -28, 34, -15, 31, 4, 44, 29, 42)],
            [Stroke(-22, -40, 2, -50, 22, -36, 14, -8, -26, 47), Stroke(-26, 47, -4, 40, 10, 49, 28, 42)],
        ],
        [
            [Stroke(-23, -38, -2, -50, 19, -38, 16, -16, -5, -5), Stroke(-5, -5, 20, 6, 24, 29, 5, 49, -25, 41)],
            [Stroke(-22, -48, 20, -47), Stroke(20, -47, -3, -12), Stroke(-3, -12, 20, -2, 24, 25, 4, 48, -25, 39)],
            [Stroke(-20, -44, 6, -50, 20, -34, 8, -12, -8, -4, 14, 4, 22, 26, 4, 48, -24, 44)],
        ],
        [
            [Stroke(-16, -48, -22, -20, -27, 5), Stroke(-27, 5, 0, 4, 30, 2), Stroke(14, -44, 12, 0, 8, 50)],
            [Stroke(12, -50, -8, -18, -29, 14), Stroke(-29, 14, 0, 13, 29, 13), Stroke(12, -50, 12, 0, 12, 50)],
            [Stroke(-20, -46, -24, -14, -8, 0, 12, -6, 17, -46), Stroke(17, -46, 14, 0, 10, 50)],
        ],
        [
            [Stroke(24, -48, -16, -47), Stroke(-16, -47, -20, -8), Stroke(-20, -8, 4, -15, 24, 4, 21, 34, -1, 50, -25, 40)],
            [Stroke(25, -47, 0, -47, -18, -34, -13, -13, 8, -4, 23, 14, 16, 41, -6, 50, -27, 41)],
            [Stroke(-15, -44, -18, -10), Stroke(-18, -10, 6, -16, 22, 6, 16, 38, -6, 50, -25, 42), Stroke(-15, -44, 26, -49)],
        ],
        [
            [Stroke(16, -50, -8, -28, -24, 6, -21, 38, -1, 50, 20, 38, 20, 14, 2, 3, -17, 14, -23, 30)],
            [Stroke(3, -50, -14, -8, -22, 26, -6, 50, 15, 44, 21, 22, 7, 7, -13, 16, -21, 32)],
        ],
        [
            [Stroke(-26, -46, 0, -47, 27, -46), Stroke(27, -46, 6, -4, -7, 50)],
            [Stroke(-26, -45, 24, -47), Stroke(24, -47, 6, 0, -4, 50), Stroke(-15, 2, 22, 0)],
            [Stroke(-26, -32, -24, -47), Stroke(-24, -47, 24, -45), Stroke(24, -45, 12, -12, 4, 50)],
        ],
        [
            [Stroke(17, -37, 0, -50, -20, -36, -12, -13, 13, 8, 23, 30, 1, 50, -22, 32, -11, 8, 12, -13, 20, -33, 8, -48)],
            [
                Stroke(0, -50, -18, -40, -18, -16, 0, -5, 18, -16, 18, -40, 0, -50),
                Stroke(0, -5, -22, 10, -22, 38, 0, 50, 22, 38, 22, 10, 0, -5),
            ],
        ],
        [
            [Stroke(20, -32, 3, -50, -20, -38, -21, -14, -3, -1, 15, -12, 21, -34), Stroke(21, -34, 18, 8, 10, 50)],
            [Stroke(20, -34, 2, -49, -20, -34, -18, -10, 2, -2, 18, -14, 21, -36), Stroke(21, -36, 24, 8, 11, 42, -16, 47)],
            [Stroke(18, -40, -4, -50, -22, -30, -12, -8, 8, -10, 19, -42), Stroke(19, -42, 18, 50)],
        ],
    ];

    /// <summary>The ways to write one digit.</summary>
    public static ReadOnlySpan<Point[][]> Of(int digit) => _digits[digit];

    private static Point[] Stroke(params ReadOnlySpan<int> coordinates)
    {
        Point[] points = new Point[coordinates.Length / 2];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = 0.01 * new Point(coordinates[2 * i], coordinates[(2 * i) + 1]);
        }

        return points;
    }
}
