using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing.Functions;

namespace NetGen.Generator.Parsing;

/// <summary>From a class with [Network] to a spec. The only room that knows symbols; none leaves it.</summary>
internal static class NetworkParser
{
    public const string NetworkAttribute = "NetGen.NetworkAttribute";

    private const string LayerAttribute = "NetGen.DenseAttribute";

    // 2^28 parameters are 1 GiB of floats; buffers are indexed by int with room for padding.
    private const long MostParameters = 1L << 28;

    /// <summary>The metadata names of all attributes that mean nothing without [Network].</summary>
    public static IEnumerable<string> DependentAttributes => OptimizerParser.Attributes.Concat(new[] { LayerAttribute });

    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        NetworkSpec? spec = null;
        Location? weights = null;
        if (context.TargetNode is TypeDeclarationSyntax declaration && context.TargetSymbol is INamedTypeSymbol type)
        {
            cancellation.ThrowIfCancellationRequested();
            spec = Parse(declaration, type, context.SemanticModel.Compilation, diagnostics, out weights, cancellation);
        }

        return new ParseResult(diagnostics.HasErrors ? null : spec, diagnostics.ToImmutable(), weights);
    }

    private static NetworkSpec? Parse(TypeDeclarationSyntax declaration, INamedTypeSymbol type, Compilation compilation, DiagnosticBag diagnostics, out Location? weightsLocation, CancellationToken cancellation)
    {
        weightsLocation = null;
        TypeSpec? typeSpec = TypeParser.Parse(declaration, type, diagnostics);
        CheckLanguage(declaration, type, diagnostics);
        List<AttributeReader> attributes = AttributesOf(declaration, type, diagnostics);
        AttributeReader? network = attributes.FirstOrDefault(attribute => attribute.Name == "Network");
        if (typeSpec is null || network is null || !attributes.All(attribute => attribute.IsWellFormed))
        {
            return null;
        }

        Shape? input = ParseInput(network, diagnostics);
        Precision? precision = LayerParser.EnumValue<Precision>(network, "Precision", diagnostics);
        var functions = new FunctionParser(type, precision ?? Precision.Single, compilation, diagnostics, cancellation);
        var layers = new List<(AttributeReader Attribute, LayerSpec Spec)>();
        bool complete = true;
        foreach (AttributeReader attribute in attributes.Where(attribute => attribute.Name == "Dense"))
        {
            LayerSpec? layer = LayerParser.Parse(attribute, functions, diagnostics);
            complete &= layer is not null;
            if (layer is not null)
            {
                layers.Add((attribute, layer));
            }
        }

        if (complete && layers.Count == 0)
        {
            diagnostics.Add(DiagnosticDescriptors.NoLayers, network.Syntax.GetLocation(), type.Name);
        }

        LossSpec? loss = LossParser.Parse(network, functions, diagnostics);
        Tier? tier = LayerParser.EnumValue<Tier>(network, "Tier", diagnostics);
        OptimizerSpec? optimizer = OptimizerParser.Parse(attributes, type, precision ?? Precision.Single, diagnostics);
        PenaltySpec penalty = OptimizerParser.ParsePenalty(network, diagnostics);
        if (optimizer is not null)
        {
            MemberClashes.Check(type, optimizer, penalty, declaration.Identifier.GetLocation(), diagnostics);
        }

        if (!complete || layers.Count == 0 || input is null || loss is null || precision is null || tier is null || optimizer is null)
        {
            return null;
        }

        WeightsSpec? weights = ParseWeights(network, diagnostics);
        weightsLocation = weights is null ? null : network.LocationOf("Weights");
        LossChecks.Check(network, layers, loss.Kind, Rows.Of(loss, precision.Value), diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var spec = new NetworkSpec
        {
            Type = typeSpec,
            Input = input,
            Layers = new EquatableArray<LayerSpec>(layers.Select(layer => layer.Spec)),
            Loss = loss,
            Optimizer = optimizer,
            Penalty = penalty,
            Seed = network.Value("Seed", 0UL),
            Precision = precision.Value,
            Tier = tier.Value,
            Target = TargetOf(compilation),
            Weights = weights,
        };
        CheckSize(spec, network, diagnostics);
        return spec;
    }

    /// <summary>The attributes of the declaration with [Network] in the order of their writing; others are refused.</summary>
    private static List<AttributeReader> AttributesOf(TypeDeclarationSyntax declaration, INamedTypeSymbol type, DiagnosticBag diagnostics)
    {
        var result = new List<AttributeReader>();
        foreach (AttributeData data in type.GetAttributes())
        {
            string? name = data.AttributeClass?.ToDisplayString();
            bool network = name == NetworkAttribute;
            if (name is null || !(network || name == LayerAttribute || OptimizerParser.IsOptimizer(name))
                || data.ApplicationSyntaxReference is not { } reference
                || reference.GetSyntax() is not AttributeSyntax syntax)
            {
                continue;
            }

            var reader = new AttributeReader(data, syntax);
            if (reference.SyntaxTree == declaration.SyntaxTree && syntax.Parent?.Parent == declaration)
            {
                result.Add(reader);
            }
            else if (!network)
            {
                diagnostics.Add(DiagnosticDescriptors.OtherDeclaration, syntax.GetLocation(), reader.Name, type.Name);
            }
        }

        result.Sort((a, b) => a.Syntax.SpanStart.CompareTo(b.Syntax.SpanStart));
        return result;
    }

    private static Shape? ParseInput(AttributeReader network, DiagnosticBag diagnostics)
    {
        if (network.Value("inputShape") is not { Kind: TypedConstantKind.Array, IsNull: false } array || array.Values.Length == 0)
        {
            diagnostics.Add(DiagnosticDescriptors.InputShape, network.LocationOf("inputShape"), "none", LayerParser.LargestExtent);
            return null;
        }

        var extents = new List<int>();
        long size = 1;
        for (int i = 0; i < array.Values.Length; i++)
        {
            int extent = array.Values[i].Value is int value ? value : 0;
            size = extent is < 1 or > LayerParser.LargestExtent ? long.MaxValue : size * extent;
            if (size > LayerParser.LargestExtent)
            {
                diagnostics.Add(DiagnosticDescriptors.InputShape, network.LocationOfElement("inputShape", i), extent, LayerParser.LargestExtent);
                return null;
            }

            extents.Add(extent);
        }

        return new Shape { Extents = new EquatableArray<int>(extents) };
    }

    private static WeightsSpec? ParseWeights(AttributeReader network, DiagnosticBag diagnostics)
    {
        if (network.Value("Weights")?.Value is not string file)
        {
            return null;
        }

        if (network.Value("Seed") is not null)
        {
            diagnostics.Add(DiagnosticDescriptors.NoEffect, network.LocationOf("Seed"), "Seed", "a network that starts from weights");
        }

        return new WeightsSpec { File = file };
    }

    private static void CheckSize(NetworkSpec spec, AttributeReader network, DiagnosticBag diagnostics)
    {
        long parameters = 0;
        Shape shape = spec.Input;
        foreach (LayerSpec layer in spec.Layers)
        {
            LayerRow row = Layers.Of(layer.Kind);
            parameters += row.ParameterCount(layer, shape);
            shape = row.Output(layer, shape);
        }

        if (parameters > MostParameters)
        {
            diagnostics.Add(DiagnosticDescriptors.TooManyParameters, network.Syntax.GetLocation(), spec.Type.DisplayName, parameters, MostParameters);
        }
    }

    private static void CheckLanguage(TypeDeclarationSyntax declaration, INamedTypeSymbol type, DiagnosticBag diagnostics)
    {
        if (declaration.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 } options)
        {
            diagnostics.Add(DiagnosticDescriptors.LanguageVersion, declaration.Identifier.GetLocation(), type.Name, options.LanguageVersion.ToDisplayString());
        }
    }

    private static TargetSpec TargetOf(Compilation compilation) => new()
    {
        HasMultiplyAddEstimate = compilation.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector128")
            ?.GetMembers("MultiplyAddEstimate").IsEmpty == false,
    };
}
