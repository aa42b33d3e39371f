using System;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The losses, their fused forms and reductions in the catalogue's document.</summary>
internal static class LossSection
{
    public static string Text()
    {
        var formulas = new MarkdownTable("written", "l(y, t)", "∂l/∂y", "over the outputs");
        var rest = new MarkdownTable("written", "outputs must be", "class indices", "error bound", "source");
        foreach (Generator.Catalogue.Loss loss in Enum.GetValues<Generator.Catalogue.Loss>())
        {
            LossRow row = Losses.Of(loss);
            string written = MarkdownTable.Code($"Loss.{loss}");
            formulas.Add(written, Formula(row, row.Formula), Formula(row, row.SlopeFormula), row.DefaultOutputs.ToString().ToLowerInvariant());
            rest.Add(written, Outputs(row), row.TakesLabels ? "yes" : "no", ErrorBounds.Of(row), row.Source);
        }

        var numbers = Enum.GetValues<Generator.Catalogue.Loss>()
            .Where(loss => Losses.Of(loss).Parameter is not null)
            .Select(loss => (MarkdownTable.Code(loss.ToString()), Losses.Of(loss).Parameter!));
        return $"""
            ## Losses

            `[Network(inputs, Loss = …)]`; without it half squared error. l is the share of one output unit. The error of a sample is
            the sum or the mean of these shares over its K outputs, as the table says or as `OutputReduction = Reduction.Sum` or
            `Reduction.Mean` asks.

            {formulas}
            σ is the logistic function, Activation.Sigmoid with steepness 1. sign(0) is 0. Where a probability is exactly 0 or 1 the
            cross-entropies and the divergence stay finite: ln y counts as −100 at least, and no divisor is smaller than 10⁻¹²; 0·ln 0 is 0.

            {rest}
            Probabilities are what Sigmoid, HardSigmoid, Softmax and HardTanh with bounds from 0 to 1 give; a distribution sums to 1 over
            the outputs, as Softmax makes it. A loss of logits wants a linear last layer and applies sigmoid or softmax itself: y in its
            formulas, and what `Predict` gives, are the logits. A loss that takes class indices has `Train(x, label)` too.

            {CatalogueText.Numbers("of `[Network]` with `Loss`", numbers)}
            Label smoothing: with ε = `LabelSmoothing` the targets t become t·(1 − ε) + ε/K before anything else, class indices too.

            ### Fused forms

            Where the product of loss and activation simplifies, E and δ = ∂E/∂z come from z directly. Nothing overflows, nothing
            cancels, and the bounds 10⁻¹² and −100 play no part. Another pair goes through the chain rule, δ = ∂E/∂y·f'(z).

            {FusedForms()}
            y − t holds for targets that sum to 1; for logits the sum is taken and δ is p·Σ t − t. A mean over the outputs divides E and δ by K.

            ### Over a batch

            `Backward` adds the gradients of its samples up. `Update` divides them by the number of samples, or not with
            `BatchReduction = Reduction.Sum` on `[Network]`; the returned loss of a batch is a mean or a sum accordingly.

            """;
    }

    private static MarkdownTable FusedForms()
    {
        var table = new MarkdownTable("activation", "loss", "E of z", "δ", "error bound");
        foreach (Generator.Catalogue.Activation activation in Enum.GetValues<Generator.Catalogue.Activation>())
        {
            ActivationRow row = Activations.Of(activation);
            foreach (Generator.Catalogue.Loss loss in Enum.GetValues<Generator.Catalogue.Loss>())
            {
                if (Fusions.Of(activation, loss) is { } fusion)
                {
                    table.Add(
                        MarkdownTable.Code(activation.ToString()),
                        MarkdownTable.Code(loss.ToString()),
                        CatalogueText.Formula(fusion.Formula, row.Parameters),
                        CatalogueText.Formula(fusion.DeltaFormula, row.Parameters),
                        ErrorBounds.Of(row, fusion));
                }
            }
        }

        return table;
    }

    private static string Formula(LossRow row, string formula) =>
        CatalogueText.Formula(formula, row.Parameter is { } parameter && !row.SmoothsTargets ? [parameter] : []);

    private static string Outputs(LossRow row) => row switch
    {
        { Link: not null } => "logits of a linear layer",
        { NeedsDistribution: true } => "a distribution",
        { NeedsProbabilities: true } => "probabilities",
        _ => "any",
    };
}
