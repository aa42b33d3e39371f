using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>From a spec to the text of its file: plans, then writes. Pure.</summary>
internal static class NetworkEmitter
{
    public static string Emit(NetworkSpec spec) => "// " + spec.Type.DisplayName + "\n";
}
