namespace NetGen.Generator.Planning;

/// <summary>Where the passes of one sample come from, the fastest first: the next one where the text would be too long (<see cref="Limits.KernelText"/>).</summary>
internal enum SampleKernels
{
    /// <summary>Methods of the network's own at every width.</summary>
    Own,

    /// <summary>
    /// The same but for 512 bits, where those of 256 run: on Zen 4 forward 16-64-64-8 takes 8 % more time so and a step 1 % less, on
    /// processors with 512-bit multiply-add units a third more.
    /// </summary>
    Narrow,

    /// <summary>The library's loops, which all networks share: steps of four layers of 24 to 100 units take 1.2 to 1.8 times as long.</summary>
    Shared,
}
