using System.Numerics;

namespace NetGen.Training;

/// <summary>A network's parameters with the state of its optimizer, to come back to.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
internal sealed class NetworkSnapshot<TNetwork, T>
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NetworkSnapshot()
    {
        Parameters = new T[TNetwork.ParameterCount];
        States = new T[TNetwork.OptimizerStateCount][];
        for (int i = 0; i < States.Length; i++)
        {
            States[i] = new T[TNetwork.ParameterCount];
        }
    }

    public T[] Parameters { get; }

    public T[][] States { get; }

    public long StepCount { get; set; }

    public void Take(TNetwork network)
    {
        network.CopyParametersTo(Parameters);
        for (int i = 0; i < States.Length; i++)
        {
            network.CopyOptimizerStateTo(i, States[i]);
        }

        StepCount = network.StepCount;
    }

    public void Restore(TNetwork network)
    {
        network.ClearGradients();
        network.CopyParametersFrom(Parameters);
        for (int i = 0; i < States.Length; i++)
        {
            network.CopyOptimizerStateFrom(i, States[i]);
        }

        network.StepCount = StepCount;
    }
}
