using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Names that the generated part needs for itself.</summary>
internal static class MemberClashes
{
    private static readonly string[] _always =
    {
        "InputSize", "OutputSize", "ParameterCount", "LayerCount", "GetLayerInputs", "GetLayerUnits",
        "GetLayerParameterCount", "GetLayerActivation", "Description", "GetLoss", "Create", "StepCount", "AccumulatedSamples", "Threads", "Reset", "Forward", "Backward",
        "Update", "ClearGradients", "Train", "TrainSample", "Predict", "Classify",
        "CopyParametersTo", "CopyParametersFrom", "CopyGradientsTo", "AddGradients", "CopyPreActivationsTo",
        "CopyActivationsTo", "CopyDeltasTo", "_netGen", "_netGenWeights",
        "ScheduledLearningRate", "RateOf", "GetPenalty", "CopyObjectiveGradientTo", "OptimizerStateCount",
        "GetOptimizerStateName", "CopyOptimizerStateTo", "CopyOptimizerStateFrom", "MoveAhead",
    };

    private static readonly string[] _withSharedStates = { "IsOptimizerStateShared", "GetSharedOptimizerState", "SetSharedOptimizerState" };

    /// <summary>The names of the members that the generated part of a network with this optimizer declares.</summary>
    public static IEnumerable<string> Names(OptimizerSpec optimizer, PenaltySpec penalty) => _always
        .Concat(Settings.Of(optimizer, penalty).SelectMany(setting => new[] { setting.Row.Name, "_netGen" + setting.Row.Name }))
        .Concat(Optimizers.Of(optimizer.Kind, optimizer.Options).SharedStates.SelectMany(state => _withSharedStates.Append("_netGen" + state.Name)))
        .Distinct();

    public static void Check(INamedTypeSymbol type, OptimizerSpec optimizer, PenaltySpec penalty, Location typeLocation, DiagnosticBag diagnostics)
    {
        foreach (string name in Names(optimizer, penalty))
        {
            if (type.Name == name)
            {
                diagnostics.Add(DiagnosticDescriptors.TypeNameClash, typeLocation, type.Name);
                continue;
            }

            foreach (ISymbol member in type.GetMembers(name))
            {
                diagnostics.Add(DiagnosticDescriptors.MemberClash, LocationOf(member, typeLocation), name, type.Name);
            }

            for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            {
                if (ancestor.GetMembers(name).Any(member => member.DeclaredAccessibility != Accessibility.Private))
                {
                    diagnostics.Add(DiagnosticDescriptors.InheritedClash, typeLocation, type.Name, name, ancestor.Name);
                    break;
                }
            }
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            bool parameterless = constructor.Parameters.Length == 0;
            bool seed = constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_UInt64;
            if (!constructor.IsImplicitlyDeclared && (parameterless || seed))
            {
                diagnostics.Add(DiagnosticDescriptors.ConstructorClash, LocationOf(constructor, typeLocation), type.Name);
            }
        }
    }

    private static Location LocationOf(ISymbol symbol, Location otherwise) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? otherwise;
}
