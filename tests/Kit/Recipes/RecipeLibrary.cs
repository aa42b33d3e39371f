using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>Networks compiled together and found again by what they are. Equal networks are compiled once.</summary>
public sealed class RecipeLibrary
{
    private readonly NetworkLibrary _library;
    private readonly Dictionary<string, string> _names;

    private RecipeLibrary(NetworkLibrary library, Dictionary<string, string> names)
    {
        _library = library;
        _names = names;
    }

    public IReadOnlyDictionary<string, string> GeneratedFiles => _library.GeneratedFiles;

    public CompiledNetwork this[NetworkRecipe recipe] => _library[_names[recipe.ToAttributes()]];

    public static RecipeLibrary Compile(IEnumerable<NetworkRecipe> recipes, CompilerSettings? settings = null)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string attributes in recipes.Select(recipe => recipe.ToAttributes()))
        {
            names.TryAdd(attributes, $"Net{names.Count}");
        }

        IEnumerable<NetworkDeclaration> declarations = names.Select(pair => new NetworkDeclaration(pair.Value, pair.Key));
        return new RecipeLibrary(NetworkCompiler.Compile(declarations, settings), names);
    }
}
