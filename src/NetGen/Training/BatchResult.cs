namespace NetGen.Training;

/// <summary>A step that has just been taken.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Step">The optimizer steps taken since the training began, this one included.</param>
/// <param name="BatchSize">The samples of the batch.</param>
/// <param name="Loss">The mean loss of a sample of the batch, before the step.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
public readonly record struct BatchResult(int Epoch, long Step, int BatchSize, double Loss, double LearningRate);
