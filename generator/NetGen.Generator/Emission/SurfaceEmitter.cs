using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The user's part of the class: thin public methods that check, then call the kernels.</summary>
internal static class SurfaceEmitter
{
    public static void Write(NetworkPlan plan, CodeWriter code)
    {
        TypeSpec type = plan.Spec.Type;
        string contract = plan.TakesLabels ? "IClassifier" : "INetwork";
        code.Line("/// <remarks>");
        foreach (string line in HeaderEmitter.Datasheet(plan))
        {
            code.Line("/// " + line);
        }

        code.Line("/// </remarks>");
        code.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"0.1.0\")]");
        using (code.Block($"{type.Headers[type.Headers.Count - 1]} : global::NetGen.{contract}<{type.SelfReference}, {plan.T}>"))
        {
            WriteFacts(plan, code);
            WriteCreation(plan, code);
            WriteSettings(plan, code);
            WriteTemplate(plan, code, SurfaceTexts.Progress);
            WriteTemplate(plan, code, SurfaceTexts.Methods);
            if (plan.TakesLabels)
            {
                WriteTemplate(plan, code, SurfaceTexts.Labels);
            }

            WriteTemplate(plan, code, SurfaceTexts.Parameters);
            OptimizerStateEmitter.Write(plan, code);
            WriteUpdate(plan, code);
            string train = plan.FusesSingleStep ? SurfaceTexts.TrainSampleFused : SurfaceTexts.TrainSample;
            WriteTemplate(plan, code, train.Replace("TYPE", "ROS<{T}>").Replace("WHAT", "target"));
            if (plan.TakesLabels)
            {
                WriteTemplate(plan, code, train.Replace("TYPE", "int").Replace("WHAT", "label"));
            }

            WriteTemplate(plan, code, TrainBatch(plan, "ROS<{T}> targets, int batchSize", "batchSize", "targets", "targets, batchSize"));
            if (plan.TakesLabels)
            {
                WriteTemplate(plan, code, TrainBatch(plan, "ROS<int> labels", "labels.Length", "labels[0]", "labels"));
            }

            WriteContract(plan, code);
        }
    }

    private static string TrainBatch(NetworkPlan plan, string parameters, string count, string first, string arguments) =>
        (plan.StepsInParts ? SurfaceTexts.TrainBatchInParts : SurfaceTexts.TrainBatch)
        .Replace("PARAMETERS", parameters)
        .Replace("COUNT", count)
        .Replace("FIRST", first)
        .Replace("ARGUMENTS", arguments);

    private static void WriteFacts(NetworkPlan plan, CodeWriter code)
    {
        code.Line($"private readonly global::NetGen.Runtime.NetworkState<{plan.T}> _netGen = new(");
        code.Line($"    parameterLength: {Literal.Of(plan.BufferLength)}, optimizerStates: {Literal.Of(plan.Optimizer.States.Count)}, slotLength: {Literal.Of(plan.SlotLength)});");
        Constant(code, "The number of inputs of one sample.", "InputSize", plan.InputSize);
        Constant(code, "The number of outputs of one sample.", "OutputSize", plan.OutputSize);
        Constant(code, "The number of parameters, weights and biases of all layers.", "ParameterCount", plan.ParameterCount);
        Constant(code, "The number of layers; they are counted 1, 2, ….", "LayerCount", plan.Layers.Count);
        code.Line();
        code.Line("/// <inheritdoc cref=\"global::NetGen.INetwork{TSelf, T}.Description\"/>");
        code.Line($"public const string Description = {Literal.Of(HeaderEmitter.Description(plan))};");
    }

    private static void Constant(CodeWriter code, string summary, string name, long value)
    {
        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public const int {name} = {Literal.Of(value)};");
    }

    private static void WriteCreation(NetworkPlan plan, CodeWriter code)
    {
        WriteTemplate(plan, code, plan.Spec.Weights is { } weights
            ? SurfaceTexts.FromWeights.Replace("{File}", HeaderEmitter.Escape(weights.File)).Replace("{Weights}", SurfaceTexts.WeightsProperty)
            : SurfaceTexts.FromAttribute);
        WriteTemplate(plan, code, SurfaceTexts.FromSeed);
        code.Line();
        code.Line("/// <summary>Draws all parameters anew and clears gradients, optimizer state and step count.</summary>");
        code.Line("/// <param name=\"seed\">The seed; the same seed gives the same bits on every machine.</param>");
        using (code.Block("public void Reset(ulong seed)"))
        {
            code.Line("_netGen.Clear();");
            if (plan.Layers.Any(layer => Initializers.Of(layer.Spec.Initializer).Method is not null))
            {
                WriteInitializers(plan, code);
            }

            foreach (SharedState state in plan.Optimizer.SharedStates)
            {
                code.Line($"_netGen{state.Name} = {Literal.Of(state.Start)};");
            }

            if (plan.StateAhead >= 0)
            {
                code.Line("MoveAhead();");
            }
        }
    }

    private static void WriteInitializers(NetworkPlan plan, CodeWriter code)
    {
        code.Line("var random = new global::NetGen.Numerics.SplitMix64(seed);");
        code.Line($"var parameters = new {plan.T}[ParameterCount];");
        long offset = 0;
        foreach (LayerPlan layer in plan.Layers)
        {
            offset += WriteInitializer(code, layer, offset);
        }

        code.Line();
        code.Line($"global::NetGen.Runtime.Passes<{plan.T}, {K(plan)}>.CopyParametersFrom(_netGen, parameters);");
    }

    // Draws a layer's parameters to their place in the order of all; returns how many it has.
    private static long WriteInitializer(CodeWriter code, LayerPlan layer, long offset)
    {
        InitializerRow row = Initializers.Of(layer.Spec.Initializer);
        long weights = (long)layer.Inputs * layer.Units;
        long count = weights + (layer.Spec.Bias ? layer.Units : 0);
        code.Line();
        if (row.Method is null)
        {
            code.Line($"// Layer {Literal.Of(layer.Index)}: {row.Name}.");
            return count;
        }

        int fan = row.FanInAndOut ? layer.Inputs + layer.Units : layer.Inputs;
        string spread = $"global::System.Math.Sqrt({Literal.Of(row.Gain)} / {Literal.Of((double)fan)})";
        string target = $"global::System.MemoryExtensions.AsSpan(parameters, {Literal.Of(offset)}, {Literal.Of(row.DrawsBias ? count : weights)})";
        code.Line($"// Layer {Literal.Of(layer.Index)}: {row.Name}, w ~ {row.Formula} with n = {Literal.Of(layer.Inputs)}, m = {Literal.Of(layer.Units)}.");
        code.Line($"global::NetGen.Numerics.ParameterInitializer.{row.Method}({target}, {spread}, ref random);");
        return count;
    }

    private static void WriteSettings(NetworkPlan plan, CodeWriter code)
    {
        foreach (Setting setting in Settings.Of(plan.Spec.Optimizer, plan.Spec.Penalty))
        {
            HyperparameterRow row = setting.Row;
            string type = row.IsCount ? "int" : "double";
            string field = "_netGen" + row.Name;
            string bounds = row.IsCount
                ? $"(int){Literal.Of(row.Minimum)}, (int){Literal.Of(row.Maximum)}"
                : $"{Literal.Of(row.Minimum)}, {Literal.Of(row.MinimumAllowed)}, {Literal.Of(row.Maximum)}, {Literal.Of(row.MaximumAllowed)}";
            code.Line();
            code.Line($"private {type} {field} = {(row.IsCount ? Literal.Of((int)setting.Value) : Literal.Of(setting.Value))};");
            code.Line();
            code.Line($"/// <summary>The hyperparameter {row.Symbol} of {setting.Owner}; a change takes effect at the next step.</summary>");
            code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The value lies outside its interval.</exception>");
            using (code.Block($"public {type} {row.Name}"))
            {
                code.Line($"get => {field};");
                code.Line($"set => {field} = global::NetGen.Runtime.Guard.Hyperparameter(value, {bounds}, nameof({row.Name}));");
            }
        }

        foreach (SharedState state in plan.Optimizer.SharedStates)
        {
            code.Line();
            code.Line($"private double _netGen{state.Name} = {Literal.Of(state.Start)};");
        }
    }

    private static void WriteUpdate(NetworkPlan plan, CodeWriter code)
    {
        WriteTemplate(plan, code, SurfaceTexts.Rate.Replace("{Rate}", StepText.Rate(plan)));
        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block("public void Update()"))
        {
            using (code.Block("if (_netGen.AccumulatedSamples == 0)"))
            {
                code.Line("return;");
            }

            code.Line();
            code.Line("long t = ++_netGen.StepCount;");
            code.Line("double rate = RateOf(t); // η");
            code.Line($"{plan.T} scale = {(plan.BatchMean ? $"({plan.T})(1.0 / _netGen.AccumulatedSamples)" : "1")};");
            foreach (SharedState state in plan.Optimizer.SharedStates)
            {
                code.Line($"double {state.Name} = _netGen{state.Name};");
                code.Line($"{state.Name} = _netGen{state.Name} = {StepText.Spell(state.Expression)};");
            }

            if (plan.Spec.Penalty.ClipNorm > 0.0)
            {
                string l = string.Concat(StepText.Penalty(plan).Select(constant => $", ({plan.T}){constant.Expression}"));
                string zeros = string.Concat(StepText.Penalty(plan).Select(_ => ", 0"));
                code.Line("double norm = global::System.Math.Sqrt(");
                code.Line($"    {Call(plan, "SquaredNorm", Range.Weights)}, scale{l})");
                code.Line($"    + {Call(plan, "SquaredNorm", Range.Biases)}, scale{zeros}));");
            }

            foreach (StepConstant constant in StepText.Constants(plan))
            {
                code.Line($"double {constant.Name} = {StepText.Spell(constant.Expression)}; // {constant.Meaning}");
            }

            WriteUpdateCalls(plan, code);
            code.Line("_netGen.AccumulatedSamples = 0;");
        }
    }

    private static void WriteUpdateCalls(NetworkPlan plan, CodeWriter code)
    {
        System.Collections.Generic.IReadOnlyList<StepConstant> constants = StepText.KernelConstants(plan);
        code.Line($"{plan.T}[] constants = _netGen.StepConstants;");
        code.Line("constants[0] = scale;");
        for (int i = 0; i < constants.Count; i++)
        {
            code.Line($"constants[{Literal.Of(i + 1)}] = ({plan.T}){constants[i].Name};");
        }

        string step = $"global::NetGen.Runtime.Passes<{plan.T}, {K(plan)}>.Step";
        if (!StepText.SparesBiases(plan))
        {
            code.Line($"{step}(_netGen, 0, {Literal.Of(plan.BufferLength)}, constants);");
            return;
        }

        code.Line();
        code.Line("// Weights; then biases, which penalties and decay leave alone.");
        code.Line($"{step}(_netGen, 0, {Literal.Of(plan.WeightLength)}, constants);");
        for (int i = 0; i < constants.Count; i++)
        {
            if (constants[i].OnBiases is { } value)
            {
                code.Line($"constants[{Literal.Of(i + 1)}] = ({plan.T}){value};");
            }
        }

        code.Line($"{step}(_netGen, {Literal.Of(plan.WeightLength)}, {Literal.Of(plan.BufferLength - plan.WeightLength)}, constants);");
    }

    private enum Range
    {
        Weights,
        Biases,
    }

    private static string Call(NetworkPlan plan, string kernel, Range range)
    {
        string At(string buffer) => range == Range.Biases
            ? $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref _netGen.{buffer}.Origin, {Literal.Of(plan.WeightLength)})"
            : $"ref _netGen.{buffer}.Origin";
        int length = range switch
        {
            Range.Weights => plan.WeightLength,
            _ => plan.BufferLength - plan.WeightLength,
        };
        return $"{K(plan)}.{kernel}({At("Parameters")}, {At("Gradients")}, {Literal.Of(length)}";
    }

    private static void WriteContract(NetworkPlan plan, CodeWriter code)
    {
        string contract = $"global::NetGen.INetwork<{plan.Spec.Type.SelfReference}, {plan.T}>";
        foreach (string name in new[] { "InputSize", "OutputSize", "ParameterCount", "LayerCount", "OptimizerStateCount" })
        {
            code.Line();
            code.Line($"static int {contract}.{name} => {name};");
        }

        code.Line();
        code.Line($"static string {contract}.Description => Description;");
        code.Line();
        code.Line($"static global::NetGen.Reduction {contract}.BatchReduction => global::NetGen.Reduction.{(plan.BatchMean ? "Mean" : "Sum")};");
    }

    /// <summary>Writes a text of <see cref="SurfaceTexts"/> with its names filled in.</summary>
    public static void WriteTemplate(NetworkPlan plan, CodeWriter code, string template)
    {
        code.Line();
        code.Lines(template
            .Replace("PASS.", $"global::NetGen.Runtime.Passes<{plan.T}, {K(plan)}>.")
            .Replace("{T}", plan.T)
            .Replace("{K}", K(plan))
            .Replace("{Name}", plan.Spec.Type.Name)
            .Replace("{Self}", plan.Spec.Type.SelfReference)
            .Replace("{From}", plan.StateAhead >= 0 ? "{ " : "=> ")
            .Replace("{Done}", plan.StateAhead >= 0 ? " MoveAhead(); }" : string.Empty)
            .Replace("{L1}", plan.Spec.Penalty.L1 > 0.0 ? "L1" : "0.0")
            .Replace("{L2}", plan.Spec.Penalty.L2 > 0.0 ? "L2" : "0.0")
            .Replace("{Seed}", Literal.Of(plan.Spec.Seed))
            .Replace("{Activations}", Activations(plan))
            .Replace("ROS<", "global::System.ReadOnlySpan<")
            .Replace("SPAN<", "global::System.Span<"));
    }

    private static string Activations(NetworkPlan plan) => string.Join("\n    ", plan.Layers.Select(layer =>
        $"{Literal.Of(layer.Index)} => {Literal.Of(Declared(plan, layer))},"));

    // As the user wrote it: a loss from logits is planned as its link and the loss of that.
    private static string Declared(NetworkPlan plan, LayerPlan layer) => plan.OutputsLogits && layer == plan.Last
        ? nameof(Activation.Linear)
        : layer.Spec.Activation?.ToString() ?? layer.Activation.Name;

    private static string K(NetworkPlan plan) => "global::NetGen.Generated." + NetworkEmitter.KernelClass(plan);
}
