using System.Globalization;
using BackpropagationSteps.Text;
using NetGen;
using static BackpropagationSteps.Text.Symbols;

namespace BackpropagationSteps.Walk;

/// <summary>The whole walk, from the first forward pass to a learnt truth table.</summary>
internal static class Tour
{
    /// <summary>Writes it.</summary>
    /// <returns>Whether XOR was learnt.</returns>
    /// <exception cref="DeviationException">A number deviates from the network's own.</exception>
    public static bool Write<TNetwork>(Options options, Notebook notebook)
        where TNetwork : INetwork<TNetwork, double>
    {
        Agreement agreement = new();
        TNetwork network = TNetwork.Create(options.Seed);
        Pattern pattern = options.Pattern;
        notebook.Line(string.Create(CultureInfo.InvariantCulture, $"{TNetwork.Description}, seed {options.Seed}"));
        notebook.Line($"x₁ = {Number(pattern.Input[0])}, x₂ = {Number(pattern.Input[1])}, t = {Number(pattern.Target)}");

        for (int step = 1; step <= options.Steps; step++)
        {
            if (options.Steps > 1)
            {
                notebook.Title(string.Create(CultureInfo.InvariantCulture, $"Step {step} of {options.Steps}"));
            }

            // Forward, Backward, Update: the three that Train is made of.
            ForwardPass forward = ForwardPass.Write(network, pattern, notebook, agreement);
            BackwardPass backward = BackwardPass.Write(network, pattern, forward, notebook, agreement);
            DifferenceQuotient.Write(network, pattern, notebook, agreement);
            UpdateStep.Write(network, pattern, backward.Gradient, forward.Error, notebook, agreement);
        }

        notebook.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  {agreement.Count} numbers were compared with the network's own: all agree within {Agreement.Tolerance:0e-0}, quotients within {DifferenceQuotient.Tolerance:0e-0}."));

        // From the first weights again, so that what is learnt does not depend on the pattern walked through.
        return Learning.Write(TNetwork.Create(options.Seed), Pattern.Xor, notebook) is not null;
    }
}
