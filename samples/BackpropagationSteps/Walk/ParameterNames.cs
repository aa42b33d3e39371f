using static BackpropagationSteps.Text.Symbols;

namespace BackpropagationSteps.Walk;

/// <summary>Goes through all parameters by name.</summary>
internal static class ParameterNames
{
    /// <summary>Compares one number for each parameter.</summary>
    /// <param name="prefix">What stands before the parameter's name, such as ∂E/∂.</param>
    /// <param name="formula">What the formulas give.</param>
    /// <param name="network">What the network computed.</param>
    /// <param name="agreement">Who compares.</param>
    /// <exception cref="DeviationException">A number deviates.</exception>
    public static void DemandAll(string prefix, Weights formula, Weights network, Agreement agreement)
    {
        for (int j = 0; j < Weights.Hidden; j++)
        {
            for (int i = 0; i < Weights.Inputs; i++)
            {
                agreement.Demand(prefix + Weight(1, i, j), formula.W1[i, j], network.W1[i, j]);
            }

            agreement.Demand(prefix + Of("b", 1, j), formula.B1[j], network.B1[j]);
            agreement.Demand(prefix + Weight(2, j, 0), formula.W2[j], network.W2[j]);
        }

        agreement.Demand(prefix + "b⁽²⁾₁", formula.B2, network.B2);
    }
}
