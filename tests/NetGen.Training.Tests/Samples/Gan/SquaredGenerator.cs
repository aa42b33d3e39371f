namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>The sample's generator with half squared error in the place of its own loss.</summary>
[Network(8, Loss = Loss.HalfSquaredError, OutputReduction = Reduction.Sum, BatchReduction = Reduction.Mean)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(2)]
[Adam]
public sealed partial class SquaredGenerator;
