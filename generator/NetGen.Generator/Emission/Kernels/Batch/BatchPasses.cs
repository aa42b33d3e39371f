using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The passes over a block of samples: what every batch tier writes. What a sample has to itself is done for some of a
/// block's samples, from a first one on, so that threads can share them out.
/// </summary>
internal abstract class BatchPasses
{
    protected BatchPasses(KernelWriter kernels)
    {
        Kernels = kernels;
    }

    protected KernelWriter Kernels { get; }

    protected NetworkPlan Plan => Kernels.Plan;

    protected CodeWriter Code => Kernels.Code;

    protected string T => Kernels.T;

    public static BatchPasses Of(KernelWriter kernels) => kernels.Plan.Batch switch
    {
        BatchTier.Rows => new RowsPasses(kernels),
        BatchTier.Lanes => new LanesPasses(kernels),
        _ => new SamplePasses(kernels),
    };

    /// <summary>Writes the passes.</summary>
    public void WritePasses()
    {
        Pass("The last layer's z of a block of samples, and everything before it.", $"LogitsBlock(ref {T} x, ref {T} w, ref {T} m, int first, int rows)", WriteLogits);
        Pass("Forward for a block of samples.", $"ForwardBlock(ref {T} x, ref {T} w, ref {T} m, int first, int rows)", WriteForward);
        Pass("The outputs of a block, one row a sample.", $"GetOutputs(ref {T} m, ref {T} y, int first, int rows)", () => WriteCopyOut(Plan.OutputsLogits ? Plan.Last.Z : Plan.Last.A));
        Pass("The last layer's z of a block, one row a sample.", $"GetLogits(ref {T} m, ref {T} y, int first, int rows)", () => WriteCopyOut(Plan.Last.Z));
        Pass("The targets of a block, from one row a sample.", $"SetTargets(ref {T} t, ref {T} m, int first, int rows)", WriteCopyIn);
        Pass("The loss of every sample of a block; leaves the last layer's δ.", $"LossBlock(ref {T} m, int first, int rows)", WriteLoss);
        Pass("Every other layer's δ.", $"DeltasBlock(ref {T} w, ref {T} m, int first, int rows)", WriteDeltas);
        Pass(Plan.Batch == BatchTier.Rows ? "∂E/∂w of a block, added to the gradients g, for a part of the weights." : "∂E/∂w of a block, added to the gradients g.", $"GradientBlock(ref {T} x, ref {T} w, ref {T} g, ref {T} m, int rows, in GradientPart part)", WriteGradients);
        Pass("∂E/∂x of a block of samples, from the first layer's δ.", $"InputGradientBlock(ref {T} w, ref {T} m, ref {T} dx, int rows)", WriteInputGradient);
    }

    /// <summary>Writes the kernels that the passes call and that the single-sample passes don't need.</summary>
    public virtual void WriteKernels()
    {
    }

    protected abstract void WriteLogits();

    protected abstract void WriteForward();

    protected abstract void WriteCopyOut(string place);

    protected abstract void WriteCopyIn();

    protected abstract void WriteLoss();

    protected abstract void WriteDeltas();

    protected abstract void WriteGradients();

    protected abstract void WriteInputGradient();

    private void Pass(string comment, string signature, System.Action body)
    {
        Code.Line();
        Code.Line("// " + comment);
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (Code.Block("public static void " + signature))
        {
            body();
        }
    }
}
