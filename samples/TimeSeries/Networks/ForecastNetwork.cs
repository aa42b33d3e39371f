using NetGen;

namespace TimeSeries.Networks;

/// <summary>36 past values against the last one and four numbers of the calendar, to the next change.</summary>
[Network(40, Loss = Loss.MeanSquaredError)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[AdamW(LearningRate = 5e-3, WeightDecay = 1e-2)]
public sealed partial class ForecastNetwork;
