using System;
using System.Linq;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests;

/// <summary>Samples turned into lanes and back: every value at its place, and nothing beyond is read or written.</summary>
public sealed class TranspositionTests
{
    private const int Row = 80;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    public void EveryValueComesToItsPlace(int gap)
    {
        foreach (int columns in Enumerable.Range(1, 20).Append(31).Append(32).Append(33).Append(64))
        {
            for (int rows = 1; rows <= 70; rows++)
            {
                Single(rows, columns, columns + gap);
                Double(rows, columns, columns + gap);
            }
        }
    }

    private static void Single(int rows, int columns, int stride)
    {
        // The last row ends where its array ends: what is read beyond would be a neighbour's.
        float[] x = Enumerable.Range(1, ((rows - 1) * stride) + columns).Select(i => (float)i).ToArray();
        float[] lanes = Enumerable.Repeat(-1.0f, (columns * Row) + 1).ToArray();
        int count = (rows + 15) / 16 * 16;
        Transposition.ToLanes(ref x[0], stride, columns, ref lanes[0], Row, rows, count);
        Assert.Equal(-1.0f, lanes[^1]);
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < Row; r++)
            {
                float expected = r < rows ? x[(r * stride) + c] : r < count ? 0.0f : -1.0f;
                Assert.True(lanes[(c * Row) + r] == expected, $"{rows}x{columns} of {stride}: row {r}, column {c}");
            }
        }

        float[] y = Enumerable.Repeat(-1.0f, (rows * stride) + 8).ToArray();
        Transposition.FromLanes(ref lanes[0], Row, columns, ref y[0], stride, rows);
        for (int i = 0; i < y.Length; i++)
        {
            bool used = i < rows * stride && i % stride < columns;
            bool fourth = columns == 3 && stride > 3 && i < rows * stride && i % stride == 3;
            Assert.True(y[i] == (used ? x[i] : -1.0f) || (fourth && y[i] == 0.0f), $"{rows}x{columns} of {stride}: {i}");
        }
    }

    private static void Double(int rows, int columns, int stride)
    {
        double[] x = Enumerable.Range(1, ((rows - 1) * stride) + columns).Select(i => (double)i).ToArray();
        double[] lanes = Enumerable.Repeat(-1.0, (columns * Row) + 1).ToArray();
        int count = (rows + 7) / 8 * 8;
        Transposition.ToLanes(ref x[0], stride, columns, ref lanes[0], Row, rows, count);
        Assert.Equal(-1.0, lanes[^1]);
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < Row; r++)
            {
                double expected = r < rows ? x[(r * stride) + c] : r < count ? 0.0 : -1.0;
                Assert.True(lanes[(c * Row) + r] == expected, $"{rows}x{columns} of {stride}: row {r}, column {c}");
            }
        }

        double[] y = Enumerable.Repeat(-1.0, (rows * stride) + 8).ToArray();
        Transposition.FromLanes(ref lanes[0], Row, columns, ref y[0], stride, rows);
        for (int i = 0; i < y.Length; i++)
        {
            bool used = i < rows * stride && i % stride < columns;
            Assert.True(y[i] == (used ? x[i] : -1.0), $"{rows}x{columns} of {stride}: {i}");
        }
    }
}
