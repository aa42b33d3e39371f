using System;

namespace NetGen.Generator.Catalogue;

/// <summary>Choices on an optimizer's attribute that change its formulas, named like the attribute's properties.</summary>
[Flags]
internal enum OptimizerOptions
{
    None = 0,
    Textbook = 1,
    LookAhead = 2,
    EpsilonInside = 4,
    Centered = 8,
    AmsGrad = 16,

    /// <summary>RMSProp with a velocity: chosen by a momentum above zero rather than by a property of its own.</summary>
    Momentum = 32,
}
