using BackpropagationSteps.Text;
using NetGen;
using static BackpropagationSteps.Text.Symbols;

namespace BackpropagationSteps.Walk;

/// <summary>
/// The slope of E by a weight without any backpropagation: E with the weight a little larger, less E with it a little
/// smaller, over twice that little. It is what ∂E/∂w means, and too slow to train with: two forward passes a weight.
/// </summary>
internal static class DifferenceQuotient
{
    /// <summary>
    /// How far quotient and gradient may be apart: the quotient is off by about h² times the third derivative and by a
    /// rounding of E over h, both below 1e-9 here.
    /// </summary>
    public const double Tolerance = 1e-8;

    private const double Width = 1e-5;

    // Where a few of the parameters lie in the network's order: w⁽¹⁾₁₁, w⁽¹⁾₂₂, b⁽¹⁾₃, w⁽²⁾₁₁ and b⁽²⁾₁.
    private static readonly (string Name, int Place)[] _probes =
    [
        (Weight(1, 0, 0), 0), (Weight(1, 1, 1), 4), (Of("b", 1, 2), 8), (Weight(2, 0, 0), 9), (Of("b", 2, 0), 12),
    ];

    /// <summary>Writes and checks the quotients of a few parameters beside their gradients, which wait for the network's update.</summary>
    public static void Write<TNetwork>(TNetwork network, Pattern pattern, Notebook notebook, Agreement agreement)
        where TNetwork : INetwork<TNetwork, double>
    {
        double[] parameters = new double[TNetwork.ParameterCount];
        double[] gradients = new double[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        network.CopyGradientsTo(gradients);

        notebook.Title("Check: the slope without backpropagation");
        notebook.Formula("∂E/∂w ≈ (E(w + h) − E(w − h)) / 2h,  h = 0.00001");
        foreach ((string name, int place) in _probes)
        {
            double quotient = (ErrorAt(+Width) - ErrorAt(-Width)) / (2.0 * Width);
            notebook.Quantity("∂E/∂" + name, $"{Number(gradients[place]),8} by backpropagation, {Number(quotient),8} by the quotient");
            agreement.Demand("∂E/∂" + name, quotient, gradients[place], Tolerance);

            double ErrorAt(double change)
            {
                double[] moved = (double[])parameters.Clone();
                moved[place] += change;
                TNetwork probe = TNetwork.Create(0);
                probe.CopyParametersFrom(moved);
                return probe.GetLoss(pattern.Input, [pattern.Target], 1);
            }
        }
    }
}
