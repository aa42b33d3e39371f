using System;

namespace CartPole.Loop;

/// <summary>The lengths of the last episodes.</summary>
internal sealed class Scoreboard
{
    /// <summary>How many episodes the mean is over.</summary>
    public const int Window = 20;

    private readonly int[] _last = new int[Window];

    /// <summary>All episodes so far.</summary>
    public int Episodes { get; private set; }

    /// <summary>The mean length of the last <see cref="Window"/> episodes, of all while they are fewer.</summary>
    public double Mean { get; private set; }

    /// <summary>Whether the last <see cref="Window"/> episodes were at least so long on average.</summary>
    public bool HasReached(double goal) => Episodes >= Window && Mean >= goal;

    /// <summary>Adds an episode.</summary>
    /// <param name="steps">Its length.</param>
    public void Add(int steps)
    {
        _last[Episodes % Window] = steps;
        Episodes++;
        int count = Math.Min(Episodes, Window);
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += _last[i];
        }

        Mean = (double)sum / count;
    }
}
