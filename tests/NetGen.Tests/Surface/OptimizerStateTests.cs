using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>What an optimizer keeps can be read, put back, and not be broken.</summary>
public sealed partial class OptimizerStateTests
{
    private static readonly float[] _x = [0.5f, -0.25f, 1.0f];
    private static readonly float[] _t = [0.75f];

    [Fact]
    public void StatesComeBackAsTheyWere()
    {
        StateNet trained = Train(5);
        var other = new StateNet();
        for (int state = 0; state < StateNet.OptimizerStateCount; state++)
        {
            float[] values = State(trained, state);
            Assert.Contains(values, value => value != 0.0f);
            Assert.NotEqual(values, State(other, state));
            other.CopyOptimizerStateFrom(state, values);
            Assert.Equal(values, State(other, state));
        }

        Assert.Equal(["m", "v", "muProduct"], Enumerable.Range(0, StateNet.OptimizerStateCount).Select(StateNet.GetOptimizerStateName));
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedAndChangesNothing()
    {
        StateNet network = Train(3);
        float[][] before = [.. Enumerable.Range(0, StateNet.OptimizerStateCount).Select(state => State(network, state))];
        var wrong = new float[StateNet.ParameterCount + 1];
        float[] poisoned = [.. Enumerable.Repeat(1.0f, StateNet.ParameterCount - 1), float.NaN];
        Assert.Contains($"{StateNet.ParameterCount}", Assert.ThrowsAny<ArgumentException>(() => network.CopyOptimizerStateFrom(0, wrong)).Message);
        Assert.Contains($"{wrong.Length}", Assert.ThrowsAny<ArgumentException>(() => network.CopyOptimizerStateFrom(2, wrong)).Message);
        Assert.ThrowsAny<ArgumentException>(() => network.CopyOptimizerStateTo(1, wrong));
        Assert.ThrowsAny<ArgumentException>(() => network.CopyObjectiveGradientTo(wrong));
        Assert.ThrowsAny<ArgumentException>(() => network.CopyOptimizerStateFrom(1, poisoned));
        Assert.ThrowsAny<ArgumentException>(() => network.CopyOptimizerStateFrom(StateNet.OptimizerStateCount, poisoned));
        Assert.ThrowsAny<ArgumentException>(() => network.CopyOptimizerStateTo(-1, poisoned));
        Assert.ThrowsAny<ArgumentException>(() => StateNet.GetOptimizerStateName(3));
        Assert.Equal(before, Enumerable.Range(0, StateNet.OptimizerStateCount).Select(state => State(network, state)));
    }

    private static StateNet Train(int steps)
    {
        var network = new StateNet();
        for (int step = 0; step < steps; step++)
        {
            network.Train(_x, _t);
        }

        return network;
    }

    private static float[] State(StateNet network, int state)
    {
        var values = new float[StateNet.ParameterCount];
        network.CopyOptimizerStateTo(state, values);
        return values;
    }

    [Network(3, L2 = 0.125)]
    [Dense(4, Activation.Tanh)]
    [Dense(1)]
    [NAdam]
    internal sealed partial class StateNet;
}
