#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>
/// How the learning rate of step t = 1, 2, … follows from the optimizer's <c>LearningRate</c> η. The parameters are
/// <c>ScheduleSteps</c> n, <c>ScheduleFactor</c> γ and <c>ScheduleMinimum</c>; all can be changed between steps.
/// </summary>
public enum Schedule
{
    /// <summary>η in every step.</summary>
    Constant = 0,

    /// <summary>η·γ^⌊(t − 1)/n⌋: times γ every n steps.</summary>
    Step = 1,

    /// <summary>η·γ^(t − 1).</summary>
    Exponential = 2,

    /// <summary>
    /// m + (η − m)/2·(1 + cos(π(t − 1)/n)), m = <c>ScheduleMinimum</c>: from η down to m in n steps, and up again after
    /// them (Loshchilov and Hutter, 2017, without restarts).
    /// </summary>
    Cosine = 3,

    /// <summary>η·min(1, t/n): up from η/n to η in n steps.</summary>
    WarmUp = 4,

    /// <summary>η / (1 + γ·(t − 1)).</summary>
    InverseTime = 5,
}
