using System;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The activations in the catalogue's document.</summary>
internal static class ActivationSection
{
    public static string Text()
    {
        var formulas = new MarkdownTable("written", "a = f(z)", "f'(z)");
        var rest = new MarkdownTable("written", "outputs", "default initializer", "error bound", "source");
        foreach (Generator.Catalogue.Activation activation in Enum.GetValues<Generator.Catalogue.Activation>())
        {
            ActivationRow row = Activations.Of(activation);
            string written = MarkdownTable.Code($"Activation.{activation}");
            formulas.Add(written, CatalogueText.Formula(row.Formula, row.Parameters), CatalogueText.Formula(row.SlopeFormula, row.Parameters));
            rest.Add(written, Outputs(row), MarkdownTable.Code(row.DefaultInitializer.ToString()), ErrorBounds.Of(row), row.Source);
        }

        var numbers = Enum.GetValues<Generator.Catalogue.Activation>()
            .SelectMany(activation => Activations.Of(activation).Parameters.Select(row => (MarkdownTable.Code(activation.ToString()), row)));
        return $"""
            ## Activations

            The second argument of `[Dense(units, activation)]`; without it a layer is linear.

            {formulas}
            The slope at a kink is what the formula's condition gives: 0 for ReLU at 0, α for LeakyReLU and ELU at 0, S·A for SELU at
            0, 0 for HardSigmoid and HardTanh at their bounds. The slope of Step is a rule, not a derivative: see [Perceptron](#perceptron).
            Softmax runs over all units of a sample, the largest z subtracted first, so that nothing overflows; its slope is a matrix, and
            [i = j] is 1 where i = j, otherwise 0.

            {rest}
            Their numbers are properties of the layer, `[Dense(8, Activation.LeakyReLU, Alpha = 0.1)]`:

            {CatalogueText.Numbers("of", numbers)}
            """;
    }

    private static string Outputs(ActivationRow row) => row.Range switch
    {
        OutputRange.Unbounded when row.NarrowRange is not null => "between its bounds",
        OutputRange.Unbounded => "any",
        OutputRange.NonNegative => "0 or more",
        OutputRange.MinusOneToOne => "−1 to 1",
        OutputRange.ZeroToOne => "0 to 1",
        OutputRange.Distribution => "0 to 1, sum 1",
        _ => throw new InvalidOperationException($"No words for {row.Range}."),
    };
}
