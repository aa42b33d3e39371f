namespace NetGen.Generator;

/// <summary>The pipeline's steps, as tests and profilers see them.</summary>
internal static class TrackingNames
{
    public const string Parse = nameof(Parse);
    public const string Spec = nameof(Spec);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Project = nameof(Project);
    public const string WeightsFiles = nameof(WeightsFiles);
    public const string Weights = nameof(Weights);
    public const string Orphans = nameof(Orphans);
}
