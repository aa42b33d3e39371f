namespace NetGen.Benchmarks;

/// <summary>184-184-184-184 ReLU, linear, mean squared error, Adam: cost against the number of parameters.</summary>
[Network(184, Loss = Loss.MeanSquaredError)]
[Dense(184, Activation.ReLU)]
[Dense(184, Activation.ReLU)]
[Dense(184)]
[Adam]
internal sealed partial class Square184;
