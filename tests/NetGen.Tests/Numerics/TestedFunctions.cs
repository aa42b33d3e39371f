using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>The functions the theories run over.</summary>
internal static class TestedFunctions
{
    public static TheoryData<string> Names => new(ElementaryFunctions.All.Select(function => function.Name));
}
