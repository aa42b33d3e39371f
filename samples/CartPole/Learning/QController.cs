using System;
using NetGen;
using NetGen.Numerics;

namespace CartPole.Learning;

/// <summary>
/// Controls and learns at once, by Q-learning (Watkins, 1989): Q(s, a) ← r + γ·maxₐ′ Q′(s′, a′), Q′ a copy of the network
/// from some steps ago (Mnih et al., 2015), with the action a′ chosen by the network itself (van Hasselt et al., 2016).
/// All memory is taken in the constructor; a step allocates nothing.
/// </summary>
/// <typeparam name="TNetwork">Any generated network with one linear output an action and half squared error.</typeparam>
internal sealed class QController<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly TNetwork _network;
    private readonly TNetwork _target;
    private readonly QSettings _settings;
    private readonly ReplayMemory _memory;
    private readonly ReplayBatch _batch;
    private readonly float[] _state = new float[TNetwork.InputSize];
    private readonly float[] _values = new float[TNetwork.OutputSize];
    private readonly float[] _outputs;
    private readonly float[] _targets;
    private readonly float[] _nextValues;
    private readonly int[] _nextActions;
    private readonly float[] _parameters = new float[TNetwork.ParameterCount];
    private SplitMix64 _random;
    private int _action;

    /// <summary>Creates a controller that knows nothing.</summary>
    /// <param name="settings">What Q-learning is set to.</param>
    /// <param name="seed">The seed of first weights, exploration and draws from memory.</param>
    public QController(QSettings settings, ulong seed)
    {
        _settings = settings;
        _random = new SplitMix64(seed);
        ulong firstWeights = _random.Next();
        _network = TNetwork.Create(firstWeights);
        _target = TNetwork.Create(0);
        _memory = new ReplayMemory(settings.MemorySize, TNetwork.InputSize);
        _batch = new ReplayBatch(settings.BatchSize, TNetwork.InputSize);
        _outputs = new float[settings.BatchSize * TNetwork.OutputSize];
        _targets = new float[settings.BatchSize * TNetwork.OutputSize];
        _nextValues = new float[settings.BatchSize * TNetwork.OutputSize];
        _nextActions = new int[settings.BatchSize];
        TakeMemory();
        _network.Reset(firstWeights);
        CopyToTarget();
    }

    /// <summary>The steps of control so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>ε: the share of pushes that are random now.</summary>
    public double Exploration => 1.0 + ((_settings.FinalExploration - 1.0) * Math.Min(1.0, (double)StepCount / _settings.ExplorationSteps));

    /// <summary>The network that learns.</summary>
    public TNetwork Network => _network;

    /// <summary>Begins an episode.</summary>
    /// <param name="state">The state s.</param>
    /// <returns>The action a to take in it.</returns>
    public int Begin(ReadOnlySpan<float> state)
    {
        state.CopyTo(_state);
        _action = Choose(state);
        return _action;
    }

    /// <summary>Takes in what the last action led to, learns, and chooses the next.</summary>
    /// <param name="reward">The reward r.</param>
    /// <param name="state">The state s′.</param>
    /// <param name="isTerminal">Whether the episode has ended there; what is returned then means nothing.</param>
    /// <returns>The action to take in s′.</returns>
    public int Step(float reward, ReadOnlySpan<float> state, bool isTerminal)
    {
        _memory.Add(_state, _action, reward, state, isTerminal);
        StepCount++;
        if (StepCount >= _settings.WarmUpSteps)
        {
            Learn();
            if (StepCount % _settings.TargetPeriod == 0)
            {
                CopyToTarget();
            }
        }

        return Begin(state);
    }

    // Greedy but for a share ε of the steps.
    private int Choose(ReadOnlySpan<float> state)
    {
        if (_random.NextDouble() < Exploration)
        {
            return _random.NextInt(TNetwork.OutputSize);
        }

        _network.Predict(state, _values);
        return IndexOfLargest(_values);
    }

    private void Learn()
    {
        int actions = TNetwork.OutputSize;
        _memory.Draw(ref _random, _batch);

        // a′ by the network, its value by the copy.
        _network.Predict(_batch.NextStates, _nextValues, _batch.Size);
        for (int k = 0; k < _batch.Size; k++)
        {
            _nextActions[k] = IndexOfLargest(_nextValues.AsSpan(k * actions, actions));
        }

        _target.Predict(_batch.NextStates, _nextValues, _batch.Size);
        _network.Forward(_batch.States, _outputs, _batch.Size);

        // t = y but for the action taken: δ = y − t leaves the values of the others alone.
        _outputs.CopyTo(_targets, 0);
        for (int k = 0; k < _batch.Size; k++)
        {
            float future = _batch.IsTerminal[k] ? 0f : _settings.Discount * _nextValues[(k * actions) + _nextActions[k]];
            _targets[(k * actions) + _batch.Actions[k]] = _batch.Rewards[k] + future;
        }

        _network.Backward(_targets, _batch.Size);
        _network.Update();
    }

    // Networks take memory for a batch when they first see one, and for the optimizer in the first step: here, then, and
    // not in the loop. The step itself is undone by Reset.
    private void TakeMemory()
    {
        _target.Predict(_batch.States, _outputs, _batch.Size);
        _network.Predict(_batch.States, _outputs, _batch.Size);
        _network.Predict(_state, _values);
        _network.Forward(_batch.States, _outputs, _batch.Size);
        _network.Backward(_outputs, _batch.Size);
        _network.Update();
    }

    private void CopyToTarget()
    {
        _network.CopyParametersTo(_parameters);
        _target.CopyParametersFrom(_parameters);
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }
}
