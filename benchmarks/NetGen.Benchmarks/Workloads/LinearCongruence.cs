namespace NetGen.Benchmarks;

/// <summary>Numbers that every language draws alike.</summary>
/// <param name="state">The start.</param>
internal struct LinearCongruence(uint state)
{
    private uint _state = state;

    /// <summary>The next number in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float Next()
    {
        _state = unchecked((_state * 1_664_525u) + 1_013_904_223u);
        return (_state >> 8) * (1.0f / (1 << 24));
    }
}
