using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>Reading of cases' objects.</summary>
internal static class CaseJson
{
    /// <summary>A reason to skip: the first property that is not among the known ones. Null where all are.</summary>
    public static string? FindUnknown(this JsonElement json, params IReadOnlyCollection<string> known)
    {
        string? unknown = json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name));
        return unknown is null ? null : $"\"{unknown}\"";
    }

    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString()!;

    public static double Number(this JsonElement json, string property) => json.GetProperty(property).GetDouble();

    public static double Number(this JsonElement json, string property, double otherwise) =>
        json.TryGetProperty(property, out JsonElement number) ? number.GetDouble() : otherwise;

    public static bool Flag(this JsonElement json, string property) =>
        json.TryGetProperty(property, out JsonElement flag) && flag.GetBoolean();
}
