using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The optimizer's states by index and name, for checkpoints and for whoever wants to watch them.</summary>
internal static class OptimizerStateEmitter
{
    public static void Write(NetworkPlan plan, CodeWriter code)
    {
        List<string> names = plan.Optimizer.States.Concat(plan.Optimizer.SharedStates.Select(state => state.Name)).ToList();
        code.Line();
        code.Line("/// <summary>The number of states that the optimizer keeps per parameter.</summary>");
        code.Line($"public const int OptimizerStateCount = {Literal.Of(names.Count)};");
        code.Line();
        code.Line("/// <inheritdoc cref=\"global::NetGen.INetwork{TSelf, T}.GetOptimizerStateName\"/>");
        using (code.Block("public static string GetOptimizerStateName(int state) => state switch", ";"))
        {
            for (int i = 0; i < names.Count; i++)
            {
                code.Line($"{Literal.Of(i)} => \"{names[i]}\",");
            }

            code.Line($"_ => throw global::NetGen.Runtime.Guard.NoState(state, {Literal.Of(names.Count)}),");
        }

        WriteCopy(plan, code, "CopyOptimizerStateTo(int state, SPAN<{T}> destination)", "PASS.CopyOptimizerStateTo(_netGen, state, destination);", index =>
            $"PASS.FillOptimizerState(destination, {Field(plan, index)});");
        WriteCopy(plan, code, "CopyOptimizerStateFrom(int state, ROS<{T}> source)", "PASS.CopyOptimizerStateFrom(_netGen, state, source);", index =>
            $"{Field(plan, index)} = PASS.SharedState(source);");
        if (plan.Optimizer.SharedStates.Count > 0)
        {
            WriteShared(plan, code);
        }

        if (plan.StateAhead >= 0)
        {
            SurfaceEmitter.WriteTemplate(plan, code, SurfaceTexts.MoveAhead);
        }
    }

    // Rounded to the network's number type a shared state would not bring a training back to the same bits.
    private static void WriteShared(NetworkPlan plan, CodeWriter code)
    {
        int own = plan.Optimizer.States.Count;
        List<int> shared = Enumerable.Range(0, plan.Optimizer.SharedStates.Count).ToList();
        SurfaceEmitter.WriteTemplate(plan, code, SurfaceTexts.SharedStates
            .Replace("{Own}", Literal.Of(own))
            .Replace("{Count}", Literal.Of(own + shared.Count))
            .Replace("{Gets}", string.Join("\n    ", shared.Select(i => $"{Literal.Of(own + i)} => {Field(plan, i)},")))
            .Replace("{Sets}", string.Join("\n        ", shared.Select(i =>
                $"case {Literal.Of(own + i)}: {Field(plan, i)} = global::NetGen.Runtime.Guard.Finite(value, nameof(value)); break;"))));
    }

    private static void WriteCopy(NetworkPlan plan, CodeWriter code, string signature, string perParameter, System.Func<int, string> shared)
    {
        int own = plan.Optimizer.States.Count;
        var body = new List<string> { "/// <inheritdoc/>", $"public void {signature}", "{" };
        IReadOnlyList<SharedState> states = plan.Optimizer.SharedStates;
        for (int i = 0; i < states.Count; i++)
        {
            body.Add($"    if (state == {Literal.Of(own + i)})");
            body.Add("    {");
            body.Add("        " + shared(i));
            body.Add("        return;");
            body.Add("    }");
            body.Add(string.Empty);
        }

        body.Add("    " + perParameter);
        body.Add("}");
        SurfaceEmitter.WriteTemplate(plan, code, string.Join("\n", body));
    }

    private static string Field(NetworkPlan plan, int index) => "_netGen" + plan.Optimizer.SharedStates[index].Name;
}
