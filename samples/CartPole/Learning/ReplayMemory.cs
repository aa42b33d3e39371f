using System;
using NetGen.Numerics;

namespace CartPole.Learning;

/// <summary>
/// The last steps (s, a, r, s′), in a ring that is filled once and then overwritten: learning from steps drawn at random
/// keeps what was learnt long ago from being forgotten (Lin, 1992).
/// </summary>
/// <param name="capacity">How many steps it holds.</param>
/// <param name="stateSize">The numbers of a state.</param>
internal sealed class ReplayMemory(int capacity, int stateSize)
{
    private readonly float[] _states = new float[capacity * stateSize];
    private readonly float[] _nextStates = new float[capacity * stateSize];
    private readonly int[] _actions = new int[capacity];
    private readonly float[] _rewards = new float[capacity];
    private readonly bool[] _isTerminal = new bool[capacity];
    private int _next;

    /// <summary>How many steps are held.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a step in, in the place of the oldest where all places are taken.</summary>
    /// <param name="state">s.</param>
    /// <param name="action">a.</param>
    /// <param name="reward">r.</param>
    /// <param name="nextState">s′.</param>
    /// <param name="isTerminal">Whether nothing comes after s′.</param>
    public void Add(ReadOnlySpan<float> state, int action, float reward, ReadOnlySpan<float> nextState, bool isTerminal)
    {
        state.CopyTo(_states.AsSpan(_next * stateSize, stateSize));
        nextState.CopyTo(_nextStates.AsSpan(_next * stateSize, stateSize));
        _actions[_next] = action;
        _rewards[_next] = reward;
        _isTerminal[_next] = isTerminal;
        _next = (_next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>Draws steps, each as likely as any other, into a batch.</summary>
    public void Draw(ref SplitMix64 random, ReplayBatch batch)
    {
        for (int k = 0; k < batch.Size; k++)
        {
            int from = random.NextInt(Count);
            _states.AsSpan(from * stateSize, stateSize).CopyTo(batch.States.AsSpan(k * stateSize));
            _nextStates.AsSpan(from * stateSize, stateSize).CopyTo(batch.NextStates.AsSpan(k * stateSize));
            batch.Actions[k] = _actions[from];
            batch.Rewards[k] = _rewards[from];
            batch.IsTerminal[k] = _isTerminal[from];
        }
    }
}
