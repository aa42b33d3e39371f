using System;
using BackpropagationSteps.Text;
using NetGen;
using static BackpropagationSteps.Text.Symbols;

namespace BackpropagationSteps.Walk;

/// <summary>The forward pass of one pattern: every z, every a, and the error E at the end.</summary>
internal sealed class ForwardPass
{
    /// <summary>z⁽¹⁾ of the hidden units.</summary>
    public double[] Z1 { get; } = new double[Weights.Hidden];

    /// <summary>a⁽¹⁾ of the hidden units.</summary>
    public double[] A1 { get; } = new double[Weights.Hidden];

    /// <summary>z⁽²⁾ of the output unit.</summary>
    public double Z2 { get; private set; }

    /// <summary>The output y = a⁽²⁾.</summary>
    public double Y { get; private set; }

    /// <summary>The error E.</summary>
    public double Error { get; private set; }

    /// <summary>Computes, writes and checks all of it.</summary>
    public static ForwardPass Write<TNetwork>(TNetwork network, Pattern pattern, Notebook notebook, Agreement agreement)
        where TNetwork : INetwork<TNetwork, double>
    {
        ForwardPass pass = new();
        Weights w = Weights.Of(network);
        notebook.Title("Forward: from the inputs to the output");
        pass.WriteHiddenLayer(w, pattern.Input, notebook);
        pass.WriteOutputLayer(w, notebook);
        pass.WriteError(pattern, notebook);
        pass.Check(network, pattern, agreement);
        return pass;
    }

    private void WriteHiddenLayer(Weights w, double[] x, Notebook notebook)
    {
        notebook.Formula("Layer 1:  z⁽¹⁾ⱼ = b⁽¹⁾ⱼ + Σᵢ w⁽¹⁾ᵢⱼ·xᵢ,  a⁽¹⁾ⱼ = tanh(z⁽¹⁾ⱼ)");
        for (int j = 0; j < Weights.Hidden; j++)
        {
            Z1[j] = w.B1[j] + (w.W1[0, j] * x[0]) + (w.W1[1, j] * x[1]);
            A1[j] = Math.Tanh(Z1[j]);

            notebook.Quantity(
                Of("z", 1, j),
                $"{Of("b", 1, j)} + {Weight(1, 0, j)}·x₁ + {Weight(1, 1, j)}·x₂",
                $"{Number(w.B1[j])} + {Term(w.W1[0, j])}·{Number(x[0])} + {Term(w.W1[1, j])}·{Number(x[1])}",
                Number(Z1[j]));
            notebook.Quantity(Of("a", 1, j), $"tanh({Number(Z1[j])}) = {Number(A1[j])}");
        }
    }

    private void WriteOutputLayer(Weights w, Notebook notebook)
    {
        notebook.Formula("Layer 2:  z⁽²⁾₁ = b⁽²⁾₁ + Σⱼ w⁽²⁾ⱼ₁·a⁽¹⁾ⱼ,  y = a⁽²⁾₁ = 1 / (1 + exp(−z⁽²⁾₁))");
        Z2 = w.B2 + (w.W2[0] * A1[0]) + (w.W2[1] * A1[1]) + (w.W2[2] * A1[2]);
        Y = 1.0 / (1.0 + Math.Exp(-Z2));

        notebook.Quantity(
            "z⁽²⁾₁",
            "b⁽²⁾₁ + w⁽²⁾₁₁·a⁽¹⁾₁ + w⁽²⁾₂₁·a⁽¹⁾₂ + w⁽²⁾₃₁·a⁽¹⁾₃",
            $"{Number(w.B2)} + {Term(w.W2[0])}·{Term(A1[0])} + {Term(w.W2[1])}·{Term(A1[1])} + {Term(w.W2[2])}·{Term(A1[2])}",
            Number(Z2));
        notebook.Quantity("y", $"1 / (1 + exp(−{Term(Z2)})) = {Number(Y)}");
    }

    private void WriteError(Pattern pattern, Notebook notebook)
    {
        notebook.Formula("Error:  E = ½(t − y)²");
        Error = 0.5 * (pattern.Target - Y) * (pattern.Target - Y);
        notebook.Quantity("E", $"½({Number(pattern.Target)} − {Number(Y)})² = {Number(Error)}");
    }

    // The network's own forward pass keeps z and a of every layer: the same numbers must be there.
    private void Check<TNetwork>(TNetwork network, Pattern pattern, Agreement agreement)
        where TNetwork : INetwork<TNetwork, double>
    {
        double[] y = new double[1];
        double[] hidden = new double[Weights.Hidden];
        double[] output = new double[1];
        network.Forward(pattern.Input, y);

        network.CopyPreActivationsTo(1, hidden);
        for (int j = 0; j < Weights.Hidden; j++)
        {
            agreement.Demand(Of("z", 1, j), Z1[j], hidden[j]);
        }

        network.CopyActivationsTo(1, hidden);
        for (int j = 0; j < Weights.Hidden; j++)
        {
            agreement.Demand(Of("a", 1, j), A1[j], hidden[j]);
        }

        network.CopyPreActivationsTo(2, output);
        agreement.Demand("z⁽²⁾₁", Z2, output[0]);
        network.CopyActivationsTo(2, output);
        agreement.Demand("a⁽²⁾₁", Y, output[0]);
        agreement.Demand("y", Y, y[0]);
        agreement.Demand("E", Error, network.GetLoss(pattern.Input, [pattern.Target], 1));
    }
}
