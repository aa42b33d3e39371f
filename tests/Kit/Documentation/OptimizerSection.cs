using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The optimizers in the catalogue's document, each in all its forms.</summary>
internal static class OptimizerSection
{
    public static string Text()
    {
        var text = new StringBuilder("""
            ## Optimizers

            One attribute beside `[Network]`; without one gradient descent. g is the gradient of the step, t = 1, 2, … its number. The
            states are listed under the names that `GetOptimizerStateName` gives, in that order. They begin at 0 unless said otherwise,
            Adagrad's G at G₀ and the point ahead at w; a state that decays to almost nothing becomes 0. The properties in the tables
            are properties of the network too, and may change between steps.

            The updates are arithmetic only, square roots included, each operation correctly rounded. What a step needs once, such as
            1 − β₁ᵗ, is computed in double: powers with whole exponents n by squaring, with a relative error below n·2⁻⁵³, those of NAdam
            with Exp and Log.


            """);
        foreach (OptimizerKind kind in Enum.GetValues<OptimizerKind>())
        {
            Append(text, kind);
        }

        return text.ToString();
    }

    /// <summary>The combinations of an optimizer's switches, the bare attribute first.</summary>
    public static IEnumerable<OptimizerOptions> Forms(OptimizerKind kind)
    {
        OptimizerOptions known = Optimizers.Of(kind).Options;
        return Enumerable.Range(0, (int)known + 1).Select(flags => (OptimizerOptions)flags).Where(flags => (flags & ~known) == 0);
    }

    /// <summary>The attribute as it is written for a form.</summary>
    public static string Written(OptimizerKind kind, OptimizerOptions form)
    {
        // A velocity is asked for by its number.
        IEnumerable<string> switches = Enum.GetValues<OptimizerOptions>()
            .Where(option => option != OptimizerOptions.None && form.HasFlag(option))
            .Select(option => option == OptimizerOptions.Momentum ? "Momentum = 0.9" : $"{option} = true");
        string arguments = string.Join(", ", switches);
        return arguments.Length == 0 ? $"[{Optimizers.Of(kind).AttributeName}]" : $"[{Optimizers.Of(kind).AttributeName}({arguments})]";
    }

    private static void Append(StringBuilder text, OptimizerKind kind)
    {
        var forms = Forms(kind).Select(form => (Written: MarkdownTable.Code(Written(kind, form)), Row: Optimizers.Of(kind, form))).ToArray();
        var updates = new MarkdownTable("written", "name", "update", "states", "error bound", "source");
        foreach ((string written, OptimizerRow row) in forms)
        {
            IEnumerable<string> states = row.States.Select(MarkdownTable.Code).Concat(row.SharedStates.Select(state =>
                string.Create(CultureInfo.InvariantCulture, $"{MarkdownTable.Code(state.Name)} for all parameters, begins at {state.Start}")));
            updates.Add(
                written,
                row.Name,
                string.Join("<br>", row.Formulas.Select(MarkdownTable.Code)),
                states.Any() ? string.Join(", ", states) : "none",
                ErrorBounds.Of(row),
                row.Source);
        }

        var numbers = forms
            .SelectMany(form => form.Row.Hyperparameters)
            .DistinctBy(number => number.Name)
            .Select(number => (Owner(forms, number), number));
        text.Append($"### {forms[0].Row.AttributeName}\n\n{updates}\n{CatalogueText.Numbers("in", numbers)}\n");
    }

    private static string Owner((string Written, OptimizerRow Row)[] forms, HyperparameterRow number)
    {
        string[] owners = [.. forms.Where(form => form.Row.Hyperparameters.Any(row => row.Name == number.Name)).Select(form => form.Written)];
        return owners.Length == forms.Length ? "all forms"
            : owners.All(written => written.Contains($"{number.Name} = ")) ? "forms that set it"
            : string.Join(", ", owners);
    }
}
