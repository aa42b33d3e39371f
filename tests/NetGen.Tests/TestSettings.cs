using NetGen.Kit;

namespace NetGen.Tests;

/// <summary>Settings shared by tests.</summary>
internal static class TestSettings
{
    /// <summary>For networks that the diagnostics rightly find odd, such as a softmax under a squared error.</summary>
    public static CompilerSettings AnyNetwork { get; } = new() { AllowGeneratorWarnings = true };
}
