using System;
using NetGen.Numerics;

namespace CartPole.Plant;

/// <summary>
/// A pole hinged to a cart on a track, with the equations and parameters of A. G. Barto, R. S. Sutton and C. W. Anderson,
/// "Neuronlike adaptive elements that can solve difficult learning control problems", IEEE Transactions on Systems, Man,
/// and Cybernetics 13 (1983) 834–846, friction included; integrated by Euler's method as there.
/// </summary>
internal sealed class CartPoleSimulation
{
    /// <summary>The time between two control steps, in s.</summary>
    public const double TimeStep = 0.02;

    /// <summary>How far the cart may leave the middle, in m.</summary>
    public const double PositionLimit = 2.4;

    /// <summary>How far the pole may leave the upright, in rad: 12°.</summary>
    public const double AngleLimit = 12.0 * Math.PI / 180.0;

    /// <summary>Half the pole's length l, in m.</summary>
    public const double HalfLength = 0.5;

    /// <summary>The force F to either side, in N.</summary>
    public const double Force = 10.0;

    private const double Gravity = 9.8;
    private const double CartMass = 1.0;
    private const double PoleMass = 0.1;
    private const double TotalMass = CartMass + PoleMass;
    private const double TrackFriction = 0.0005;
    private const double HingeFriction = 0.000002;

    // Each of the four starts somewhere in ±0.05: never twice the same, never lost already.
    private const double StartRange = 0.05;

    /// <summary>The state now.</summary>
    public CartPoleState State { get; private set; }

    /// <summary>Whether the pole has fallen or the cart has left the track.</summary>
    public bool HasFailed =>
        Math.Abs(State.Position) > PositionLimit || Math.Abs(State.Angle) > AngleLimit;

    /// <summary>Puts cart and pole near the middle and nearly upright.</summary>
    public void Reset(ref SplitMix64 random) =>
        State = new CartPoleState(Draw(ref random), Draw(ref random), Draw(ref random), Draw(ref random));

    /// <summary>Puts cart and pole where they shall be.</summary>
    public void Reset(CartPoleState state) => State = state;

    /// <summary>Pushes the cart for one time step.</summary>
    /// <param name="force">The force F in N, positive to the right.</param>
    public void Push(double force)
    {
        (double x, double v, double theta, double omega) = State;
        double sin = Math.Sin(theta);
        double cos = Math.Cos(theta);
        double friction = TrackFriction * Math.Sign(v);

        // θ̈ = (g sin θ + cos θ·(−F − m l θ̇² sin θ + μ_c sgn ẋ)/(m_c + m) − μ_p θ̇/(m l)) / (l·(4/3 − m cos² θ/(m_c + m)))
        double angular =
            ((Gravity * sin) + (cos * (-force - (PoleMass * HalfLength * omega * omega * sin) + friction) / TotalMass)
             - (HingeFriction * omega / (PoleMass * HalfLength)))
            / (HalfLength * ((4.0 / 3.0) - (PoleMass * cos * cos / TotalMass)));

        // ẍ = (F + m l (θ̇² sin θ − θ̈ cos θ) − μ_c sgn ẋ) / (m_c + m)
        double linear = (force + (PoleMass * HalfLength * ((omega * omega * sin) - (angular * cos))) - friction) / TotalMass;

        State = new CartPoleState(
            x + (TimeStep * v), v + (TimeStep * linear), theta + (TimeStep * omega), omega + (TimeStep * angular));
    }

    private static double Draw(ref SplitMix64 random) => StartRange * ((2.0 * random.NextDouble()) - 1.0);
}
