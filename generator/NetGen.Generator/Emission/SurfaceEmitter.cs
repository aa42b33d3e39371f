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
            WriteHyperparameters(plan, code);
            WriteTemplate(plan, code, SurfaceTexts.Progress);
            WriteTemplate(plan, code, SurfaceTexts.Methods);
            if (plan.TakesLabels)
            {
                WriteTemplate(plan, code, SurfaceTexts.Labels);
            }

            WriteTemplate(plan, code, SurfaceTexts.Parameters);
            WriteUpdate(plan, code);
            WriteTemplate(plan, code, plan.FusesSingleStep ? SurfaceTexts.TrainSampleFused : SurfaceTexts.TrainSample);
            WriteContract(plan, code);
        }
    }

    private static void WriteFacts(NetworkPlan plan, CodeWriter code)
    {
        code.Line($"private readonly global::NetGen.Runtime.NetworkState<{plan.T}> _netGen = new(");
        code.Line($"    parameterLength: {Literal.Of(plan.BufferLength)}, optimizerStates: {Literal.Of(plan.Optimizer.States.Count)}, slotLength: {Literal.Of(plan.SlotLength)});");
        Constant(code, "The number of inputs of one sample.", "InputSize", plan.InputSize);
        Constant(code, "The number of outputs of one sample.", "OutputSize", plan.OutputSize);
        Constant(code, "The number of parameters, weights and biases of all layers.", "ParameterCount", plan.ParameterCount);
        Constant(code, "The number of layers; they are counted 1, 2, ….", "LayerCount", plan.Layers.Count);
    }

    private static void Constant(CodeWriter code, string summary, string name, long value)
    {
        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public const int {name} = {Literal.Of(value)};");
    }

    private static void WriteCreation(NetworkPlan plan, CodeWriter code)
    {
        WriteTemplate(plan, code, SurfaceTexts.Creation);
        code.Line();
        code.Line("/// <summary>Draws all parameters anew and clears gradients, optimizer state and step count.</summary>");
        code.Line("/// <param name=\"seed\">The seed; the same seed gives the same bits on every machine.</param>");
        using (code.Block("public void Reset(ulong seed)"))
        {
            code.Line("_netGen.Clear();");
            code.Line("var random = new global::NetGen.Numerics.SplitMix64(seed);");
            foreach (LayerPlan layer in plan.Layers)
            {
                WriteInitializer(plan, code, layer);
            }
        }
    }

    private static void WriteInitializer(NetworkPlan plan, CodeWriter code, LayerPlan layer)
    {
        InitializerRow row = Initializers.Of(layer.Spec.Initializer);
        if (row.Method is null)
        {
            code.Line($"// Layer {Literal.Of(layer.Index)}: {row.Name}.");
            return;
        }

        int fan = row.FanInAndOut ? layer.Inputs + layer.Units : layer.Inputs;
        long weights = (long)layer.Inputs * layer.Units;
        long count = weights + (layer.Spec.Bias ? layer.Units : 0);
        string spread = $"global::System.Math.Sqrt({Literal.Of(row.Gain)} / {Literal.Of((double)fan)})";
        string target = row.DrawsBias || count == weights ? "parameters" : $"global::System.MemoryExtensions.AsSpan(parameters, 0, {Literal.Of(weights)})";
        code.Line();
        using (code.Block())
        {
            code.Line($"// Layer {Literal.Of(layer.Index)}: {row.Name}, w ~ {row.Formula} with n = {Literal.Of(layer.Inputs)}, m = {Literal.Of(layer.Units)}.");
            code.Line($"var parameters = new {plan.T}[{Literal.Of(count)}];");
            code.Line($"global::NetGen.Numerics.ParameterInitializer.{row.Method}({target}, {spread}, ref random);");
            code.Line($"global::NetGen.Runtime.Passes<{plan.T}, {K(plan)}>.Layer({Literal.Of(layer.Index)}).CopyFrom<{plan.T}>(parameters, _netGen.Parameters.Span);");
        }
    }

    private static void WriteHyperparameters(NetworkPlan plan, CodeWriter code)
    {
        for (int i = 0; i < plan.Optimizer.Hyperparameters.Count; i++)
        {
            HyperparameterRow row = plan.Optimizer.Hyperparameters[i];
            string value = Literal.Of(plan.Spec.Optimizer.Hyperparameters[i]);
            string field = "_netGen" + row.Name;
            code.Line();
            code.Line($"private double {field} = {value};");
            code.Line();
            code.Line($"/// <summary>The hyperparameter {row.Symbol} of {plan.Optimizer.Name}; a change takes effect at the next step.</summary>");
            code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The value lies outside its interval.</exception>");
            using (code.Block($"public double {row.Name}"))
            {
                code.Line($"get => {field};");
                code.Line($"set => {field} = global::NetGen.Runtime.Guard.Hyperparameter(value, {Literal.Of(row.Minimum)}, {Literal.Of(row.MinimumAllowed)}, {Literal.Of(row.Maximum)}, {Literal.Of(row.MaximumAllowed)}, nameof({row.Name}));");
            }
        }
    }

    private static void WriteUpdate(NetworkPlan plan, CodeWriter code)
    {
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
            foreach ((string name, string expression, string meaning) in plan.Optimizer.Constants)
            {
                
                code.Line($"double {name} = {expression}; // {meaning}");
            }

            string states = plan.Optimizer.States.Count == 0 ? string.Empty : ", ref _netGen.Optimizer.Origin";
            string scale = plan.BatchMean ? $"({plan.T})(1.0 / _netGen.AccumulatedSamples)" : "1";
            string constants = string.Concat(plan.Optimizer.Constants.Select(constant => $", ({plan.T}){constant.Name}"));
            code.Line($"{K(plan)}.Update(ref _netGen.Parameters.Origin, ref _netGen.Gradients.Origin{states}, {scale}{constants});");
            code.Line("_netGen.AccumulatedSamples = 0;");
        }
    }

    private static void WriteContract(NetworkPlan plan, CodeWriter code)
    {
        string contract = $"global::NetGen.INetwork<{plan.Spec.Type.SelfReference}, {plan.T}>";
        foreach (string name in new[] { "InputSize", "OutputSize", "ParameterCount", "LayerCount" })
        {
            code.Line();
            code.Line($"static int {contract}.{name} => {name};");
        }
    }

    private static void WriteTemplate(NetworkPlan plan, CodeWriter code, string template)
    {
        code.Line();
        code.Lines(template
            .Replace("PASS.", $"global::NetGen.Runtime.Passes<{plan.T}, {K(plan)}>.")
            .Replace("{T}", plan.T)
            .Replace("{K}", K(plan))
            .Replace("{Name}", plan.Spec.Type.Name)
            .Replace("{Self}", plan.Spec.Type.SelfReference)
            .Replace("{Seed}", Literal.Of(plan.Spec.Seed))
            .Replace("ROS<", "global::System.ReadOnlySpan<")
            .Replace("SPAN<", "global::System.Span<"));
    }

    private static string K(NetworkPlan plan) => "global::NetGen.Generated." + NetworkEmitter.KernelClass(plan);
}
