namespace NetGen.Kit;

/// <summary>One network as a user writes it: a class name, the attributes above it and what the class holds.</summary>
/// <param name="Name">The simple name of the class.</param>
/// <param name="Attributes">The attribute lists, as C#.</param>
/// <param name="Members">The user's own members, as C#.</param>
public sealed record NetworkDeclaration(string Name, string Attributes, string Members = "")
{
    public string ToSource() => $"{Attributes}\npublic sealed partial class {Name}\n{{\n{Members}}}\n";
}
