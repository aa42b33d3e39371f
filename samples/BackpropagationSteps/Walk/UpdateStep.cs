using BackpropagationSteps.Text;
using NetGen;
using static BackpropagationSteps.Text.Symbols;

namespace BackpropagationSteps.Walk;

/// <summary>The step of gradient descent: every parameter goes against its gradient.</summary>
internal static class UpdateStep
{
    /// <summary>Computes, writes and checks the new parameters; the network then has them.</summary>
    public static void Write<TNetwork>(TNetwork network, Pattern pattern, Weights gradient, double error, Notebook notebook, Agreement agreement)
        where TNetwork : INetwork<TNetwork, double>
    {
        notebook.Title("Update: against the gradient");
        notebook.Formula($"w ← w − η·∂E/∂w,  η = {Setting(network.LearningRate)}");
        Weights stepped = Step(Weights.Of(network), gradient, network.LearningRate, notebook);

        network.Update();
        ParameterNames.DemandAll("", stepped, Weights.Of(network), agreement);

        double after = network.GetLoss(pattern.Input, [pattern.Target], 1);
        notebook.Line();
        notebook.Line($"  E of this pattern was {Number(error)} and is now {Number(after)}.");
    }

    private static Weights Step(Weights w, Weights gradient, double rate, Notebook notebook)
    {
        Weights stepped = new(new double[Weights.Inputs, Weights.Hidden], new double[Weights.Hidden], new double[Weights.Hidden], 0);
        for (int i = 0; i < Weights.Inputs; i++)
        {
            for (int j = 0; j < Weights.Hidden; j++)
            {
                stepped.W1[i, j] = Descend(Weight(1, i, j), w.W1[i, j], gradient.W1[i, j]);
            }
        }

        for (int j = 0; j < Weights.Hidden; j++)
        {
            stepped.B1[j] = Descend(Of("b", 1, j), w.B1[j], gradient.B1[j]);
        }

        for (int j = 0; j < Weights.Hidden; j++)
        {
            stepped.W2[j] = Descend(Weight(2, j, 0), w.W2[j], gradient.W2[j]);
        }

        return stepped with { B2 = Descend("b⁽²⁾₁", w.B2, gradient.B2) };

        double Descend(string name, double value, double slope)
        {
            double next = value - (rate * slope);
            notebook.Quantity(name, $"{Number(value)} − {Setting(rate)}·{Term(slope)} = {Number(next)}");
            return next;
        }
    }
}
