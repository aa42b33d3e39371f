namespace NetGen.Generator.Planning;

/// <summary>
/// Values of a layer for a block of samples. Units stand in panels, a panel's rows are samples: sample r's unit u lies at
/// origin + u / panel · <paramref name="Pitch"/> + r · <paramref name="Stride"/> + u mod panel.
/// </summary>
/// <param name="Place">The origin as the generated text spells it, relative to <paramref name="Root"/>.</param>
/// <param name="Root">The reference that the origin is relative to: <c>m</c>, the block's memory, or <c>x</c>, the user's inputs.</param>
/// <param name="Stride">From a sample to the next one.</param>
/// <param name="Panel">Units side by side.</param>
/// <param name="Pitch">From a panel to the next one.</param>
internal sealed record BlockMatrix(string Place, string Root, int Stride, int Panel, int Pitch);
