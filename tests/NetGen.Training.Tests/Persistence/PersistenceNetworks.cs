namespace NetGen.Training.Tests.Persistence;

// Networks whose layers, types and optimizers differ in what a file has to say of them.

[Network(3, Seed = 1)]
[Dense(5, Activation.Tanh)]
[Dense(4, Bias = false)]
[Dense(2, Activation.Softsign)]
internal sealed partial class MixedNet;

[Network(3, Seed = 1, Precision = Precision.Double)]
[Dense(5, Activation.Tanh)]
[Dense(4, Bias = false)]
[Dense(2, Activation.Softsign)]
internal sealed partial class MixedDoubleNet;

[Network(70, Loss = Loss.CategoricalCrossEntropy, Seed = 1)]
[Dense(50, Activation.ReLU)]
[Dense(40, nameof(Swish))]
[Dense(7, Activation.Softmax)]
[Adam]
internal sealed partial class ClassifierNet
{
    private static float Swish(float z) => z / (1 + System.MathF.Exp(-z));
}

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Sgd(Schedule = Schedule.Cosine, ScheduleSteps = 20)]
internal sealed partial class SgdNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Momentum(Dampening = 0.25)]
internal sealed partial class MomentumNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Momentum(Textbook = true)]
internal sealed partial class TextbookMomentumNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Nesterov]
internal sealed partial class NesterovNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Nesterov(LookAhead = true)]
internal sealed partial class LookAheadNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Adagrad(InitialAccumulator = 0.125, LearningRateDecay = 0.01)]
internal sealed partial class AdagradNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Adadelta]
internal sealed partial class AdadeltaNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[RmsProp(Centered = true, Momentum = 0.5)]
internal sealed partial class RmsPropNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Adam(AmsGrad = true, LearningRate = 0.01)]
internal sealed partial class AmsGradNet;

[Network(3, L2 = 0.01)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[AdamW(LearningRate = 0.01, Schedule = Schedule.WarmUp, ScheduleSteps = 10)]
internal sealed partial class AdamWNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[NAdam(LearningRate = 0.01)]
internal sealed partial class NAdamNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Adamax(LearningRate = 0.01)]
internal sealed partial class AdamaxNet;

[Network(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Lion(LearningRate = 0.01)]
internal sealed partial class LionNet;

[Network(3, Precision = Precision.Double)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[NAdam(LearningRate = 0.01)]
internal sealed partial class NAdamDoubleNet;

[Network(3, Precision = Precision.Double)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Nesterov(LookAhead = true)]
internal sealed partial class LookAheadDoubleNet;

[Network(3, Precision = Precision.Double)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Adam(AmsGrad = true, LearningRate = 0.01)]
internal sealed partial class AmsGradDoubleNet;
