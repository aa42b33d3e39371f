namespace NetGen.Training;

/// <summary>Where a training is: between two steps.</summary>
internal struct TrainingPosition
{
    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch;

    /// <summary>The steps taken in all.</summary>
    public long Step;

    /// <summary>The samples seen in this epoch.</summary>
    public long Samples;

    /// <summary>The sum of their losses.</summary>
    public double LossSum;
}
