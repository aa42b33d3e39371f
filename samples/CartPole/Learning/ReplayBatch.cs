namespace CartPole.Learning;

/// <summary>Steps drawn from the memory, one row each: made once, filled again and again.</summary>
/// <param name="size">The number of steps.</param>
/// <param name="stateSize">The numbers of a state.</param>
internal sealed class ReplayBatch(int size, int stateSize)
{
    public int Size { get; } = size;

    public float[] States { get; } = new float[size * stateSize];

    public int[] Actions { get; } = new int[size];

    public float[] Rewards { get; } = new float[size];

    public float[] NextStates { get; } = new float[size * stateSize];

    public bool[] IsTerminal { get; } = new bool[size];
}
