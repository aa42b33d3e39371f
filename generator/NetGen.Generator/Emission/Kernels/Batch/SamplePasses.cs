namespace NetGen.Generator.Emission.Kernels;

/// <summary>Sample after sample through the single-sample passes; a block is a row of slots.</summary>
internal sealed class SamplePasses : BatchPasses
{
    public SamplePasses(KernelWriter kernels)
        : base(kernels)
    {
    }

    private static string Slot => "ref Add(ref m, r * SampleStride)";

    private static string Some => "for (int r = first; r < first + rows; r++)";

    private static string All => "for (int r = 0; r < rows; r++)";

    private string Input => $"ref Add(ref x, r * {Literal.Of(Plan.InputSize)})";

    protected override void WriteLogits() => EachSample(Some, $"Forward({Input}, ref w, {Slot}, false);");

    protected override void WriteForward() => EachSample(Some, $"Forward({Input}, ref w, {Slot}, true);");

    protected override void WriteCopyOut(string place) =>
        Code.Line($"BlockCopy.Out(ref Add(ref m, (first * SampleStride) + {place}), SampleStride, ref Add(ref y, first * OutputSize), OutputSize, rows);");

    protected override void WriteCopyIn() =>
        Code.Line("BlockCopy.In(ref Add(ref t, first * OutputSize), OutputSize, ref Add(ref m, (first * SampleStride) + T), SampleStride, rows);");

    protected override void WriteLoss() => EachSample(Some, $"Add(ref m, Losses + r) = Loss({Slot});");

    protected override void WriteDeltas() => Code.Line("// With the gradients: a sample's backward pass does it all.");

    protected override void WriteGradients()
    {
        using (Code.Block("for (int r = 0; r < rows; r++)"))
        {
            Code.Line($"ref {T} s = {Slot};");
            Code.Line($"Add(ref m, Losses + r) = Backward({Input}, ref Add(ref s, T), ref w, ref g, ref s, 1);");
        }
    }

    protected override void WriteInputGradient() => EachSample(All, $"InputGradient(ref w, {Slot}, ref Add(ref dx, r * {Literal.Of(Plan.InputSize)}));");

    private void EachSample(string loop, string statement)
    {
        using (Code.Block(loop))
        {
            Code.Line(statement);
        }
    }
}
