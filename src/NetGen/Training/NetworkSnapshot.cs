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
        Shared = new double[States.Length];
        for (int i = 0; i < States.Length; i++)
        {
            States[i] = TNetwork.IsOptimizerStateShared(i) ? [] : new T[TNetwork.ParameterCount];
        }
    }

    public T[] Parameters { get; }

    /// <summary>A value a parameter of each state; none of those that all parameters share.</summary>
    public T[][] States { get; }

    /// <summary>The values of those, at the places of their states.</summary>
    public double[] Shared { get; }

    public long StepCount { get; set; }

    public void Take(TNetwork network)
    {
        network.CopyParametersTo(Parameters);
        for (int i = 0; i < States.Length; i++)
        {
            if (TNetwork.IsOptimizerStateShared(i))
            {
                Shared[i] = network.GetSharedOptimizerState(i);
            }
            else
            {
                network.CopyOptimizerStateTo(i, States[i]);
            }
        }

        StepCount = network.StepCount;
    }

    public void Restore(TNetwork network)
    {
        network.ClearGradients();
        network.CopyParametersFrom(Parameters);
        for (int i = 0; i < States.Length; i++)
        {
            if (TNetwork.IsOptimizerStateShared(i))
            {
                network.SetSharedOptimizerState(i, Shared[i]);
            }
            else
            {
                network.CopyOptimizerStateFrom(i, States[i]);
            }
        }

        network.StepCount = StepCount;
    }
}
