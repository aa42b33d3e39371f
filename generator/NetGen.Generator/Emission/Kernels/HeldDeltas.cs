using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The δ that stay in registers between the line that finds them and the sweep that needs them. They go to memory too, where
/// the user can look at them, but to be read from there they would have to wait for the store: five cycles a layer, and every
/// layer waits for the one above.
/// </summary>
internal sealed class HeldDeltas
{
    // More vectors would leave too few registers for the sums of the sweep.
    private const int MostVectors = 4;

    private readonly Dictionary<int, Dialect> _dialects = new();

    /// <summary>Those of a network whose backward pass is one method.</summary>
    public HeldDeltas(KernelWriter kernels, int bits)
    {
        foreach (LayerPlan layer in kernels.Plan.Layers)
        {
            SingleForm form = SingleForm.Of(kernels, layer, bits);
            Dialect dialect = form.UnitDialect;
            if (!form.IsShared(kernels.Plan, bits) && layer.Padded <= MostVectors * dialect.Lanes && FoundIn(kernels, layer, bits) == dialect.Lanes)
            {
                _dialects.Add(layer.Index, dialect);
            }
        }
    }

    /// <summary>The declarations of all of them.</summary>
    public void Declare(KernelWriter kernels)
    {
        foreach (LayerPlan layer in kernels.Plan.Layers.Reverse())
        {
            if (_dialects.TryGetValue(layer.Index, out Dialect? dialect))
            {
                IEnumerable<string> names = Enumerable.Range(0, layer.Padded / dialect.Lanes).Select(v => Name(layer, v * dialect.Lanes));
                kernels.Code.Line($"{dialect.V} {string.Join(", ", names)};");
            }
        }
    }

    /// <summary>The variable that holds the δ of some units, or null.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="unit">The first of the units.</param>
    public string? Of(LayerPlan layer, int unit) => _dialects.ContainsKey(layer.Index) ? Name(layer, unit) : null;

    private string Name(LayerPlan layer, int unit)
    {
        int lanes = _dialects[layer.Index].Lanes;
        return $"delta{Literal.Of(layer.Index)}" + (layer.Padded == lanes ? string.Empty : "_" + Literal.Of((unit / lanes) + 1));
    }

    // The lanes of the vectors in which they are found, all of them at literal places; 0 where they aren't.
    private static int FoundIn(KernelWriter kernels, LayerPlan layer, int bits)
    {
        NetworkPlan plan = kernels.Plan;
        int lanes = layer.Width(bits).Lanes;
        bool atOnce = layer == plan.Last
            ? plan.Fused is not null || !layer.Activation.AcrossUnits
            : BackwardKernel.FindsDeltasBelowAtOnce(kernels, plan.Layers[layer.Index], bits, out lanes);

        // Vectors of nothing but padding are zero from the start and never written.
        return atOnce && (layer.Units + lanes - 1) / lanes * lanes == layer.Padded ? lanes : 0;
    }
}
