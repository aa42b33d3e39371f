namespace NetGen.Benchmarks;

/// <summary>576-576-576-576 ReLU, linear, mean squared error, Adam: cost against the number of parameters.</summary>
[Network(576, Loss = Loss.MeanSquaredError)]
[Dense(576, Activation.ReLU)]
[Dense(576, Activation.ReLU)]
[Dense(576)]
[Adam]
internal sealed partial class Square576;
