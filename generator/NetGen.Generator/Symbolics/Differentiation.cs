using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Symbolics;

/// <summary>The chain rule over a list of operations: reverse-mode differentiation at generation time.</summary>
internal static class Differentiation
{
    /// <summary>
    /// The backward pass of a forward list that ends in the loss: each operation's adjoint, last operation first.
    /// </summary>
    public static IReadOnlyList<Operation> Backward(IReadOnlyList<ForwardOperation> forward)
    {
        var backward = new List<Operation>();
        var known = new HashSet<Value>();
        foreach (ForwardOperation operation in forward.Reverse())
        {
            foreach (Operation adjoint in operation.Adjoint(Value.GradientOf(operation.Output)))
            {
                if (!known.Add(adjoint.Output))
                {
                    throw new InvalidOperationException("A value used twice needs a sum of its gradients; no layer kind shares values yet.");
                }

                backward.Add(adjoint);
            }
        }

        return backward;
    }
}
