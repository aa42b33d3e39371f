using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The a (z where softmax follows) that stay in registers between the line that finds them and the layer or the softmax that needs
/// them, as <see cref="HeldDeltas"/> do on the way back: 7 % of 4-16-3 forward, 5 % of its training.
/// </summary>
internal sealed class HeldValues
{
    // More vectors are better read again one input at a time.
    private const int MostVectors = 2;

    private readonly Dictionary<int, Dialect> _dialects = new();

    /// <summary>Those of a network whose forward pass is one method.</summary>
    /// <param name="kernels">The text so far.</param>
    /// <param name="bits">The vector width.</param>
    /// <param name="pass">The pass; all but Forward hold the outputs too.</param>
    public HeldValues(KernelWriter kernels, int bits, Pass pass)
    {
        IsStep = pass == Pass.Step;
        bool outputs = pass != Pass.Forward;
        foreach (LayerPlan layer in kernels.Plan.Layers)
        {
            SingleForm form = SingleForm.Of(kernels, layer, bits);
            Dialect dialect = form.UnitDialect;
            bool isNeeded = layer.Activation.AcrossUnits
                ? layer.Padded == dialect.Lanes && dialect.Lanes == layer.Width(bits).Lanes
                : layer == kernels.Plan.Last ? outputs : IsInputOf(kernels, kernels.Plan.Layers[layer.Index], bits, dialect);
            if (isNeeded && layer.Padded <= MostVectors * dialect.Lanes && !form.IsShared(kernels.Plan, bits) && ForwardKernel.FindsAtOnce(kernels, form))
            {
                _dialects.Add(layer.Index, dialect);
            }
        }

        // Softmax leaves its a in memory where another layer follows.
        NetworkPlan plan = kernels.Plan;
        HoldsOutputs = outputs && _dialects.ContainsKey(plan.Last.Index);
        HoldsAll = pass == Pass.Predict && _dialects.Count == plan.Layers.Count && plan.Precision == Precision.Single
            && plan.Layers.All(layer => layer == plan.Last || !layer.Activation.AcrossUnits);
    }

    /// <summary>The single-sample passes that begin with the inputs.</summary>
    public enum Pass
    {
        /// <summary>Every layer's values.</summary>
        Forward,

        /// <summary>The outputs alone.</summary>
        Predict,

        /// <summary>Forward, loss and backward in one method.</summary>
        Step,
    }

    /// <summary>Whether no value has another place: a prediction then needs no memory.</summary>
    public bool HoldsAll { get; }

    /// <summary>Whether the last layer's a end in registers.</summary>
    public bool HoldsOutputs { get; }

    /// <summary>Whether the way back follows in the same method, which always wants the outputs.</summary>
    public bool IsStep { get; }

    /// <summary>The declarations of all of them.</summary>
    public void Declare(KernelWriter kernels)
    {
        foreach (LayerPlan layer in kernels.Plan.Layers)
        {
            if (_dialects.TryGetValue(layer.Index, out Dialect? dialect))
            {
                IEnumerable<string> names = Enumerable.Range(0, layer.Padded / dialect.Lanes).Select(v => Name(layer, v * dialect.Lanes));
                kernels.Code.Line($"{dialect.V} {string.Join(", ", names)};");
            }
        }
    }

    /// <summary>Copies the outputs held to y.</summary>
    public void WriteOutputs(KernelWriter kernels)
    {
        LayerPlan last = kernels.Plan.Last;
        int lanes = _dialects[last.Index].Lanes;
        for (int unit = 0; unit < last.Units; unit += lanes)
        {
            string place = unit == 0 ? "ref y" : $"ref Add(ref y, {Literal.Of(unit)})";
            kernels.Code.Line($"BlockCopy.Out({Name(last, unit)}, {place}, {Literal.Of(System.Math.Min(lanes, last.Units - unit))});");
        }
    }

    /// <summary>The variable that holds the vector of some unit, or null.</summary>
    /// <param name="layer">The layer's number.</param>
    /// <param name="unit">The unit.</param>
    public string? Of(LayerPlan layer, int unit) => _dialects.ContainsKey(layer.Index) ? Name(layer, unit) : null;

    /// <summary>The variable that holds the last layer's a from some unit on, or null.</summary>
    /// <param name="last">The last layer.</param>
    /// <param name="unit">The unit.</param>
    public string? Output(LayerPlan last, int unit) => HoldsOutputs ? Name(last, unit) : null;

    // What is held before a softmax is no input.
    private string? InputFrom(LayerPlan below, int i) => below.Activation.AcrossUnits ? null : Of(below, i);

    /// <summary>Input i of the layer above in all lanes, or null.</summary>
    public string? Broadcast(LayerPlan below, int i)
    {
        if (InputFrom(below, i) is not { } name)
        {
            return null;
        }

        string lane = Literal.Of(i % _dialects[below.Index].Lanes);
        return $"Vector128.Shuffle({name}, Vector128.Create({string.Join(", ", Enumerable.Repeat(lane, 4))}))";
    }

    /// <summary>The arguments for the four inputs from i on to be spread over rows, or null.</summary>
    public string? Four(LayerPlan below, int i)
    {
        if (InputFrom(below, i) is not { } name)
        {
            return null;
        }

        int lanes = _dialects[below.Index].Lanes;
        return lanes switch
        {
            4 => name,
            8 => name + (i % lanes == 0 ? ".GetLower()" : ".GetUpper()"),
            _ => $"{name}, {Literal.Of(i % lanes / 4)}",
        };
    }

    // Whether a layer can take its inputs from vectors of a dialect: one by one within 128 bits, where a shuffle is a cycle, or in
    // fours that are spread over the rows.
    private static bool IsInputOf(KernelWriter kernels, LayerPlan layer, int bits, Dialect dialect)
    {
        SingleForm form = SingleForm.Of(kernels, layer, bits);
        if (!form.IsStraight(kernels.Plan) || form.IsShared(kernels.Plan, bits) || dialect.Width.Precision != Precision.Single)
        {
            return false;
        }

        return form.Rows > 1
            ? dialect.Lanes < 16 || (form.Rows == 4 && form.Lanes == 16)
            : form.Lanes == 4 && dialect.Lanes == 4;
    }

    private string Name(LayerPlan layer, int unit)
    {
        int lanes = _dialects[layer.Index].Lanes;
        return $"values{Literal.Of(layer.Index)}" + (layer.Padded == lanes ? string.Empty : "_" + Literal.Of((unit / lanes) + 1));
    }
}
