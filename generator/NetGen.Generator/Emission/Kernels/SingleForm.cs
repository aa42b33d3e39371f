using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// How a layer's weights fill the vectors of a single-sample pass. A layer as wide as a vector or wider has units in all
/// lanes; of a narrower one several rows of weights lie one behind the other in a vector, each with its own input.
/// </summary>
internal sealed class SingleForm
{
    private SingleForm(KernelWriter kernels, LayerPlan layer, VectorWidth width)
    {
        Layer = layer;
        Dialect = kernels.Dialect(width);
        Rows = width.Lanes > layer.Padded ? width.Lanes / layer.Padded : 1;
        UnitDialect = Rows == 1 ? Dialect : kernels.Dialect(layer.Width(width.Bits));
    }

    public LayerPlan Layer { get; }

    /// <summary>The vectors of weights.</summary>
    public Dialect Dialect { get; }

    /// <summary>The vectors of units, z, a and δ.</summary>
    public Dialect UnitDialect { get; }

    /// <summary>Rows of weights, that is inputs, per vector.</summary>
    public int Rows { get; }

    public int Lanes => Dialect.Lanes;

    /// <summary>Vectors that one row, or one group of <see cref="Rows"/>, takes.</summary>
    public int Vectors => Rows > 1 ? 1 : Layer.Padded / Lanes;

    /// <summary>Groups of rows.</summary>
    public int Groups => Layer.Inputs / Rows;

    /// <summary>Vector multiply-adds of one sweep over the weights.</summary>
    public int MultiplyAdds => Groups * Vectors;

    /// <summary>Whether all of them stand one below the other.</summary>
    public bool IsStraight(NetworkPlan plan) => plan.Spec.Tier switch
    {
        Tier.StraightLine => MultiplyAdds <= Limits.ForcedStraightLineFmas,
        Tier.Automatic => MultiplyAdds <= (IsWidest(plan) ? Limits.StraightLineFmas : Limits.StraightLineFmas / 2),
        _ => false,
    };

    /// <summary>
    /// Whether the library's loops, which the layers of all networks share, take the layer at a width: at the narrowest of several
    /// its own are the longest text. They cost 0 to 40 % there; at 256 bits it would be as much, and those are in every desktop.
    /// </summary>
    public bool IsShared(NetworkPlan plan, int bits) => plan.Spec.Tier switch
    {
        Tier.Automatic => !IsStraight(plan) && bits == 128 && plan.Widths[0] > 128 && !HasFewInputs,
        Tier.Blocked => true,
        _ => false,
    };

    // A first layer of so few weights is little text of its own, and its steps can multiply rate·x first: see ShortChains.
    private bool HasFewInputs => Layer.Index == 1 && Layer.Inputs <= ShortChains.MostInputs && Vectors <= BackwardKernel.HeldVectors;

    private bool IsWidest(NetworkPlan plan) => Dialect.Width.Bits >= (plan.FitsOneVector ? plan.KeptWidths : plan.Widths)[0] || Rows > 1;

    /// <summary>The widest form up to a width: rows go together where they are the chains of a unit's sum anyway.</summary>
    public static SingleForm Of(KernelWriter kernels, LayerPlan layer, int bits)
    {
        for (int candidate = bits; candidate > layer.Width(bits).Bits; candidate /= 2)
        {
            int rows = new VectorWidth(candidate, layer.Precision).Lanes / layer.Padded;
            if (layer.Chains == 4 && rows <= 4 && layer.Inputs % 4 == 0)
            {
                return new SingleForm(kernels, layer, new VectorWidth(candidate, layer.Precision));
            }
        }

        return Plain(kernels, layer, bits);
    }

    /// <summary>One row a vector at most.</summary>
    public static SingleForm Plain(KernelWriter kernels, LayerPlan layer, int bits) => new(kernels, layer, layer.Width(bits));

    /// <summary>Four inputs, spread over the rows of 4 / <see cref="Rows"/> vectors: the vector of number n.</summary>
    public string Spread(string inputs, int n)
    {
        string half = Rows == 4 ? string.Empty : n == 0 ? "Low" : "High";
        return $"VectorMath.Spread{half}{Literal.Of(Dialect.Width.Bits)}({inputs})";
    }

    /// <summary>A vector of units in all rows.</summary>
    public string Repeat(string units) => Rows == 1 ? units : $"VectorMath.Repeat{Literal.Of(Dialect.Width.Bits)}({units})";

    /// <summary>The sum of the rows of a vector.</summary>
    public string Fold(string vector) => Rows == 4 ? $"VectorMath.FoldQuarters({vector})" : $"VectorMath.FoldHalves({vector})";
}
