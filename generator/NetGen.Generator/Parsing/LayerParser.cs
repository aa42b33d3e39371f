using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing.Functions;

namespace NetGen.Generator.Parsing;

/// <summary>One layer attribute to one layer.</summary>
internal static class LayerParser
{
    /// <summary>Units per layer and values per input: more is a typing error, not a network for a program.</summary>
    public const int LargestExtent = 65_536;

    private static readonly string[] _parameters = ((Activation[])Enum.GetValues(typeof(Activation)))
        .SelectMany(activation => Activations.Of(activation).Parameters)
        .Select(row => row.Name)
        .Distinct()
        .ToArray();

    public static LayerSpec? Parse(AttributeReader attribute, FunctionParser functions, DiagnosticBag diagnostics)
    {
        int units = attribute.Value("units", 0);
        if (units is < 1 or > LargestExtent)
        {
            diagnostics.Add(DiagnosticDescriptors.Units, attribute.LocationOf("units"), units, LargestExtent);
        }

        FunctionSpec? function = null;
        Activation? kind = null;
        if (attribute.Value("function") is not null)
        {
            function = functions.Activation(attribute);
        }
        else
        {
            kind = EnumValue<Activation>(attribute, "activation", diagnostics);
        }

        Initializer? initializer = EnumValue<Initializer>(attribute, "Initializer", diagnostics);
        if ((kind is null && function is null) || initializer is not { } start)
        {
            return null;
        }

        ActivationRow row = function is not null ? OwnFunctions.Activation(function, Precision.Single) : Activations.Of(kind!.Value);
        if (function is null && attribute.Value("Slope") is not null)
        {
            diagnostics.Add(DiagnosticDescriptors.NoEffect, attribute.LocationOf("Slope"), "Slope", row.Name);
        }

        IReadOnlyList<double> parameters = NumberParser.Read(attribute, row.Parameters, diagnostics);
        NumberParser.WarnUnused(attribute, _parameters, row.Parameters, row.Name, diagnostics);
        if (kind == Activation.HardTanh && parameters[0] >= parameters[1])
        {
            diagnostics.Add(DiagnosticDescriptors.EmptyInterval, attribute.LocationOf("Maximum"), Text(parameters[0]), Text(parameters[1]));
        }

        return new LayerSpec
        {
            Kind = LayerKind.Dense,
            Units = units,
            Bias = attribute.Value("Bias", true),
            Activation = kind,
            Function = function,
            Parameters = new EquatableArray<double>(parameters),
            Initializer = start == Initializer.Default ? row.DefaultInitializer : start,
        };
    }

    /// <summary>An enum argument by name, its default where it was not written, null (and a diagnostic) where it is no value.</summary>
    public static T? EnumValue<T>(AttributeReader attribute, string name, DiagnosticBag diagnostics)
        where T : struct, Enum
    {
        if (attribute.Value(name) is not { } constant)
        {
            return default(T);
        }

        if (constant.Value is int number && Enum.IsDefined(typeof(T), number))
        {
            return (T)Enum.ToObject(typeof(T), number);
        }

        diagnostics.Add(DiagnosticDescriptors.UnknownValue, attribute.LocationOf(name), constant.Value ?? "null", typeof(T).Name);
        return null;
    }

    public static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
