namespace NetGen.Kit;

/// <summary>How far one form of a function was found off.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Precision"><c>float</c> or <c>double</c>.</param>
/// <param name="Width">The bits of the vector; 0 for the scalar form.</param>
/// <param name="MaxUlp">The largest error in units of the last place of the exact value.</param>
/// <param name="WorstArgument">Where it was found.</param>
/// <param name="Count">How many arguments were looked at.</param>
/// <param name="Domain">The interval they were drawn from.</param>
/// <param name="Bound">The error the function's documentation promises not to exceed.</param>
public sealed record AccuracyRow(string Function, string Precision, int Width, double MaxUlp, string WorstArgument, long Count, string Domain, double Bound);
