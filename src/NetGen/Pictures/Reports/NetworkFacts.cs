using System.Collections.Generic;

namespace NetGen.Pictures.Reports;

/// <summary>What a report tells of a layer.</summary>
internal sealed record LayerFacts(int Inputs, int Units, string Activation, int Parameters);

/// <summary>What a report tells of a network.</summary>
internal sealed record NetworkFacts(string Description, int Parameters, IReadOnlyList<LayerFacts> Layers);
