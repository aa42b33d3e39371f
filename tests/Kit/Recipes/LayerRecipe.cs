using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>One dense layer of a test's network.</summary>
public sealed record LayerRecipe(int Units, Activation Activation, bool Bias = true, double Steepness = 1.0)
{
    /// <summary>The activations of hidden layers: those whose units are independent and have a slope.</summary>
    public static ImmutableArray<Activation> Hidden { get; } =
        [.. Enum.GetValues<Activation>().Where(activation => activation is not Activation.Step and not Activation.Softmax)];

    public Initializer Initializer { get; init; } = Initializer.Default;

    /// <summary>The numbers of the activation's row in their order; those behind the end, and the steepness, as usual.</summary>
    public ImmutableArray<double> Parameters { get; init; } = [];

    internal ActivationRow Row => Activations.Of((Generator.Catalogue.Activation)Activation);

    /// <summary>Every number of the activation's row with its value.</summary>
    internal IReadOnlyList<(HyperparameterRow Row, double Value)> Numbers => Row.Parameters
        .Select((row, i) => (row, i < Parameters.Length ? Parameters[i] : row.Name == "Steepness" ? Steepness : row.Default))
        .ToList();

    internal double[] Values => Numbers.Select(number => number.Value).ToArray();
}
