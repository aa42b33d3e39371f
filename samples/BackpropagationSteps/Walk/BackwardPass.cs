using BackpropagationSteps.Text;
using NetGen;
using static BackpropagationSteps.Text.Symbols;

namespace BackpropagationSteps.Walk;

/// <summary>The backward pass of one pattern: every δ, and ∂E/∂w of every parameter.</summary>
internal sealed class BackwardPass
{
    /// <summary>δ⁽²⁾ of the output unit.</summary>
    public double Delta2 { get; private set; }

    /// <summary>δ⁽¹⁾ of the hidden units.</summary>
    public double[] Delta1 { get; } = new double[Weights.Hidden];

    /// <summary>∂E/∂w and ∂E/∂b of both layers.</summary>
    public Weights Gradient { get; private set; } =
        new(new double[Weights.Inputs, Weights.Hidden], new double[Weights.Hidden], new double[Weights.Hidden], 0);

    /// <summary>Computes, writes and checks all of it; the network's own gradients then wait for its update.</summary>
    public static BackwardPass Write<TNetwork>(
        TNetwork network, Pattern pattern, ForwardPass forward, Notebook notebook, Agreement agreement)
        where TNetwork : INetwork<TNetwork, double>
    {
        BackwardPass pass = new();
        Weights w = Weights.Of(network);
        notebook.Title("Backward: from the error to the weights");
        pass.WriteOutputDelta(pattern, forward, notebook);
        pass.WriteHiddenDeltas(w, forward, notebook);
        pass.WriteOutputGradients(forward, notebook);
        pass.WriteHiddenGradients(pattern.Input, notebook);
        pass.Check(network, pattern, forward, agreement);
        return pass;
    }

    private void WriteOutputDelta(Pattern pattern, ForwardPass forward, Notebook notebook)
    {
        double y = forward.Y;
        double t = pattern.Target;
        notebook.Formula("Output:  δ⁽²⁾ = ∂E/∂z⁽²⁾ = (y − t)·f'(z⁽²⁾),  sigmoid: f' = y·(1 − y)");
        Delta2 = (y - t) * y * (1.0 - y);
        notebook.Quantity(
            "δ⁽²⁾₁", "(y − t)·y·(1 − y)", $"({Number(y)} − {Number(t)})·{Number(y)}·(1 − {Number(y)})", Number(Delta2));
    }

    private void WriteHiddenDeltas(Weights w, ForwardPass forward, Notebook notebook)
    {
        notebook.Formula("Hidden:  δ⁽¹⁾ⱼ = ∂E/∂z⁽¹⁾ⱼ = (Σₖ w⁽²⁾ⱼₖ·δ⁽²⁾ₖ)·f'(z⁽¹⁾ⱼ),  tanh: f' = 1 − a²");
        for (int j = 0; j < Weights.Hidden; j++)
        {
            double a = forward.A1[j];
            Delta1[j] = w.W2[j] * Delta2 * (1.0 - (a * a));
            notebook.Quantity(
                Of("δ", 1, j),
                $"{Weight(2, j, 0)}·δ⁽²⁾₁·(1 − {Of("a", 1, j)}²)",
                $"{Term(w.W2[j])}·{Term(Delta2)}·(1 − {Term(a)}²)",
                Number(Delta1[j]));
        }
    }

    private void WriteOutputGradients(ForwardPass forward, Notebook notebook)
    {
        notebook.Formula("Layer 2:  ∂E/∂w⁽²⁾ⱼ₁ = a⁽¹⁾ⱼ·δ⁽²⁾₁,  ∂E/∂b⁽²⁾₁ = δ⁽²⁾₁");
        for (int j = 0; j < Weights.Hidden; j++)
        {
            Gradient.W2[j] = forward.A1[j] * Delta2;
            notebook.Quantity("∂E/∂" + Weight(2, j, 0), $"{Term(forward.A1[j])}·{Term(Delta2)} = {Number(Gradient.W2[j])}");
        }

        Gradient = Gradient with { B2 = Delta2 };
        notebook.Quantity("∂E/∂b⁽²⁾₁", Number(Delta2));
    }

    private void WriteHiddenGradients(double[] x, Notebook notebook)
    {
        notebook.Formula("Layer 1:  ∂E/∂w⁽¹⁾ᵢⱼ = xᵢ·δ⁽¹⁾ⱼ,  ∂E/∂b⁽¹⁾ⱼ = δ⁽¹⁾ⱼ");
        for (int i = 0; i < Weights.Inputs; i++)
        {
            for (int j = 0; j < Weights.Hidden; j++)
            {
                Gradient.W1[i, j] = x[i] * Delta1[j];
                notebook.Quantity("∂E/∂" + Weight(1, i, j), $"{Number(x[i])}·{Term(Delta1[j])} = {Number(Gradient.W1[i, j])}");
            }
        }

        for (int j = 0; j < Weights.Hidden; j++)
        {
            Gradient.B1[j] = Delta1[j];
            notebook.Quantity("∂E/∂" + Of("b", 1, j), Number(Delta1[j]));
        }
    }

    // The network's own backward pass: Backward adds its gradients to the accumulated ones, which were zero.
    private void Check<TNetwork>(TNetwork network, Pattern pattern, ForwardPass forward, Agreement agreement)
        where TNetwork : INetwork<TNetwork, double>
    {
        double error = network.Backward([pattern.Target]);
        agreement.Demand("E", forward.Error, error);

        double[] output = new double[1];
        network.CopyDeltasTo(2, output);
        agreement.Demand("δ⁽²⁾₁", Delta2, output[0]);

        double[] hidden = new double[Weights.Hidden];
        network.CopyDeltasTo(1, hidden);
        for (int j = 0; j < Weights.Hidden; j++)
        {
            agreement.Demand(Of("δ", 1, j), Delta1[j], hidden[j]);
        }

        ParameterNames.DemandAll("∂E/∂", Gradient, Weights.GradientsOf(network), agreement);
    }
}
