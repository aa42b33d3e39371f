namespace NetGen.Benchmarks;

/// <summary>56-56-56-56 ReLU, linear, mean squared error, Adam: cost against the number of parameters.</summary>
[Network(56, Loss = Loss.MeanSquaredError)]
[Dense(56, Activation.ReLU)]
[Dense(56, Activation.ReLU)]
[Dense(56)]
[Adam]
internal sealed partial class Square56;
