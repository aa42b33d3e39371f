namespace NetGen.Benchmarks;

/// <summary>1824-1824-1824-1824 ReLU, linear, mean squared error, Adam: cost against the number of parameters.</summary>
[Network(1824, Loss = Loss.MeanSquaredError)]
[Dense(1824, Activation.ReLU)]
[Dense(1824, Activation.ReLU)]
[Dense(1824)]
[Adam]
internal sealed partial class Square1824;
