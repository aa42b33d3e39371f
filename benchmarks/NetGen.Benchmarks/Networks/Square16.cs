namespace NetGen.Benchmarks;

/// <summary>16-16-16-16-16 ReLU, linear, mean squared error, Adam: cost against the number of parameters.</summary>
[Network(16, Loss = Loss.MeanSquaredError)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16)]
[Adam]
internal sealed partial class Square16;
