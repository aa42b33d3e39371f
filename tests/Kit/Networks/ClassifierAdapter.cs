using System.Numerics;

namespace NetGen.Kit;

/// <summary>A network that also takes class indices.</summary>
public sealed class ClassifierAdapter<TNetwork, T> : NetworkAdapter<TNetwork, T>
    where TNetwork : IClassifier<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ClassifierAdapter(ulong seed)
        : base(seed)
    {
    }

    public ClassifierAdapter(TNetwork network)
        : base(network)
    {
    }

    public override bool TakesLabels => true;

    public override double Backward(int label) => ToDouble(Network.Backward(label));

    public override double Backward(int label, double[] inputGradient) =>
        Write(inputGradient, g => Network.Backward(label, g));

    public override double Backward(int[] labels) => ToDouble(Network.Backward(labels));

    public override double Backward(int[] labels, double[] inputGradients) =>
        Write(inputGradients, g => Network.Backward(labels, g));

    public override double Train(double[] input, int label) => ToDouble(Network.Train(Read(input), label));

    public override double Train(double[] inputs, int[] labels) => ToDouble(Network.Train(Read(inputs), labels));
}
