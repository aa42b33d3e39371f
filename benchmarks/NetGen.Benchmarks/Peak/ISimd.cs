namespace NetGen.Benchmarks;

/// <summary>The operations of one vector width, so that what probes the machine is written once for all widths.</summary>
/// <typeparam name="TVector">A vector of numbers of type <see cref="float"/>.</typeparam>
internal interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>Whether the processor has it, fused multiply-add included.</summary>
    static abstract bool IsSupported { get; }

    static abstract int Bits { get; }

    static abstract TVector Create(float value);

    static abstract TVector Load(ref float origin, int offset);

    static abstract void Store(TVector value, ref float origin, int offset);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    static abstract TVector Root(TVector x);

    /// <summary>x·y + z.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);

    static abstract float Sum(TVector x);
}
