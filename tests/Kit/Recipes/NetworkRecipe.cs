using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>A network as data: what the reference computes and, as attributes, what the generator is given.</summary>
public sealed record NetworkRecipe
{
    public required int Inputs { get; init; }

    public required ImmutableArray<LayerRecipe> Layers { get; init; }

    public required NetGen.Loss Loss { get; init; }

    public NetGen.Reduction Outputs { get; init; }

    public NetGen.Reduction Batch { get; init; }

    public required OptimizerRecipe Optimizer { get; init; }

    public NetGen.Precision Precision { get; init; }

    public NetGen.Tier Tier { get; init; }

    public ulong Seed { get; init; }

    public int OutputSize => Layers[^1].Units;

    public int ParameterCount => Enumerable.Range(1, Layers.Length).Sum(GetLayerParameterCount);

    public bool MeansOverBatch => Batch != NetGen.Reduction.Sum;

    /// <summary>The number of the loss's row; its default where none is given.</summary>
    public double? LossParameter { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }

    public double ClipNorm { get; init; }

    public double ClipValue { get; init; }

    internal OptimizerRow OptimizerRow => Optimizer.Row;

    internal double LossNumber => LossParameter ?? LossRow.Parameter?.Default ?? 0.0;

    internal LossRow LossRow => Losses.Of((Generator.Catalogue.Loss)Loss);

    internal double OutputFactor =>
        (Outputs == NetGen.Reduction.Default ? (NetGen.Reduction)LossRow.DefaultOutputs : Outputs) == NetGen.Reduction.Mean
            ? 1.0 / OutputSize
            : 1.0;

    public int GetLayerInputs(int layer) => layer == 1 ? Inputs : Layers[layer - 2].Units;

    public int GetLayerParameterCount(int layer)
    {
        LayerRecipe recipe = Layers[layer - 1];
        return (GetLayerInputs(layer) * recipe.Units) + (recipe.Bias ? recipe.Units : 0);
    }

    public NetworkDeclaration Declare(string name) => new(name, ToAttributes());

    /// <summary>The attributes that stand for this network. What has its default is not written.</summary>
    public string ToAttributes()
    {
        var text = new StringBuilder($"[Network({Inputs}, Loss = Loss.{Loss}");
        AppendUnlessDefault(text, "OutputReduction", Outputs);
        AppendUnlessDefault(text, "BatchReduction", Batch);
        AppendUnlessDefault(text, "Precision", Precision);
        AppendUnlessDefault(text, "Tier", Tier);
        if (LossParameter is { } number)
        {
            text.Append($", {LossRow.Parameter!.Name} = {Number(number)}");
        }

        foreach ((string name, double value) in new[] { ("L1", L1), ("L2", L2), ("ClipNorm", ClipNorm), ("ClipValue", ClipValue) })
        {
            if (value > 0.0)
            {
                text.Append($", {name} = {Number(value)}");
            }
        }

        if (Seed != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", Seed = {Seed}UL");
        }

        text.Append(")]\n");
        foreach (LayerRecipe layer in Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Dense({layer.Units}, Activation.{layer.Activation}");
            if (!layer.Bias)
            {
                text.Append(", Bias = false");
            }

            foreach ((HyperparameterRow row, double value) in layer.Numbers)
            {
                if (value != row.Default)
                {
                    text.Append($", {row.Name} = {Number(value)}");
                }
            }

            AppendUnlessDefault(text, "Initializer", layer.Initializer);
            text.Append(")]\n");
        }

        IEnumerable<string> arguments = Optimizer.Arguments.Select(argument => $"{argument.Name} = {argument.Value}");
        return text.Append($"[{Optimizer.Name}({string.Join(", ", arguments)})]").ToString();
    }

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void AppendUnlessDefault<TEnum>(StringBuilder text, string property, TEnum value)
        where TEnum : struct, Enum
    {
        if (!value.Equals(default(TEnum)))
        {
            text.Append($", {property} = {typeof(TEnum).Name}.{value}");
        }
    }
}
