using CartPole.Plant;
using NetGen;
using NetGen.Numerics;

namespace CartPole.Loop;

/// <summary>What a network has learnt, shown without learning on and without random pushes.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class GreedyRun<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly TNetwork _network;
    private readonly float[] _observation = new float[Observation.Size];

    /// <summary>Puts cart and pole somewhere near the middle.</summary>
    /// <param name="network">Who controls.</param>
    /// <param name="seed">The seed of the start.</param>
    public GreedyRun(TNetwork network, ulong seed)
    {
        _network = network;
        SplitMix64 random = new(seed);
        Plant.Reset(ref random);
    }

    /// <summary>Cart and pole.</summary>
    public CartPoleSimulation Plant { get; } = new();

    /// <summary>Goes one control step on.</summary>
    /// <returns>Whether the pole still stands.</returns>
    public bool Step()
    {
        Observation.Write(Plant.State, _observation);

        // The action of the largest Q: Classify takes the largest output.
        int action = _network.Classify(_observation);
        Plant.Push(action == 0 ? -CartPoleSimulation.Force : CartPoleSimulation.Force);
        return !Plant.HasFailed;
    }
}
