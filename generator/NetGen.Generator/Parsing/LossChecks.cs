using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Nonsense that compiles: losses, activations and initializers that do not go together.</summary>
internal static class LossChecks
{
    public static void Check(AttributeReader network, IReadOnlyList<(AttributeReader Attribute, LayerSpec Spec)> layers, Loss? loss, LossRow row, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            (AttributeReader attribute, LayerSpec layer) = layers[i];
            bool hidden = i < layers.Count - 1;
            if (hidden && layer.Activation == Activation.Softmax)
            {
                diagnostics.Add(DiagnosticDescriptors.HiddenSoftmax, attribute.LocationOf("activation"));
            }

            if (hidden && layer.Activation == Activation.Step)
            {
                diagnostics.Add(DiagnosticDescriptors.HiddenStep, attribute.LocationOf("activation"));
            }

            if (hidden && layer.Initializer == Initializer.Zeros)
            {
                diagnostics.Add(DiagnosticDescriptors.HiddenZeros, attribute.LocationOf("Initializer"));
            }

            if (layer.Activation == Activation.Softmax && layer.Units == 1)
            {
                diagnostics.Add(DiagnosticDescriptors.SingleSoftmax, attribute.LocationOf("activation"));
            }
        }

        CheckLast(network, layers[layers.Count - 1].Attribute, layers[layers.Count - 1].Spec, loss, row, diagnostics);
    }

    private static void CheckLast(AttributeReader network, AttributeReader attribute, LayerSpec last, Loss? loss, LossRow row, DiagnosticBag diagnostics)
    {
        ActivationRow activation = Rows.Of(last, Precision.Single);
        OutputRange range = activation.NarrowRange?.Invoke(last.Parameters) ?? activation.Range;
        bool probabilities = range is OutputRange.ZeroToOne or OutputRange.Distribution or OutputRange.Unknown;
        Location written = attribute.LocationOf(last.Function is null ? "activation" : "function");
        if (row.Link is { } link)
        {
            if (last.Activation != Activation.Linear)
            {
                diagnostics.Add(DiagnosticDescriptors.LogitsNotLinear, written, row.Name, Activations.Of(link).Name, activation.Name, Losses.Of(row.Linked!.Value).Name);
            }
            else if (link == Activation.Softmax && last.Units == 1)
            {
                diagnostics.Add(DiagnosticDescriptors.SingleClass, attribute.LocationOf("units"));
            }

            return;
        }

        if (last.Activation == Activation.Step && (row.NeedsProbabilities || loss is not Loss.HalfSquaredError and not Loss.MeanSquaredError))
        {
            diagnostics.Add(DiagnosticDescriptors.StepLoss, written, row.Name);
        }
        else if (row.NeedsProbabilities && !probabilities)
        {
            string way = row.NeedsDistribution ? "Softmax on the last layer" : "Sigmoid on the last layer";
            diagnostics.Add(DiagnosticDescriptors.LossNeedsProbabilities, written, row.Name, activation.Name, way);
        }
        else if (row.NeedsDistribution && last.Units == 1)
        {
            diagnostics.Add(DiagnosticDescriptors.SingleClass, attribute.LocationOf("units"));
        }
        else if (row.NeedsDistribution && range == OutputRange.ZeroToOne)
        {
            diagnostics.Add(DiagnosticDescriptors.SigmoidCategorical, written);
        }

        if (!row.NeedsProbabilities && !row.IsOwn && last.Activation == Activation.Softmax)
        {
            diagnostics.Add(DiagnosticDescriptors.SoftmaxSquaredError, network.LocationOf("Loss"));
        }

        if (last.Activation == Activation.ReLU && !row.NeedsProbabilities)
        {
            diagnostics.Add(DiagnosticDescriptors.LastReLU, written);
        }
    }
}
