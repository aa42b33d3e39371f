using System;
using CartPole.Plant;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Samples.CartPoleSample;

/// <summary>The simulated plant against what can be computed by hand.</summary>
public sealed class SimulationTests
{
    // Upright and at rest: θ̈ = −(F/M)/(l·(4/3 − m/M)), ẍ = (F − m l θ̈)/M with M = 1.1, m = 0.1, l = 0.5, F = 10.
    [Fact]
    public void FirstPushIsAsComputedByHand()
    {
        CartPoleSimulation plant = new();
        plant.Push(10);

        double angular = -(10 / 1.1) / (0.5 * ((4.0 / 3.0) - (0.1 / 1.1)));
        double linear = (10 - (0.1 * 0.5 * angular)) / 1.1;
        Assert.Equal(0, plant.State.Position);
        Assert.Equal(0.02 * linear, plant.State.Speed, 1e-12);
        Assert.Equal(0, plant.State.Angle);
        Assert.Equal(0.02 * angular, plant.State.AngularSpeed, 1e-12);
        Assert.True(plant.State.Speed > 0.19 && plant.State.AngularSpeed < -0.29, "The cart goes right, the pole falls left.");
    }

    [Fact]
    public void LeftAndRightAreAlike()
    {
        CartPoleSimulation one = new();
        CartPoleSimulation other = new();
        one.Reset(new CartPoleState(0.1, -0.2, 0.03, 0.4));
        other.Reset(new CartPoleState(-0.1, 0.2, -0.03, -0.4));
        for (int step = 0; step < 20; step++)
        {
            double force = step % 3 == 0 ? 10 : -10;
            one.Push(force);
            other.Push(-force);
        }

        CartPoleState state = other.State;
        Assert.Equal(one.State, new CartPoleState(-state.Position, -state.Speed, -state.Angle, -state.AngularSpeed));
    }

    // A free pole leaves the upright as θ̈ = ω²θ with ω² = g / (l·(4/3 − m/M)); Euler's steps give θ as the half sum of (1 ± ωτ)ⁿ.
    [Fact]
    public void UntouchedPoleFallsAsItsEquationSays()
    {
        CartPoleSimulation plant = new();
        plant.Reset(new CartPoleState(0, 0, 0.02, 0));
        const int Steps = 20;
        for (int step = 0; step < Steps; step++)
        {
            plant.Push(0);
        }

        double rate = 0.02 * Math.Sqrt(9.8 / (0.5 * ((4.0 / 3.0) - (0.1 / 1.1))));
        double expected = 0.01 * (Math.Pow(1 + rate, Steps) + Math.Pow(1 - rate, Steps));

        // Left out are the track's friction, some 0.2 % of gravity's share here, and sin θ ≠ θ.
        Assert.InRange(plant.State.Angle, 0.99 * expected, 1.01 * expected);
        Assert.True(expected > 0.04, "The pole must have fallen.");
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(2.39, 0, false)]
    [InlineData(-2.41, 0, true)]
    [InlineData(0, 0.209, false)]
    [InlineData(0, -0.210, true)]
    public void FailsBeyondTrackAndTwelveDegrees(double position, double angle, bool hasFailed)
    {
        CartPoleSimulation plant = new();
        plant.Reset(new CartPoleState(position, 0, angle, 0));

        Assert.Equal(hasFailed, plant.HasFailed);
    }

    [Fact]
    public void StartsAreNearTheMiddleAndDiffer()
    {
        SplitMix64 random = new(3);
        CartPoleSimulation plant = new();
        plant.Reset(ref random);
        CartPoleState first = plant.State;
        plant.Reset(ref random);

        Assert.NotEqual(first, plant.State);
        Assert.All([first.Position, first.Speed, first.Angle, first.AngularSpeed], value => Assert.InRange(value, -0.05, 0.05));
    }

    [Fact]
    public void ObservationIsOneAtTheAngleLimitAndTwoAtTheTracksEnd()
    {
        float[] observation = new float[Observation.Size];
        Observation.Write(new CartPoleState(2.4, -1, CartPoleSimulation.AngleLimit, 1.5), observation);

        Assert.Equal([2f, -1f, 1f, 1f], observation);
    }
}
