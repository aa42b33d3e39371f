namespace NetGen.Tests.Golden;

public sealed class GoldenDoublePrecisionTests : GoldenTests
{
    public GoldenDoublePrecisionTests()
        : base(Precision.Double)
    {
    }
}
