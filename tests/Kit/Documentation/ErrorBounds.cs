using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The stated error bounds of the functions that a row of the catalogue computes with.</summary>
internal static partial class ErrorBounds
{
    private const string CrossEntropy = "SigmoidCrossEntropy";
    private const string Quotient = "Quotient";

    public static string Of(ActivationRow row) => row.AcrossUnits
        ? Describe(InFormula(row.Formula))
        : Describe(InTexts([row.ValueText, row.DeltaText, .. row.DeltaLocals.Select(local => local.Text)]));

    /// <summary>A loss of logits computes in its fused form alone.</summary>
    public static string Of(LossRow row) => row is { Link: { } link, Linked: { } linked }
        ? Of(Activations.Of(link), Fusions.Of(link, linked)!)
        : Describe(InTexts([row.ValueText, row.SlopeText, .. row.Locals.Select(local => local.Text)]));

    /// <summary>The kernels across units hand Σ exp(z − m) and its logarithm to the texts.</summary>
    public static string Of(ActivationRow activation, FusionRow row)
    {
        IEnumerable<string> functions = InTexts([row.ValueText, row.DeltaText]);
        return Describe(activation.AcrossUnits ? functions.Concat(InFormula(row.Formula)) : functions);
    }

    public static string Of(OptimizerRow row)
    {
        IEnumerable<string> functions = InTexts(row.StepText);
        bool realPowers = row.Constants.Any(constant => constant.Expression.Contains("{PowReal}"));
        return Describe(realPowers ? functions.Concat(["Exp", "Log"]) : functions);
    }

    private static IEnumerable<string> InTexts(IEnumerable<string?> texts) =>
        texts.SelectMany(text => Calls().Matches(text ?? string.Empty)).Select(call => call.Groups[1].Value);

    private static IEnumerable<string> InFormula(string formula)
    {
        if (formula.Contains("exp("))
        {
            yield return "Exp";
        }

        if (formula.Contains("ln "))
        {
            yield return "Log";
        }
    }

    private static string Describe(IEnumerable<string> functions)
    {
        // A comparison has no error, and a product taken from a sum is arithmetic.
        string[] bounds = [.. functions.Where(function => function is not ("Ramp" or "MultiplySubtract")).Distinct().Order().Select(Bound)];
        return bounds.Length == 0 ? "arithmetic only" : string.Join(", ", bounds);
    }

    // What is not arithmetic of the cross-entropy's two arguments is what Softplus is for negative ones. The quotient's bound is
    // that of its own test.
    private static string Bound(string function) => function switch
    {
        CrossEntropy => $"{function}: its logarithm ≤ {Ulps("Softplus")} ulp",
        Quotient => "Quotient ≤ 1 ulp (float)",
        _ => $"{function} ≤ {Ulps(function)} ulp",
    };

    private static string Ulps(string function) => ElementaryFunctions.Of(function).Bound.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{M\}\.(\w+)\(")]
    private static partial Regex Calls();
}
