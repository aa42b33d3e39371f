using NetGen;

namespace CartPole.Learning;

/// <summary>
/// The value Q(s, a) of pushing to the left and to the right in a state s of four numbers. Linear outputs and half squared
/// error: where the target is the output itself, δ = y − t is 0, so a target can speak of the action taken alone.
/// The learning rate falls as 1 / (1 + t/5000): fast at first, then steady enough to keep what was learnt.
/// </summary>
[Network(4, Loss = Loss.HalfSquaredError)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(2)]
[Adam(LearningRate = 4e-3, Schedule = Schedule.InverseTime, ScheduleFactor = 2e-4)]
public sealed partial class QNetwork;
