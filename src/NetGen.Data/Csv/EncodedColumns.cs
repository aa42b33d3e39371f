using System.Collections.Generic;

namespace NetGen.Data.Csv;

/// <summary>Columns as numbers, one row a sample, with a name for each.</summary>
internal sealed record EncodedColumns<T>(T[] Values, IReadOnlyList<string> Names);

/// <summary>A column as indices into its categories.</summary>
internal sealed record EncodedCategories(int[] Codes, IReadOnlyList<string> Categories);
