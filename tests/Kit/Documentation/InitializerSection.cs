using System;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>The initializers in the catalogue's document.</summary>
internal static class InitializerSection
{
    public static string Text()
    {
        var table = new MarkdownTable("written", "w ~", "default of", "source");
        foreach (Generator.Catalogue.Initializer initializer in Enum.GetValues<Generator.Catalogue.Initializer>())
        {
            string written = MarkdownTable.Code($"Initializer.{initializer}");
            if (initializer == Generator.Catalogue.Initializer.Default)
            {
                table.Add(written, "the activation's own", "all layers", "chosen from the activation");
                continue;
            }

            InitializerRow row = Initializers.Of(initializer);
            string[] activations = [.. Enum.GetValues<Generator.Catalogue.Activation>()
                .Where(activation => Activations.Of(activation).DefaultInitializer == initializer)
                .Select(activation => MarkdownTable.Code(activation.ToString()))];
            table.Add(written, MarkdownTable.Code(row.Formula), activations.Length == 0 ? "none" : string.Join(", ", activations), row.Source);
        }

        return $"""
            ## Initializers

            `[Dense(8, Activation.Tanh, Initializer = …)]`. n is the number of inputs of the layer, m that of its units; N(0, v) is the
            normal distribution with variance v, U(±r) the uniform one on (−r, r). Biases begin at 0 unless the table says otherwise.

            {table}
            The same seed, `Seed` of `[Network]` or the constructor's argument, gives the same bits on every machine.
            """;
    }
}
