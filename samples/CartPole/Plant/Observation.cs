using System;

namespace CartPole.Plant;

/// <summary>The state as a network sees it: four numbers, about −1 to 1 each where the pole still stands.</summary>
internal static class Observation
{
    /// <summary>The numbers of an observation.</summary>
    public const int Size = 4;

    // Half the track, and the speeds that a balanced pole rarely exceeds: in m, m/s and rad/s.
    private const double PositionScale = CartPoleSimulation.PositionLimit / 2.0;
    private const double SpeedScale = 1.0;
    private const double AngularSpeedScale = 1.5;

    /// <summary>Writes the observation.</summary>
    /// <param name="state">The state.</param>
    /// <param name="destination">Receives <see cref="Size"/> numbers.</param>
    public static void Write(CartPoleState state, Span<float> destination)
    {
        destination[0] = (float)(state.Position / PositionScale);
        destination[1] = (float)(state.Speed / SpeedScale);
        destination[2] = (float)(state.Angle / CartPoleSimulation.AngleLimit);
        destination[3] = (float)(state.AngularSpeed / AngularSpeedScale);
    }
}
