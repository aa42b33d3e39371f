using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests;

/// <summary>
/// The input gradient of a block bit by bit, in whichever of its two forms: unit j adds to lane j modulo the lanes, lane by
/// lane from zero on, and the lanes are folded half onto half. And nothing is written that is not the block's.
/// </summary>
public sealed class InputGradientTests
{
    private static readonly int[] _widths = [.. new[] { 128, 256, 512 }.Where(bits => bits <= Hardware.VectorBits)];

    /// <summary>Inputs and padded units in lanes of the widest vector: 4 to 1024 and more of float, half as many of double.</summary>
    public static TheoryData<int, double, bool> Shapes()
    {
        var shapes = new TheoryData<int, double, bool>();
        foreach (int inputs in new[] { 1, 3, 8, 16, 20, 32, 39, 64, 77, 129 })
        {
            foreach (double vectors in new[] { 0.25, 0.5, 1, 2, 3, 4, 9 }.Concat(inputs == 39 ? [64, 66] : []))
            {
                shapes.Add(inputs, vectors, false);
                shapes.Add(inputs, vectors, true);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SinglePrecision(int inputs, double vectors, bool inPanels)
    {
        var problem = new Problem<float>(inputs, vectors, inPanels, 16, value => (float)value);
        foreach (int rows in Problem<float>.Rows)
        {
            float[] expected = problem.Expected(rows, (a, b, c) => VectorMath.MultiplyAdd(Vector128.CreateScalar(a), Vector128.CreateScalar(b), Vector128.CreateScalar(c)).ToScalar(), (a, b) => a + b);
            foreach (int bits in _widths)
            {
                float[] dx = problem.Blank(float.NaN);
                RowTiles.InputGradient(bits, ref problem.W[0], inputs, problem.Panel, problem.Panels, problem.Rest, ref problem.D[0], problem.Panel, problem.Pitch, ref dx[0], problem.DxStride, problem.DxPanel, problem.DxPitch, rows);
                problem.AssertSame(expected, dx, rows, (a, b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void DoublePrecision(int inputs, double vectors, bool inPanels)
    {
        var problem = new Problem<double>(inputs, vectors, inPanels, 8, value => value);
        foreach (int rows in Problem<double>.Rows)
        {
            double[] expected = problem.Expected(rows, (a, b, c) => VectorMath.MultiplyAdd(Vector128.CreateScalar(a), Vector128.CreateScalar(b), Vector128.CreateScalar(c)).ToScalar(), (a, b) => a + b);
            foreach (int bits in _widths)
            {
                double[] dx = problem.Blank(double.NaN);
                RowTiles.InputGradient(bits, ref problem.W[0], inputs, problem.Panel, problem.Panels, problem.Rest, ref problem.D[0], problem.Panel, problem.Pitch, ref dx[0], problem.DxStride, problem.DxPanel, problem.DxPitch, rows);
                problem.AssertSame(expected, dx, rows, (a, b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b));
            }
        }
    }

    private sealed class Problem<T>
        where T : struct
    {
        public static readonly int[] Rows = [1, 4, 7, 8, 13, 50];

        private const int Room = 58;

        private readonly int _inputs;
        private readonly int _units;
        private readonly int _lanes;

        public Problem(int inputs, double vectors, bool inPanels, int lanes, Func<double, T> convert)
        {
            _inputs = inputs;
            _units = (int)(vectors * lanes);
            _lanes = Math.Min(_units, lanes);
            Panel = Math.Min(_units, 2 * lanes);
            Panels = _units / Panel;
            Rest = _units % Panel;
            Pitch = Room * Panel;

            // The panels of a layer's own values are as wide as its units are; the caller's rows follow one another.
            int padded = inputs <= lanes / 4 ? lanes / 4 : inputs <= lanes / 2 ? lanes / 2 : (inputs + lanes - 1) / lanes * lanes;
            DxPanel = inPanels ? Math.Min(padded, 2 * lanes) : 32;
            DxStride = inPanels ? DxPanel : inputs;
            DxPitch = inPanels ? Room * DxPanel : 32;
            var random = new Random(inputs + _units);
            W = [.. Enumerable.Range(0, inputs * _units).Select(_ => convert(Draw(random)))];
            D = [.. Enumerable.Range(0, (Panels + 1) * Pitch).Select(_ => convert(Draw(random)))];
        }

        public int Panel { get; }

        public int Panels { get; }

        public int Rest { get; }

        public int Pitch { get; }

        public int DxPanel { get; }

        public int DxStride { get; }

        public int DxPitch { get; }

        public T[] W { get; }

        public T[] D { get; }

        public T[] Blank(T value)
        {
            T[] dx = new T[((_inputs / DxPanel) * DxPitch) + (Room * Math.Max(DxStride, DxPanel))];
            Array.Fill(dx, value);
            return dx;
        }

        public T[] Expected(int rows, Func<T, T, T, T> multiplyAdd, Func<T, T, T> add)
        {
            T[] dx = Blank(default);
            T[] sums = new T[_lanes];
            for (int r = 0; r < rows; r++)
            {
                for (int i = 0; i < _inputs; i++)
                {
                    Array.Clear(sums);
                    for (int j = 0; j < _units; j++)
                    {
                        int panel = j / Panel;
                        int width = Math.Min(Panel, _units - (panel * Panel));
                        T w = W[(panel * Panel * _inputs) + (i * width) + (j % Panel)];
                        sums[j % _lanes] = multiplyAdd(w, D[(panel * Pitch) + (r * Panel) + (j % Panel)], sums[j % _lanes]);
                    }

                    for (int half = _lanes / 2; half > 0; half /= 2)
                    {
                        for (int lane = 0; lane < half; lane++)
                        {
                            sums[lane] = add(sums[lane], sums[lane + half]);
                        }
                    }

                    dx[Place(r, i)] = sums[0];
                }
            }

            return dx;
        }

        // Values of the rows as expected; of what lies elsewhere only the room of eight rows and whole panels' ends may change.
        public void AssertSame(T[] expected, T[] actual, int rows, Func<T, T, bool> same)
        {
            T[] blank = Blank(actual[^1]);
            int width = DxStride == DxPanel ? (_inputs + DxPanel - 1) / DxPanel * DxPanel : _inputs;
            for (int r = 0; r < Math.Max(rows, 8); r++)
            {
                for (int i = 0; i < width; i++)
                {
                    int at = Place(r, i);
                    Assert.True(r >= rows || i >= _inputs || same(expected[at], actual[at]), $"row {r} of {rows}, input {i}: {actual[at]} instead of {expected[at]}");
                    blank[at] = actual[at];
                }
            }

            Assert.Equal(blank, actual);
        }

        // Zeros of both signs and products that vanish among the values: the sign of a zero is part of the bits.
        private static double Draw(Random random) => random.Next(12) switch
        {
            0 => 0.0,
            1 => -0.0,
            2 => 1e-30 * (random.NextDouble() - 0.5),
            _ => (2.0 * random.NextDouble()) - 1.0,
        };

        private int Place(int row, int input) => (input / DxPanel * DxPitch) + (row * DxStride) + (input % DxPanel);
    }
}
