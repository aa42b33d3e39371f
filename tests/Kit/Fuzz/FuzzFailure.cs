using System.Collections.Generic;

namespace NetGen.Kit;

/// <summary>A drawn network that deviates, in one precision under one tier.</summary>
/// <param name="Case">The case.</param>
/// <param name="Variant">The network with its precision and tier.</param>
/// <param name="Width">The only vector width it was written for; null for all.</param>
/// <param name="Lines">What deviates.</param>
public sealed record FuzzFailure(FuzzCase Case, NetworkRecipe Variant, int? Width, IReadOnlyList<string> Lines);
