namespace NetGen.Training;

/// <summary>What a callback answers.</summary>
public enum TrainingControl
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>Stop here; the parameters stay as they are.</summary>
    Stop,
}
