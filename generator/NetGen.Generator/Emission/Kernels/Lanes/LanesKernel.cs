using System;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What the emitters of kernels with samples in the lanes have in common.</summary>
internal abstract class LanesKernel
{
    protected LanesKernel(KernelWriter kernels, SharedKernels shared)
    {
        Kernels = kernels;
        Shared = shared;
    }

    protected KernelWriter Kernels { get; }

    protected SharedKernels Shared { get; }

    protected NetworkPlan Plan => Kernels.Plan;

    protected CodeWriter Code => Kernels.Code;

    protected string T => Kernels.T;

    /// <summary>The loop over the samples, a vector of them at a time.</summary>
    public static string EachVector(Dialect dialect) => $"for (nint r = 0; r < rows; r += {Literal.Of(dialect.Lanes)})";

    /// <summary>A unit's samples at r: <c>As&lt;float, V16&gt;(ref Add(ref z, Row + r))</c>.</summary>
    public static string At(Dialect dialect, string matrix, int unit) => dialect.At(matrix, unit switch
    {
        0 => "r",
        1 => "Row + r",
        _ => $"({Literal.Of(unit)} * Row) + r",
    });

    /// <summary>A place in a block: <c>ref Add(ref m, LA1)</c>.</summary>
    protected static string Place(string name) => $"ref Add(ref m, {name})";

    /// <summary>The place of a layer's inputs.</summary>
    protected static string InputOf(LayerPlan layer) => layer.Index == 1 ? "LX" : "LA" + Literal.Of(layer.Index - 1);

    /// <summary>Asks for a kernel over samples: vectors as wide as the hardware has them.</summary>
    protected void Ask(string name, string comment, string parameters, Action<Dialect> body) =>
        Shared.Ask(name, VectorWidth.WidestLanes(Plan.Precision), comment, parameters, body);
}
