using System;
using System.Diagnostics;
using CartPole.Learning;
using CartPole.Plant;
using NetGen;
using NetGen.Numerics;

namespace CartPole.Loop;

/// <summary>
/// The loop that a program around a real plant would have too: read the sensors, let the controller learn from what the
/// last action did and choose the next, act. Nothing in it allocates.
/// </summary>
/// <typeparam name="TNetwork">The controller's network.</typeparam>
internal sealed class ControlLoop<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    /// <summary>The longest episode in steps: 10 s.</summary>
    public const int LongestEpisode = 500;

    private readonly CartPoleSimulation _plant = new();
    private readonly float[] _observation = new float[Observation.Size];
    private readonly QController<TNetwork> _controller;
    private SplitMix64 _starts;

    /// <summary>Creates a loop.</summary>
    /// <param name="controller">Who controls.</param>
    /// <param name="seed">The seed of the episodes' starts.</param>
    /// <param name="maximumSteps">How many control steps there will be at most.</param>
    public ControlLoop(QController<TNetwork> controller, ulong seed, int maximumSteps)
    {
        _controller = controller;
        _starts = new SplitMix64(seed);
        MaximumSteps = maximumSteps;
        Times = new StepTimes(maximumSteps);
    }

    /// <summary>How many control steps there are at most, over all episodes.</summary>
    public int MaximumSteps { get; }

    /// <summary>How many control steps there were.</summary>
    public int Steps => Times.Count;

    /// <summary>How long each control step took: learning and choosing, without the simulation.</summary>
    public StepTimes Times { get; }

    /// <summary>The bytes allocated in the loops of all episodes.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Runs an episode: until the pole falls, the cart leaves the track, or 10 s are over.</summary>
    /// <returns>Its length in steps.</returns>
    public int RunEpisode()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        int steps = Run();
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        return steps;
    }

    private int Run()
    {
        _plant.Reset(ref _starts);
        Observation.Write(_plant.State, _observation);
        int action = _controller.Begin(_observation);
        int steps = 0;
        while (steps < LongestEpisode && Steps < MaximumSteps)
        {
            _plant.Push(action == 0 ? -CartPoleSimulation.Force : CartPoleSimulation.Force);
            Observation.Write(_plant.State, _observation);
            bool hasFailed = _plant.HasFailed;

            // As in the paper, failure is the only thing ever said about how well it goes: −1, otherwise 0. That the
            // 10 s are over is no failure: the state then still has the value of its future.
            long start = Stopwatch.GetTimestamp();
            action = _controller.Step(hasFailed ? -1f : 0f, _observation, hasFailed);
            Times.Add(start, Stopwatch.GetTimestamp());

            steps++;
            if (hasFailed)
            {
                break;
            }
        }

        return steps;
    }
}
