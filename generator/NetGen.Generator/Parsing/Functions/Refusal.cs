using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>Why a method cannot be read as a formula, and the very place in it.</summary>
/// <param name="Place">The operator, call or statement.</param>
/// <param name="Reason">The reason, as the middle of a sentence.</param>
/// <param name="IsRecursion">Whether a method calls itself there.</param>
internal sealed record Refusal(Location Place, string Reason, bool IsRecursion = false);
