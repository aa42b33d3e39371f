using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Model;

/// <summary>
/// Everything the generator knows of one network, and nothing else: the unit of caching.
/// </summary>
/// <remarks>
/// Immutable and compared by value, all the way down. A new member must be a primitive, a string, an enum, another
/// such record or an <see cref="EquatableArray{T}"/> of those; a symbol, syntax node, location or plain array would
/// defeat the cache and keep compilations alive. A test walks the graph and fails on any other type.
/// </remarks>
internal sealed record NetworkSpec
{
    public required TypeSpec Type { get; init; }

    public required Shape Input { get; init; }

    public required EquatableArray<LayerSpec> Layers { get; init; }

    public required LossSpec Loss { get; init; }

    public required OptimizerSpec Optimizer { get; init; }

    public required PenaltySpec Penalty { get; init; }

    public required ulong Seed { get; init; }

    public required Precision Precision { get; init; }

    /// <summary>The tier asked for by the attribute or, where that is Automatic, by the project.</summary>
    public required Tier Tier { get; init; }

    public required TargetSpec Target { get; init; }

    /// <summary>The file that the parameters start from; null where they are drawn.</summary>
    public WeightsSpec? Weights { get; init; }
}

/// <summary>The user's class as text: where the generated part must stand.</summary>
internal sealed record TypeSpec
{
    /// <summary>The namespace with @-escapes as needed, or the empty string for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>
    /// The headers of the type and its outer types, outermost first, without braces, base lists and constraints:
    /// <c>partial class Outer&lt;T&gt;</c>, <c>partial record Inner</c>, <c>partial class Net</c>.
    /// </summary>
    public required EquatableArray<string> Headers { get; init; }

    /// <summary>The simple name as C# needs it (with @ where it is a keyword), without type parameters: for constructors.</summary>
    public required string Name { get; init; }

    /// <summary>The simple name with type parameters, for use inside the type: <c>Net</c>, <c>Net&lt;T&gt;</c>.</summary>
    public required string SelfReference { get; init; }

    /// <summary>The name as people read it, for headers and titles: <c>Demo.Outer.Net</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>An identifier unique among the networks of the compilation, for the kernels' class.</summary>
    public required string Identifier { get; init; }

    /// <summary>The file's hint name, unique ignoring case, ending in <c>.g.cs</c>.</summary>
    public required string HintName { get; init; }
}

/// <summary>One layer in order. The inputs follow from the layer before.</summary>
internal sealed record LayerSpec
{
    public required LayerKind Kind { get; init; }

    public required int Units { get; init; }

    public required bool Bias { get; init; }

    /// <summary>The activation of the catalogue; null where <see cref="Function"/> stands for it.</summary>
    public required Activation? Activation { get; init; }

    /// <summary>The user's own activation; null for one of the catalogue.</summary>
    public required FunctionSpec? Function { get; init; }

    /// <summary>One value for each number of the activation's row, in the row's order.</summary>
    public required EquatableArray<double> Parameters { get; init; }

    /// <summary>Never Default: the parser has resolved it from the activation's row.</summary>
    public required Initializer Initializer { get; init; }
}

/// <summary>The loss and its reductions; never Default: the parser has resolved them.</summary>
internal sealed record LossSpec
{
    /// <summary>The loss of the catalogue; null where <see cref="Function"/> stands for it.</summary>
    public required Loss? Kind { get; init; }

    /// <summary>The user's own loss of one element; null for one of the catalogue.</summary>
    public required FunctionSpec? Function { get; init; }

    public required Reduction Outputs { get; init; }

    public required Reduction Batch { get; init; }

    /// <summary>The number of the loss's formula; 0 where its row has none.</summary>
    public required double Parameter { get; init; }
}

/// <summary>The optimizer with one value for each hyperparameter of its row, in the row's order.</summary>
internal sealed record OptimizerSpec
{
    public required OptimizerKind Kind { get; init; }

    public required OptimizerOptions Options { get; init; }

    public required EquatableArray<double> Hyperparameters { get; init; }

    /// <summary>Decay added to the gradient; 0 where there is none or the optimizer's own formula has it.</summary>
    public required double WeightDecay { get; init; }

    public required bool DecayBias { get; init; }

    public required ScheduleSpec Schedule { get; init; }
}

/// <summary>The learning rate's schedule with one value for each parameter of its row, in the row's order.</summary>
internal sealed record ScheduleSpec
{
    public required Schedule Kind { get; init; }

    public required EquatableArray<double> Parameters { get; init; }
}

/// <summary>What is added to the loss and what limits its gradient; 0 where it is off.</summary>
internal sealed record PenaltySpec
{
    public required double L1 { get; init; }

    public required double L2 { get; init; }

    public required double ClipNorm { get; init; }

    public required double ClipValue { get; init; }
}

/// <summary>What the user's compilation offers that changes the text.</summary>
internal sealed record TargetSpec
{
    /// <summary>Whether <c>Vector128.MultiplyAddEstimate</c> exists (.NET 9 and later).</summary>
    public required bool HasMultiplyAddEstimate { get; init; }

    /// <summary>The only vector width to write kernels for, from the project's NetGenVectorBits; 0 for all.</summary>
    public int VectorBits { get; init; }
}
