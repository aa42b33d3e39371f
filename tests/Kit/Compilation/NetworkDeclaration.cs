namespace NetGen.Kit;

/// <summary>One network as a user writes it: a class name and the attributes above it.</summary>
/// <param name="Name">The simple name of the class.</param>
/// <param name="Attributes">The attribute lists, as C#.</param>
public sealed record NetworkDeclaration(string Name, string Attributes)
{
    public string ToSource() => $"{Attributes}\npublic sealed partial class {Name}\n{{\n}}\n";
}
