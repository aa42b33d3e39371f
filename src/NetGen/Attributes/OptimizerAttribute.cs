using System;

namespace NetGen;

/// <summary>
/// What all optimizers have: weight decay and a schedule of the learning rate. g is the gradient of the loss, reduced
/// over the batch, with penalties, after clipping.
/// </summary>
public abstract class OptimizerAttribute : Attribute
{
    /// <summary>
    /// The weight decay λ ≥ 0: g ← g + λ·w before the step, for AdamW and Lion decoupled from it. Weights only, unless
    /// <see cref="DecayBias"/>. Default: 0, for AdamW 0.01.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>Whether <see cref="WeightDecay"/> takes in the biases. Default: false.</summary>
    public bool DecayBias { get; set; }

    /// <summary>How the learning rate changes from step to step. Default: not at all.</summary>
    public Schedule Schedule { get; set; }

    /// <summary>The number of steps n ≥ 1 of <see cref="Schedule.Step"/>, <see cref="Schedule.Cosine"/> and <see cref="Schedule.WarmUp"/>. Default: 1000.</summary>
    public int ScheduleSteps { get; set; } = 1000;

    /// <summary>
    /// γ of <see cref="Schedule.Step"/> and <see cref="Schedule.Exponential"/>, in (0, 1], default 0.1 and 0.999; of
    /// <see cref="Schedule.InverseTime"/>, at least 0, default 0.001.
    /// </summary>
    public double ScheduleFactor { get; set; }

    /// <summary>The learning rate ≥ 0 at the end of <see cref="Schedule.Cosine"/>. Default: 0.</summary>
    public double ScheduleMinimum { get; set; }
}
