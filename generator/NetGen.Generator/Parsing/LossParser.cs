using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing.Functions;

namespace NetGen.Generator.Parsing;

/// <summary>The loss of a network from its attribute: one of the catalogue or a function of the user's own.</summary>
internal static class LossParser
{
    // The properties that set the number of some loss.
    private static readonly string[] _parameters = ((Loss[])Enum.GetValues(typeof(Loss)))
        .Select(loss => Losses.Of(loss).Parameter?.Name)
        .OfType<string>()
        .Distinct()
        .ToArray();

    public static LossSpec? Parse(AttributeReader network, FunctionParser functions, DiagnosticBag diagnostics)
    {
        Reduction? outputs = LayerParser.EnumValue<Reduction>(network, "OutputReduction", diagnostics);
        Reduction? batch = LayerParser.EnumValue<Reduction>(network, "BatchReduction", diagnostics);
        FunctionSpec? function = null;
        Loss? kind = null;
        if (network.Value("LossFunction") is not null)
        {
            function = functions.Loss(network);
        }
        else
        {
            kind = LayerParser.EnumValue<Loss>(network, "Loss", diagnostics);
        }

        if ((kind is null && function is null) || outputs is null || batch is null)
        {
            return null;
        }

        LossRow row = function is not null ? OwnFunctions.Loss(function, Precision.Single) : Losses.Of(kind!.Value);
        IEnumerable<string> others = function is not null ? new[] { "Loss" } : new[] { "LossSlope" };
        HyperparameterRow[] used = row.Parameter is null ? Array.Empty<HyperparameterRow>() : new[] { row.Parameter };
        NumberParser.WarnUnused(network, _parameters.Concat(others), used, row.Name, diagnostics);
        return new LossSpec
        {
            Kind = kind,
            Function = function,
            Outputs = outputs.Value == Reduction.Default ? row.DefaultOutputs : outputs.Value,
            Batch = batch.Value == Reduction.Default ? Reduction.Mean : batch.Value,
            Parameter = row.Parameter is { } number ? NumberParser.Read(network, number, diagnostics) : 0.0,
        };
    }
}
