namespace NetGen.Training;

/// <summary>Why a training came to its end.</summary>
public enum StopReason
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The monitored measure had not become better for as many epochs as early stopping allows.</summary>
    EarlyStopping,

    /// <summary>The caller cancelled it, or a callback asked for its end; the parameters are those of the last step.</summary>
    Cancelled,

    /// <summary>The loss became infinite or no number at all; a <see cref="TrainingDivergedException"/> tells more.</summary>
    Diverged,
}
