using System;

namespace NetGen.Training;

/// <summary>
/// The loss became infinite or no number at all. The network has the best parameters so far, with the optimizer's state of
/// then: those of the best epoch, or those it came with where no epoch had ended.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>A training that diverged.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="step">The optimizer step, counted from 1.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="history">The epochs before.</param>
    public TrainingDivergedException(int epoch, long step, double loss, TrainingHistory history)
        : base(FormattableString.Invariant(
            $"The training diverged in epoch {epoch} at step {step}: the loss is {loss}. The network has the parameters of {Best(history)}. A smaller learning rate, gradient clipping or scaled inputs help."))
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
        History = history;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The optimizer step, counted from 1, those of earlier epochs included.</summary>
    public long Step { get; }

    /// <summary>The loss that is not finite.</summary>
    public double Loss { get; }

    /// <summary>The epochs before.</summary>
    public TrainingHistory History { get; }

    private static string Best(TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.BestEpoch == 0 ? "before the training" : FormattableString.Invariant($"epoch {history.BestEpoch}, its best");
    }
}
