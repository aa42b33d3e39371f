using System;
using System.Numerics;
using NetGen.Pictures.Charts;

namespace NetGen.Pictures;

/// <summary>What a network of two inputs answers on a square grid of places: the middles of as many pixels.</summary>
internal sealed class OutputPlane
{
    private readonly double[] _outputs;
    private readonly int[] _classes;
    private readonly int _outputSize;

    private OutputPlane(int side, int outputSize)
    {
        Side = side;
        _outputSize = outputSize;
        _outputs = new double[side * side * outputSize];
        _classes = new int[side * side];
    }

    /// <summary>The number of places along each axis.</summary>
    public int Side { get; }

    /// <summary>The number of outputs.</summary>
    public int OutputSize => _outputSize;

    /// <summary>Whether all outputs are finite.</summary>
    public bool IsFinite { get; private set; } = true;

    /// <summary>Asks a network, a row of places at a time, the highest y first.</summary>
    public static OutputPlane Of<TNetwork, T>(INetwork<TNetwork, T> network, Axis x, Axis y, int side)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var plane = new OutputPlane(side, TNetwork.OutputSize);
        var inputs = new T[side * 2];
        var outputs = new T[side * TNetwork.OutputSize];
        for (int row = 0; row < side; row++)
        {
            T second = T.CreateChecked(y.High - ((row + 0.5) / side * (y.High - y.Low)));
            for (int column = 0; column < side; column++)
            {
                inputs[2 * column] = T.CreateChecked(x.Low + ((column + 0.5) / side * (x.High - x.Low)));
                inputs[(2 * column) + 1] = second;
            }

            network.Predict(inputs, outputs, side);
            network.Classify(inputs, plane._classes.AsSpan(row * side, side));
            for (int i = 0; i < outputs.Length; i++)
            {
                plane.IsFinite &= T.IsFinite(outputs[i]);
                plane._outputs[(row * outputs.Length) + i] = double.CreateChecked(outputs[i]);
            }
        }

        return plane;
    }

    /// <summary>An output in a place, counted row by row.</summary>
    public double this[int place, int output] => _outputs[(place * _outputSize) + output];

    /// <summary>The class in a place, as the network itself gives it.</summary>
    public int ClassOf(int place) => _classes[place];

    /// <summary>How far a class's output lies above the highest of the others: above 0 in its region.</summary>
    public double Lead(int place, int label)
    {
        double others = double.NegativeInfinity;
        for (int output = 0; output < _outputSize; output++)
        {
            others = output == label ? others : Math.Max(others, this[place, output]);
        }

        double lead = this[place, label] - others;
        // Outputs that have run into their bounds are equal; the pre-activations behind the class are not.
        return lead != 0.0 || double.IsNaN(lead) ? lead : ClassOf(place) == label ? double.Epsilon : -double.Epsilon;
    }
}
