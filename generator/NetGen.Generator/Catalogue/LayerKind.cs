namespace NetGen.Generator.Catalogue;

/// <summary>The kinds of layers. Each has a row in <see cref="Layers"/>.</summary>
internal enum LayerKind
{
    Dense = 0,
}
