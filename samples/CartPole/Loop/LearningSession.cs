using CartPole.Learning;
using NetGen;

namespace CartPole.Loop;

/// <summary>Episode after episode until the pole is balanced, or the steps are used up.</summary>
/// <typeparam name="TNetwork">The controller's network.</typeparam>
internal sealed class LearningSession<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly double _goal;

    /// <summary>Creates a session in which nothing has been learnt.</summary>
    /// <param name="settings">What the controller is set to.</param>
    /// <param name="seed">The seed of everything.</param>
    /// <param name="maximumSteps">The control steps there are to learn in.</param>
    /// <param name="goal">The mean length of the last episodes to reach.</param>
    public LearningSession(QSettings settings, ulong seed, int maximumSteps, double goal)
    {
        _goal = goal;
        Controller = new QController<TNetwork>(settings, seed);
        Loop = new ControlLoop<TNetwork>(Controller, ~seed, maximumSteps);
    }

    /// <summary>Who controls and learns.</summary>
    public QController<TNetwork> Controller { get; }

    /// <summary>The loop it does so in.</summary>
    public ControlLoop<TNetwork> Loop { get; }

    /// <summary>What was reached so far.</summary>
    public Scoreboard Scores { get; } = new();

    /// <summary>Whether the goal is reached.</summary>
    public bool HasLearnt => Scores.HasReached(_goal);

    /// <summary>Whether there is another episode to run.</summary>
    public bool IsOver => HasLearnt || Loop.Steps >= Loop.MaximumSteps;

    /// <summary>Runs the next episode.</summary>
    /// <returns>Its length in steps.</returns>
    public int RunEpisode()
    {
        int steps = Loop.RunEpisode();
        Scores.Add(steps);
        return steps;
    }
}
