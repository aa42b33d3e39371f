using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// What the step will need beside the gradients, as distances from them in bytes: the kernels of the gradients, which hardly
/// use the memory, ask for it on the way. Zero stands for nothing. For generated code.
/// </summary>
/// <param name="Weights">From a gradient to its weight.</param>
/// <param name="First">From a gradient to its first optimizer state.</param>
/// <param name="Second">From a gradient to its second optimizer state.</param>
/// <param name="IsShared">Whether other threads' cores hold the weights too: they must give them up before a step can write.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepAhead(nint Weights, nint First, nint Second, bool IsShared);
