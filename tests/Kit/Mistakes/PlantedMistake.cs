using System;
using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>A mistake that the generator could plausibly make, as a change of the text that it writes.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Recipe">A network in which it shows; precision and tier are put in later.</param>
/// <param name="Edits">The change, one edit after the other.</param>
public sealed record PlantedMistake(string Name, NetworkRecipe Recipe, params ImmutableArray<TextEdit> Edits)
{
    /// <summary>The tiers whose code has a place for the mistake.</summary>
    public ImmutableArray<Tier> Tiers { get; init; } = [Tier.Automatic];

    /// <summary>The batches with which the network is compared; the second leaves a tail behind every block of rows.</summary>
    public ImmutableArray<int> BatchSizes { get; init; } = [1, 33];

    /// <summary>The mistaken text.</summary>
    /// <exception cref="InvalidOperationException">An edit finds nothing to change: it is out of date.</exception>
    public string Plant(string text)
    {
        foreach (TextEdit edit in Edits)
        {
            string changed = edit.Apply(text);
            if (changed == text)
            {
                throw new InvalidOperationException($"The mistake could not be planted: nothing in {edit.Member} matches {edit.Pattern}");
            }

            text = changed;
        }

        return text;
    }
}
