using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Batches with samples side by side in the lanes: layer after layer, around kernels that all layers share. Every lane
/// takes the steps of the single-sample kernels in their order, so the bits are the same.
/// </summary>
internal sealed class LanesPasses : BatchPasses
{
    private readonly SharedKernels _shared;
    private readonly LanesActivation _activation;
    private readonly LanesLoss _loss;
    private readonly LanesGradient _gradient;
    private readonly LanesLine _line;

    public LanesPasses(KernelWriter kernels)
        : base(kernels)
    {
        _shared = new SharedKernels(kernels);
        _activation = new LanesActivation(kernels, _shared);
        _loss = new LanesLoss(kernels, _shared);
        _gradient = new LanesGradient(kernels, _shared, _activation);
        _line = new LanesLine(kernels, _shared, _activation);
    }

    // Samples up to a whole vector are computed along; nobody reads them.
    private string Count => Plan.Precision == Precision.Single ? "(rows + (Bits / 32) - 1) & -(Bits / 32)" : "(rows + (Bits / 64) - 1) & -(Bits / 64)";

    protected override void WriteOwnPasses()
    {
        if (_line.Fits())
        {
            _line.Write();
        }
    }

    public override void WriteKernels() => _shared.Flush();

    protected override void WriteLogits()
    {
        string n = Literal.Of(Plan.InputSize);
        Code.Line($"int count = {Count};");
        Code.Line("m = ref Add(ref m, first);");
        Code.Line($"Transposition.ToLanes(ref Add(ref x, first * {n}), {n}, {n}, ref Add(ref m, LX), Row, rows, count);");
        foreach (LayerPlan layer in Plan.Layers)
        {
            string inputs = layer.Index == 1 ? "LX" : "LA" + Literal.Of(layer.Index - 1);
            Code.Line($"// {Equations.Affine(layer)}");
            Code.Line($"LaneTiles.Affine<{_activation.ValueIn(layer, LanesLayout.KeepsZ(Plan, layer))}>(Bits, ref Add(ref m, {inputs}), {Literal.Of(layer.Inputs)}, ref Add(ref w, {layer.W}), {Literal.Of(layer.Padded)}, ref Add(ref w, {layer.B}), ref Add(ref m, L{layer.Z}), {Literal.Of(layer.Units)}, {Literal.Of(layer.Chains)}, count);");
            if (!(layer == Plan.Last && layer.Activation.AcrossUnits))
            {
                _activation.CallValue(layer);
            }
        }
    }

    protected override void WriteForward()
    {
        Code.Line("LogitsBlock(ref x, ref w, ref m, first, rows);");
        if (Plan.Last.Activation.AcrossUnits)
        {
            Code.Line($"int count = {Count};");
            Code.Line("m = ref Add(ref m, first);");
            _activation.CallValue(Plan.Last);
        }
    }

    protected override void WriteCopyOut(string place)
    {
        string k = Literal.Of(Plan.OutputSize);
        Code.Line($"Transposition.FromLanes(ref Add(ref m, L{place} + first), Row, {k}, ref Add(ref y, first * {k}), {k}, rows);");
    }

    protected override void WriteCopyIn()
    {
        string k = Literal.Of(Plan.OutputSize);
        Code.Line($"Transposition.ToLanes(ref Add(ref t, first * {k}), {k}, {k}, ref Add(ref m, LT + first), Row, rows, {Count});");
    }

    protected override void WriteLoss()
    {
        Code.Line($"int count = {Count};");
        Code.Line("m = ref Add(ref m, first);");
        _loss.Call();
    }

    protected override void WriteDeltas()
    {
        Code.Line($"int count = {Count};");
        Code.Line("ref " + T + " q = ref m;");
        Code.Line("m = ref Add(ref m, first);");
        foreach (LayerPlan layer in Plan.Layers.Reverse())
        {
            _gradient.CallTurn(layer);
            if (layer.Index == 2 && _gradient.FirstDeltaIsInRows)
            {
                _gradient.OnlyTiled(() => WriteDeltaBelow(layer));
            }
            else if (layer.Index > 1)
            {
                WriteDeltaBelow(layer);
            }
        }
    }

    protected override void WriteGradients() => _gradient.Call();

    protected override void WriteInputGradient()
    {
        string n = Literal.Of(Plan.InputSize);
        Code.Line($"int count = {Count};");
        if (_gradient.FirstDeltaIsInRows)
        {
            WriteDeltaBelow(Plan.Layers[1]);
        }

        WriteDeltaOfInputs(Plan.Layers[0], "LDX", "LX", $"LaneIdentity<{T}>");
        Code.Line($"Transposition.FromLanes(ref Add(ref m, LDX), Row, {n}, ref dx, {n}, rows);");
    }

    private void WriteDeltaBelow(LayerPlan layer)
    {
        LayerPlan below = Plan.Layers[layer.Index - 2];
        WriteDeltaOfInputs(layer, "L" + below.D, "L" + below.A, _activation.SlopeIn(below));
        _activation.CallSlope(below);
    }

    private void WriteDeltaOfInputs(LayerPlan layer, string place, string source, string slope)
    {
        Code.Line($"// {Equations.InputGradient(layer)}");
        string from = $"Bits, ref Add(ref w, {layer.W}), {Literal.Of(layer.Padded)}, ref Add(ref m, L{layer.D}), ref Add(ref m, {source})";
        Code.Line(layer.Units == 1 && (slope == $"LaneIdentity<{T}>" || ShortChains.SlopeFirst(Kernels, layer))
            ? $"LaneTiles.DeltasOfUnit<{slope}>({from}, ref Add(ref m, {place}), {Literal.Of(layer.Inputs)}, count);"
            : $"LaneTiles.Deltas<{slope}>({from}, ref Add(ref m, {place}), ref Add(ref m, LE), {Literal.Of(layer.Inputs)}, {Literal.Of(layer.SumLanes)}, count);");
    }
}
