using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Functions;

/// <summary>Runs the generator over a network with a function of the user's own.</summary>
internal static class FunctionRun
{
    /// <summary>A network whose activation is the method F among the members given.</summary>
    public static GeneratorRun Activation(string members, string layer = "nameof(F)", string network = "2", string usings = "") =>
        new($"using System;\nusing NetGen;\n{usings}\n[Network({network})]\n[Dense(3, {layer})]\npublic partial class Net\n{{\n{members}\n}}\n");

    /// <summary>A network whose loss is the method L among the members given.</summary>
    public static GeneratorRun Loss(string members, string more = "") =>
        new($"using System;\nusing NetGen;\n\n[Network(2, LossFunction = nameof(L){more})]\n[Dense(3)]\npublic partial class Net\n{{\n{members}\n}}\n");

    public static NetworkSpec SpecOf(GeneratorRun run) => run.Result.TrackedSteps[TrackingNames.Spec]
        .SelectMany(step => step.Outputs)
        .Select(output => output.Value)
        .OfType<NetworkSpec>()
        .Single();

    public static FunctionSpec ActivationOf(GeneratorRun run) => SpecOf(run).Layers[0].Function!;

    public static FunctionSpec LossOf(GeneratorRun run) => SpecOf(run).Loss.Function!;
}
