using System;
using System.Linq;
using Xunit;

namespace NetGen.Training.Tests.Data;

/// <summary>A test that needs files of real data sets and is skipped, with a word, where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataFileFactAttribute : FactAttribute
{
    public DataFileFactAttribute(params string[] names)
    {
        if (names.FirstOrDefault(name => DataFiles.Find(name) is null) is { } missing)
        {
            Skip = $"There is no {missing} where NETGEN_DATA says, nor in shared/data beside or above the repository.";
        }
    }
}
