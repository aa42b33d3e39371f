namespace NetGen.Runtime;

/// <summary>What a team works on, as addresses that every thread can follow: set while the others wait.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed unsafe class TeamWork<T>
    where T : unmanaged
{
    /// <summary>
    /// Parameters times samples below which a block stays with its caller: waking a thread and waiting for it takes some
    /// 10 µs, which is the work of so much.
    /// </summary>
    public const long LeastWork = 1 << 21;

    /// <summary>What is shared out.</summary>
    public enum Phase
    {
        /// <summary>Forward, loss and δ of ranges of samples.</summary>
        Samples,

        /// <summary>The gradients of parts of the parameters.</summary>
        Gradients,

        /// <summary>The gradients of parts of the parameters, and the step of each.</summary>
        GradientsAndStep,

        /// <summary>The step of ranges of parameters.</summary>
        Step,
    }

    public Phase Kind { get; set; }

    public int Parts { get; set; }

    public T* X { get; set; }

    public T* M { get; set; }

    public T* Values { get; set; }

    public int* Labels { get; set; }

    public int TargetLength { get; set; }

    public int First { get; set; }

    public int Rows { get; set; }

    public bool WithForward { get; set; }

    public int From { get; set; }

    public int Length { get; set; }

    public StepAhead Ahead { get; set; }

    public T[] Constants { get; set; } = [];
}
