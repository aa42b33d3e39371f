using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetGen.Training.Tests.Weights;

/// <summary>The training runs whose results are the files of this folder, and those files.</summary>
internal static class WeightsTraining
{
    public const int XorSteps = 4_000;
    public const int RotationSteps = 500;

    private static readonly float[][] _x = [[0, 0], [0, 1], [1, 0], [1, 1]];
    private static readonly float[][] _t = [[0], [1], [1], [0]];

    public static string PathOf(string file) => Path.Combine(
        typeof(WeightsTraining).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "TestDirectory").Value!,
        "Weights",
        file);

    public static XorTrainer Xor()
    {
        var network = new XorTrainer();
        TrainXor(network, XorSteps);
        return network;
    }

    public static RotationTrainer Rotation()
    {
        var network = new RotationTrainer();
        TrainRotation(network, 0, RotationSteps);
        return network;
    }

    public static void TrainXor<TNetwork>(TNetwork network, int steps)
        where TNetwork : INetwork<TNetwork, float>
    {
        for (int step = 0; step < steps; step++)
        {
            network.Train(_x[step % _x.Length], _t[step % _t.Length]);
        }
    }

    public static void TrainRotation<TNetwork>(TNetwork network, int first, int steps)
        where TNetwork : INetwork<TNetwork, double>
    {
        for (int step = first; step < first + steps; step++)
        {
            double angle = step * 0.37;
            network.Train([Math.Cos(angle), Math.Sin(angle)], [-Math.Sin(angle), Math.Cos(angle)]);
        }
    }

    /// <summary>All parameters.</summary>
    public static T[] Parameters<TNetwork, T>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var values = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    public static uint[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];

    public static ulong[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToUInt64Bits)];
}
