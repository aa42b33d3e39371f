using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>The optimizer's attribute, its schedule, and the penalties and limits of the gradient on [Network].</summary>
internal static class OptimizerParser
{
    private static readonly HyperparameterRow _weightDecay = HyperparameterRow.NonNegative("WeightDecay", "λ", 0.0);

    private static readonly OptimizerOptions[] _options = ((OptimizerOptions[])Enum.GetValues(typeof(OptimizerOptions)))
        .Where(option => option is not OptimizerOptions.None and not OptimizerOptions.Momentum)
        .ToArray();

    private static readonly Dictionary<string, OptimizerKind> _kinds = ((OptimizerKind[])Enum.GetValues(typeof(OptimizerKind)))
        .ToDictionary(kind => "NetGen." + Optimizers.Of(kind).AttributeName + "Attribute", StringComparer.Ordinal);

    /// <summary>The metadata names of the optimizers' attributes.</summary>
    public static IEnumerable<string> Attributes => _kinds.Keys;

    public static bool IsOptimizer(string metadataName) => _kinds.ContainsKey(metadataName);

    /// <summary>The optimizer of a network; gradient descent where none is written.</summary>
    public static OptimizerSpec? Parse(IEnumerable<AttributeReader> attributes, INamedTypeSymbol type, Precision precision, DiagnosticBag diagnostics)
    {
        AttributeReader? chosen = null;
        foreach (AttributeReader attribute in attributes.Where(attribute => IsOptimizer("NetGen." + attribute.Name + "Attribute")))
        {
            if (chosen is null)
            {
                chosen = attribute;
            }
            else
            {
                diagnostics.Add(DiagnosticDescriptors.SecondOptimizer, attribute.Syntax.GetLocation(), type.Name, chosen.Name);
            }
        }

        OptimizerKind kind = chosen is null ? OptimizerKind.Sgd : _kinds["NetGen." + chosen.Name + "Attribute"];
        OptimizerOptions options = Options(chosen, kind);
        OptimizerRow row = Optimizers.Of(kind, options);
        IReadOnlyList<double> values = NumberParser.Read(chosen, row.Hyperparameters, diagnostics);
        CheckEpsilon(chosen, row, values, precision, diagnostics);
        NumberParser.WarnUnused(chosen, new[] { "Dampening" }, row.Hyperparameters, row.Name, diagnostics);
        return ParseSchedule(chosen, diagnostics) is not { } schedule ? null : new OptimizerSpec
        {
            Kind = kind,
            Options = options,
            Hyperparameters = new EquatableArray<double>(values),
            WeightDecay = row.OwnsWeightDecay ? 0.0 : NumberParser.Read(chosen, _weightDecay, diagnostics),
            DecayBias = chosen?.Value("DecayBias", false) ?? false,
            Schedule = schedule,
        };
    }

    public static PenaltySpec ParsePenalty(AttributeReader network, DiagnosticBag diagnostics)
    {
        double Read(string name) => NumberParser.Read(network, HyperparameterRow.NonNegative(name, string.Empty, 0.0), diagnostics);
        var penalty = new PenaltySpec { L1 = Read("L1"), L2 = Read("L2"), ClipNorm = Read("ClipNorm"), ClipValue = Read("ClipValue") };
        if (penalty.ClipNorm > 0.0 && penalty.ClipValue > 0.0)
        {
            diagnostics.Add(DiagnosticDescriptors.TwoClips, network.LocationOf("ClipValue"));
        }

        return penalty;
    }

    private static OptimizerOptions Options(AttributeReader? attribute, OptimizerKind kind)
    {
        var options = OptimizerOptions.None;
        foreach (OptimizerOptions option in _options)
        {
            if (attribute?.Value(option.ToString(), false) == true)
            {
                options |= option;
            }
        }

        bool hasVelocity = Optimizers.Of(kind).Options.HasFlag(OptimizerOptions.Momentum);
        return hasVelocity && attribute?.Number("Momentum") > 0.0 ? options | OptimizerOptions.Momentum : options;
    }

    private static ScheduleSpec? ParseSchedule(AttributeReader? attribute, DiagnosticBag diagnostics)
    {
        Schedule? kind = attribute is null ? Schedule.Constant : LayerParser.EnumValue<Schedule>(attribute, "Schedule", diagnostics);
        if (kind is not { } schedule)
        {
            return null;
        }

        ScheduleRow row = Schedules.Of(schedule);
        NumberParser.WarnUnused(attribute, new[] { "ScheduleSteps", "ScheduleFactor", "ScheduleMinimum" }, row.Parameters, "a " + row.Name + " schedule", diagnostics);
        return new ScheduleSpec { Kind = schedule, Parameters = new EquatableArray<double>(NumberParser.Read(attribute, row.Parameters, diagnostics)) };
    }

    // An ε that the number type rounds to zero leaves 0/0 where a gradient has always been zero.
    private static void CheckEpsilon(AttributeReader? attribute, OptimizerRow row, IReadOnlyList<double> values, Precision precision, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (row.Hyperparameters[i].Name == "Epsilon" && values[i] > 0.0 && precision == Precision.Single && (float)values[i] < 1.17549435e-38f)
            {
                diagnostics.Add(DiagnosticDescriptors.Hyperparameter, attribute!.LocationOf("Epsilon"), "Epsilon", "[1.2e-38, ∞) in single precision", LayerParser.Text(values[i]));
            }
        }
    }
}
