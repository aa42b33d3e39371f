using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests;

/// <summary>The products that batches are made of, against plain loops over <c>double</c>, at every width the machine runs.</summary>
public sealed class RowTilesTests
{
    private static readonly int[] _widths = [.. new[] { 128, 256, 512 }.Where(bits => bits <= Hardware.VectorBits)];

    public static TheoryData<int, int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int, int>();
        foreach ((int inputs, int units) in new[] { (1, 1), (2, 3), (3, 8), (5, 10), (17, 16), (33, 24), (40, 32), (9, 48), (65, 64), (70, 130), (784, 20), (32, 2), (36, 4), (64, 8), (68, 1), (100, 7), (2600, 3) })
        {
            foreach (int rows in new[] { 1, 7, 8, 13, 64 })
            {
                foreach (int chains in new[] { 1, 2, 4 }.Where(chains => chains <= inputs))
                {
                    shapes.Add(inputs, units, rows, chains);
                }
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Single_precision_agrees_with_loops_and_between_widths(int inputs, int units, int rows, int chains)
    {
        var random = new Random(inputs + units + rows);
        var problem = new Problem(random, inputs, units, rows, 16);
        var results = _widths.Select(bits => Single<LaneIdentity<float>>(problem, bits, chains)).ToList();
        problem.AssertClose(results[0], 2e-6);
        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Double_precision_agrees_with_loops_and_between_widths(int inputs, int units, int rows, int chains)
    {
        var random = new Random(inputs + units + rows);
        var problem = new Problem(random, inputs, units, rows, 8);
        var results = _widths.Select(bits => Double<LaneIdentity<double>>(problem, bits, chains)).ToList();
        problem.AssertClose(results[0], 1e-14);
        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TheFunctionThatTilesEndInIsThatOfTheirSums(int inputs, int units, int rows, int chains)
    {
        var random = new Random(inputs + units + rows);
        var single = new Problem(random, inputs, units, rows, 16);
        var twice = new Problem(random, inputs, units, rows, 8);
        foreach (int bits in _widths)
        {
            Assert.Equal(Ramps(Single<LaneIdentity<float>>(single, bits, chains)), Single<Ramp>(single, bits, chains));
            Assert.Equal(Ramps(Double<LaneIdentity<double>>(twice, bits, chains)), Double<Ramp>(twice, bits, chains));
        }

        // The sums are the first of the results.
        double[] Ramps(double[] results) => [.. results.Take(rows * units).Select(z => Math.Max(z, 0.0)), .. results.Skip(rows * units)];
    }

    private static double[] Single<TValue>(Problem problem, int bits, int chains)
        where TValue : struct, ILaneValue<float>
    {
        var p = new Arrays<float>(problem, value => (float)value);
        foreach ((int first, int panel) in problem.Panels())
        {
            ref float w = ref p.W[first * problem.Inputs];
            RowTiles.Forward<TValue>(bits, ref p.X[0], problem.Inputs, problem.Inputs, 0, ref w, panel, ref p.B[first], problem.Inputs, chains, ref p.Z[first], problem.Padded, problem.Rows);
            RowTiles.Gradient(bits, ref p.X[0], problem.Inputs, problem.Inputs, 0, ref p.D[first], problem.Padded, problem.Rows, ref p.G[first * problem.Inputs], panel, problem.Inputs, default);
            RowTiles.BiasGradient(bits, ref p.D[first], problem.Padded, problem.Rows, ref p.Gb[first], panel);
        }

        RowTiles.InputGradient(bits, ref p.W[0], problem.Inputs, problem.Panel, problem.Padded / problem.Panel, problem.Padded % problem.Panel, ref p.D[0], problem.Padded, problem.Panel, ref p.Dx[0], problem.Inputs, 32, 32, problem.Rows);
        return p.Results(problem, value => value);
    }

    private static double[] Double<TValue>(Problem problem, int bits, int chains)
        where TValue : struct, ILaneValue<double>
    {
        var p = new Arrays<double>(problem, value => value);
        foreach ((int first, int panel) in problem.Panels())
        {
            ref double w = ref p.W[first * problem.Inputs];
            RowTiles.Forward<TValue>(bits, ref p.X[0], problem.Inputs, problem.Inputs, 0, ref w, panel, ref p.B[first], problem.Inputs, chains, ref p.Z[first], problem.Padded, problem.Rows);
            RowTiles.Gradient(bits, ref p.X[0], problem.Inputs, problem.Inputs, 0, ref p.D[first], problem.Padded, problem.Rows, ref p.G[first * problem.Inputs], panel, problem.Inputs, default);
            RowTiles.BiasGradient(bits, ref p.D[first], problem.Padded, problem.Rows, ref p.Gb[first], panel);
        }

        RowTiles.InputGradient(bits, ref p.W[0], problem.Inputs, problem.Panel, problem.Padded / problem.Panel, problem.Padded % problem.Panel, ref p.D[0], problem.Padded, problem.Panel, ref p.Dx[0], problem.Inputs, 32, 32, problem.Rows);
        return p.Results(problem, value => value);
    }

    private readonly struct Ramp : ILaneValue<float>, ILaneValue<double>
    {
        public static Vector128<float> Of(Vector128<float> z) => Vector128.Max(z, Vector128<float>.Zero);

        public static Vector256<float> Of(Vector256<float> z) => Vector256.Max(z, Vector256<float>.Zero);

        public static Vector512<float> Of(Vector512<float> z) => Vector512.Max(z, Vector512<float>.Zero);

        public static Vector128<double> Of(Vector128<double> z) => Vector128.Max(z, Vector128<double>.Zero);

        public static Vector256<double> Of(Vector256<double> z) => Vector256.Max(z, Vector256<double>.Zero);

        public static Vector512<double> Of(Vector512<double> z) => Vector512.Max(z, Vector512<double>.Zero);
    }

    // A layer with padded units, its weights in panels; every buffer has the room that a block of eight samples needs.
    private sealed class Problem
    {
        public Problem(Random random, int inputs, int units, int rows, int lanes)
        {
            Inputs = inputs;
            Units = units;
            Rows = rows;
            Padded = units <= lanes / 4 ? lanes / 4 : units <= lanes / 2 ? lanes / 2 : (units + lanes - 1) / lanes * lanes;
            Panel = Math.Min(Padded, 2 * lanes);
            X = Draw(random, rows, inputs, inputs);
            D = Draw(random, rows, units, Padded);
            W = Draw(random, inputs, units, Padded);
            B = Draw(random, 1, units, Padded);
        }

        public int Inputs { get; }

        public int Units { get; }

        public int Rows { get; }

        public int Padded { get; }

        public int Panel { get; }

        public double[,] X { get; }

        public double[,] D { get; }

        public double[,] W { get; }

        public double[,] B { get; }

        public IEnumerable<(int First, int Width)> Panels()
        {
            for (int first = 0; first < Padded; first += Panel)
            {
                yield return (first, Math.Min(Panel, Padded - first));
            }
        }

        public int WeightIndex(int input, int unit)
        {
            int first = unit / Panel * Panel;
            return (first * Inputs) + (input * Math.Min(Panel, Padded - first)) + (unit - first);
        }

        public void AssertClose(double[] results, double tolerance)
        {
            int at = 0;
            for (int r = 0; r < Rows; r++)
            {
                for (int j = 0; j < Units; j++)
                {
                    Check(B[0, j] + Enumerable.Range(0, Inputs).Sum(i => X[r, i] * W[i, j]), Inputs);
                }
            }

            for (int i = 0; i < Inputs; i++)
            {
                for (int j = 0; j < Units; j++)
                {
                    Check(Enumerable.Range(0, Rows).Sum(r => X[r, i] * D[r, j]), Rows);
                }
            }

            for (int j = 0; j < Units; j++)
            {
                Check(Enumerable.Range(0, Rows).Sum(r => D[r, j]), Rows);
            }

            for (int r = 0; r < Rows; r++)
            {
                for (int i = 0; i < Inputs; i++)
                {
                    Check(Enumerable.Range(0, Units).Sum(j => W[i, j] * D[r, j]), Units);
                }
            }

            Assert.Equal(results.Length, at);

            void Check(double expected, int terms) => Assert.InRange(results[at++] - expected, -tolerance * terms, tolerance * terms);
        }

        private static double[,] Draw(Random random, int rows, int used, int width)
        {
            var values = new double[rows, width];
            for (int r = 0; r < rows; r++)
            {
                for (int i = 0; i < used; i++)
                {
                    values[r, i] = (float)((2.0 * random.NextDouble()) - 1.0);
                }
            }

            return values;
        }
    }

    private sealed class Arrays<T>
        where T : struct
    {
        public Arrays(Problem problem, Func<double, T> convert)
        {
            int room = problem.Rows + 8;
            X = Convert(problem.X, room * problem.Inputs, convert);
            D = Convert(problem.D, room * problem.Padded, convert);
            B = Convert(problem.B, problem.Padded, convert);
            W = new T[problem.Inputs * problem.Padded];
            for (int i = 0; i < problem.Inputs; i++)
            {
                for (int j = 0; j < problem.Padded; j++)
                {
                    W[problem.WeightIndex(i, j)] = convert(problem.W[i, j]);
                }
            }

            Z = new T[room * problem.Padded];
            G = new T[problem.Inputs * problem.Padded];
            Gb = new T[problem.Padded];
            Dx = new T[room * problem.Inputs];
        }

        public T[] X { get; }

        public T[] D { get; }

        public T[] B { get; }

        public T[] W { get; }

        public T[] Z { get; }

        public T[] G { get; }

        public T[] Gb { get; }

        public T[] Dx { get; }

        public double[] Results(Problem problem, Func<T, double> convert)
        {
            var results = new List<double>();
            for (int r = 0; r < problem.Rows; r++)
            {
                results.AddRange(Z.Skip(r * problem.Padded).Take(problem.Units).Select(convert));
            }

            for (int i = 0; i < problem.Inputs; i++)
            {
                for (int j = 0; j < problem.Units; j++)
                {
                    results.Add(convert(G[problem.WeightIndex(i, j)]));
                }
            }

            results.AddRange(Gb.Take(problem.Units).Select(convert));
            for (int r = 0; r < problem.Rows; r++)
            {
                results.AddRange(Dx.Skip(r * problem.Inputs).Take(problem.Inputs).Select(convert));
            }

            return [.. results];
        }

        private static T[] Convert(double[,] values, int length, Func<double, T> convert)
        {
            var result = new T[length];
            ReadOnlySpan<double> flat = MemoryMarshal.CreateReadOnlySpan(ref values[0, 0], values.Length);
            for (int i = 0; i < flat.Length; i++)
            {
                result[i] = convert(flat[i]);
            }

            return result;
        }
    }
}
