using System;

namespace NetGen.Metrics;

/// <summary>Distances between outputs and targets.</summary>
internal static class RegressionMeasures
{
    public static double MeanSquaredError(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0.0;
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = outputs[i] - targets[i];
            sum += difference * difference;
        }

        return sum / outputs.Length;
    }

    public static double MeanAbsoluteError(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0.0;
        for (int i = 0; i < outputs.Length; i++)
        {
            sum += Math.Abs(outputs[i] - targets[i]);
        }

        return sum / outputs.Length;
    }

    public static double RSquared(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputSize)
    {
        double sum = 0.0;
        for (int column = 0; column < outputSize; column++)
        {
            sum += RSquaredOf(outputs, targets, outputSize, column);
        }

        return sum / outputSize;
    }

    private static double RSquaredOf(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputSize, int column)
    {
        double mean = 0.0;
        for (int i = column; i < targets.Length; i += outputSize)
        {
            mean += targets[i];
        }

        mean /= targets.Length / outputSize;
        double residual = 0.0;
        double total = 0.0;
        for (int i = column; i < targets.Length; i += outputSize)
        {
            residual += (outputs[i] - targets[i]) * (outputs[i] - targets[i]);
            total += (targets[i] - mean) * (targets[i] - mean);
        }

        return total == 0.0 ? double.NaN : 1.0 - (residual / total);
    }
}
