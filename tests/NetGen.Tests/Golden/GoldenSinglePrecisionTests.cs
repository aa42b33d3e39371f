namespace NetGen.Tests.Golden;

public sealed class GoldenSinglePrecisionTests : GoldenTests
{
    public GoldenSinglePrecisionTests()
        : base(Precision.Single)
    {
    }
}
