using System.Collections.Generic;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Model;

namespace NetGen.Generator.Symbolics;

/// <summary>
/// A step of the computation: reads values, yields one. Forward steps also know their adjoint, the steps that carry
/// ∂E/∂(output) to ∂E/∂(inputs); from those alone the backward pass is derived.
/// </summary>
internal abstract record Operation(Value Output)
{
    public abstract IEnumerable<Value> Inputs { get; }
}

/// <summary>A step of the forward pass.</summary>
internal abstract record ForwardOperation(Value Output) : Operation(Output)
{
    /// <summary>The vector-Jacobian product: what each input's gradient receives, given the output's.</summary>
    /// <param name="upstream">∂E/∂<see cref="Operation.Output"/>.</param>
    public abstract IEnumerable<Operation> Adjoint(Value upstream);
}

/// <summary>z = Wᵀx + b.</summary>
internal sealed record AffineOperation(Value X, Value W, Value? B, Value Z) : ForwardOperation(Z)
{
    public override IEnumerable<Value> Inputs => B is null ? new[] { X, W } : new[] { X, W, B };

    public override IEnumerable<Operation> Adjoint(Value upstream)
    {
        yield return new WeightGradient(X, upstream, Value.GradientOf(W));
        if (B is not null)
        {
            yield return new BiasGradient(upstream, Value.GradientOf(B));
        }

        yield return new InputGradient(W, upstream, Value.GradientOf(X));
    }
}

/// <summary>a = f(z).</summary>
internal sealed record ActivationOperation(Value Z, Value A, Activation? Kind, FunctionSpec? Function, EquatableArray<double> Parameters) : ForwardOperation(A)
{
    public override IEnumerable<Value> Inputs => new[] { Z };

    public override IEnumerable<Operation> Adjoint(Value upstream)
    {
        yield return new ActivationGradient(Z, A, upstream, Kind, Function, Parameters, Value.GradientOf(Z));
    }
}

/// <summary>E = loss(y, t).</summary>
internal sealed record LossOperation(Value Y, Value T, Value E, Loss? Kind) : ForwardOperation(E)
{
    public override IEnumerable<Value> Inputs => new[] { Y, T };

    // ∂E/∂E = 1 is the upstream of the whole network: the slope itself.
    public override IEnumerable<Operation> Adjoint(Value upstream)
    {
        yield return new LossGradient(Y, T, Kind, Value.GradientOf(Y));
    }
}

/// <summary>∂E/∂y = l'(y, t).</summary>
internal sealed record LossGradient(Value Y, Value T, Loss? Kind, Value Dy) : Operation(Dy)
{
    public override IEnumerable<Value> Inputs => new[] { Y, T };
}

/// <summary>∂E/∂z = ∂E/∂a ⊙ f'(z), or for an activation across units the product with its Jacobian.</summary>
internal sealed record ActivationGradient(Value Z, Value A, Value Da, Activation? Kind, FunctionSpec? Function, EquatableArray<double> Parameters, Value Dz) : Operation(Dz)
{
    public override IEnumerable<Value> Inputs => new[] { Z, A, Da };
}

/// <summary>∂E/∂z of the last layer in one step, where loss and activation cancel: y − t and its like.</summary>
internal sealed record FusedDelta(Value Z, Value Y, Value T, FusionRow Fusion, EquatableArray<double> Parameters, Value Dz) : Operation(Dz)
{
    public override IEnumerable<Value> Inputs => new[] { Z, Y, T };
}

/// <summary>∂E/∂W = x δᵀ.</summary>
internal sealed record WeightGradient(Value X, Value Delta, Value Dw) : Operation(Dw)
{
    public override IEnumerable<Value> Inputs => new[] { X, Delta };
}

/// <summary>∂E/∂b = δ.</summary>
internal sealed record BiasGradient(Value Delta, Value Db) : Operation(Db)
{
    public override IEnumerable<Value> Inputs => new[] { Delta };
}

/// <summary>∂E/∂x = W δ.</summary>
internal sealed record InputGradient(Value W, Value Delta, Value Dx) : Operation(Dx)
{
    public override IEnumerable<Value> Inputs => new[] { W, Delta };
}
