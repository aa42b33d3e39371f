using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Symbolics;

/// <summary>Algebra on the derived backward pass, before any text exists.</summary>
internal static class Simplification
{
    /// <summary>Applies all rules, then keeps only what the wanted gradients depend on.</summary>
    /// <param name="backward">The derived backward pass.</param>
    /// <param name="wanted">The values whose gradients are wanted.</param>
    public static IReadOnlyList<Operation> Simplify(IReadOnlyList<Operation> backward, IEnumerable<Value> wanted) =>
        DropUnused(DropUnitSlopes(FuseLossAndActivation(backward)), wanted);

    /// <summary>Where the derivatives of the loss and of the last activation cancel, one step replaces two.</summary>
    private static IReadOnlyList<Operation> FuseLossAndActivation(IReadOnlyList<Operation> operations)
    {
        LossGradient? loss = operations.OfType<LossGradient>().FirstOrDefault();
        ActivationGradient? activation = operations.OfType<ActivationGradient>().FirstOrDefault(o => o.Da.Equals(loss?.Dy));
        if (loss?.Kind is not { } kind || activation?.Kind is not { } last || Fusions.Of(last, kind) is not { } fusion)
        {
            return operations;
        }

        var fused = new FusedDelta(activation.Z, loss.Y, loss.T, fusion, activation.Parameters, activation.Dz);
        return operations
            .Where(o => !ReferenceEquals(o, loss))
            .Select(o => ReferenceEquals(o, activation) ? fused : o)
            .ToList();
    }

    /// <summary>f' = 1: ∂E/∂z is ∂E/∂a under another name.</summary>
    private static IReadOnlyList<Operation> DropUnitSlopes(IReadOnlyList<Operation> operations)
    {
        var result = new List<Operation>(operations);
        for (int i = 0; i < result.Count; i++)
        {
            if (result[i] is ActivationGradient unit && HasUnitSlope(unit))
            {
                int source = result.FindIndex(o => o.Output.Equals(unit.Da));
                result[source] = Renamed(result[source], unit.Dz);
                result.RemoveAt(i--);
            }
        }

        return result;
    }

    private static bool HasUnitSlope(ActivationGradient operation) => operation.Function is { } function
        ? function.Slope is Constant { Value: 1.0 }
        : Activations.Of(operation.Kind!.Value).SlopeSource == SlopeSource.None;

    private static Operation Renamed(Operation operation, Value output) => operation switch
    {
        LossGradient o => o with { Dy = output, Output = output },
        InputGradient o => o with { Dx = output, Output = output },
        _ => operation,
    };

    private static IReadOnlyList<Operation> DropUnused(IReadOnlyList<Operation> operations, IEnumerable<Value> wanted)
    {
        var needed = new HashSet<Value>(wanted.Select(Value.GradientOf));
        var kept = new List<Operation>();
        foreach (Operation operation in operations.Reverse())
        {
            if (needed.Contains(operation.Output))
            {
                kept.Insert(0, operation);
                needed.UnionWith(operation.Inputs);
            }
        }

        return kept;
    }
}
