namespace NetGen.Data.Csv;

/// <summary>What may become of a missing value.</summary>
internal enum MissingKind
{
    Refuse,
    DropRow,
    Mean,
    Median,
    Number,
    Category,
}
