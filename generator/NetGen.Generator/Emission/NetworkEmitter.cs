using NetGen.Generator.Catalogue;
using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>From a spec to the text of its file: plans, then writes. Pure.</summary>
internal static class NetworkEmitter
{
    public static string Emit(NetworkSpec spec)
    {
        // What is too long is decided of the text that most projects get: neither the widths that another one asks for nor its
        // framework may change where a network's passes come from, and with that perhaps a bit.
        NetworkSpec usual = spec with { Target = new TargetSpec { HasMultiplyAddEstimate = true } };
        var sampleKernels = SampleKernels.Own;
        string text = Emit(Planner.Plan(usual, sampleKernels), out bool isTooLong);
        while (isTooLong && sampleKernels != SampleKernels.Shared)
        {
            sampleKernels++;
            text = Emit(Planner.Plan(usual, sampleKernels), out isTooLong);
        }

        return spec.Target == usual.Target ? text : Emit(Planner.Plan(spec, sampleKernels), out _);
    }

    // Whoever forces a shape gets it, however long, and nothing is shorter than what is shared already.
    private static string Emit(NetworkPlan plan, out bool isTooLong)
    {
        var code = new CodeWriter();
        HeaderEmitter.Write(plan, code);
        WriteUserPart(plan, code);
        code.Line();
        isTooLong = WriteKernelPart(plan, code) > Limits.KernelText && plan.Spec.Tier == Tier.Automatic && !plan.SharesSamplePasses;
        return code.ToString();
    }

    private static void WriteUserPart(NetworkPlan plan, CodeWriter code)
    {
        using (new TypeScope(plan.Spec.Type, code))
        {
            SurfaceEmitter.Write(plan, code);
        }
    }

    // Returns how long the kernels are, without the names of the user's types.
    private static int WriteKernelPart(NetworkPlan plan, CodeWriter code)
    {
        // A namespace and usings of our own: no name of the user's program can come between.
        using (code.Block("namespace NetGen.Generated"))
        {
            code.Line("using global::System;");
            code.Line("using global::System.Runtime.CompilerServices;");
            code.Line("using global::System.Runtime.InteropServices;");
            code.Line("using global::System.Runtime.Intrinsics;");
            code.Line("using global::NetGen.Numerics;");
            code.Line("using global::NetGen.Runtime;");
            code.Line("using static global::System.Runtime.CompilerServices.Unsafe;");
            foreach (string source in plan.Spec.Target.HasMultiplyAddEstimate
                ? new[] { "System.Runtime.Intrinsics.Vector128", "System.Runtime.Intrinsics.Vector256", "System.Runtime.Intrinsics.Vector512" }
                : new[] { "NetGen.Numerics.VectorMath" })
            {
                code.Line($"using static global::{source};");
            }

            foreach (int bits in new[] { 128, 256, 512 })
            {
                var width = new VectorWidth(bits, plan.Precision);
                code.Line($"using {width.Type} = global::System.Runtime.Intrinsics.{width.Class}<{plan.T}>;");
            }

            code.Line();
            code.Line("/// <summary>");
            code.Line($"/// The kernels of {plan.Spec.Type.DisplayName.Replace("<", "&lt;").Replace(">", "&gt;")}. x: inputs; w: parameters; g: gradients; s: a sample's slot with z, a and δ of every layer.");
            code.Line("/// </summary>");
            using (code.Block($"file readonly struct {KernelClass(plan)} : IKernels<{plan.T}>"))
            {
                int start = code.Length;
                PlacesEmitter.Write(plan, code);
                var kernels = new KernelWriter(plan, code);
                var drivers = new Drivers(kernels);
                BatchPasses batch = BatchPasses.Of(kernels);
                drivers.Write();
                batch.WritePasses();
                drivers.WriteKernels();
                batch.WriteKernels();
                kernels.Shared.Flush();
                return code.Length - start;
            }
        }
    }

    /// <summary>The name of the kernels' class.</summary>
    public static string KernelClass(NetworkPlan plan) => plan.Spec.Type.Identifier + "_Kernels";
}
