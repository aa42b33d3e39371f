namespace NetGen.Training.Tests.Writer;

/// <summary>The network that the writer saves, with seed 1 and seed 2 in turn.</summary>
[Network(64)]
[Dense(256, Activation.Tanh)]
[Dense(16)]
internal sealed partial class WrittenNet;
