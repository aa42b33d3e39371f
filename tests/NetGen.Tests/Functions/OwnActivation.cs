using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Functions;

/// <summary>An activation as a user may write it. T stands for the number type, M for its functions.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Body">What follows its head.</param>
/// <param name="Slope">The body of a derivative of the user's own, where there is one.</param>
internal sealed record OwnActivation(string Name, string Body, string? Slope = null)
{
    public static IReadOnlyList<OwnActivation> All { get; } =
    [
        new("Identity", "=> z;"),
        new("Line", "=> 3 * z - 1;"),
        new("Swish", "=> z / (1 + M.Exp(-z));"),
        new("Logistic", "=> 1 / (1 + M.Exp(-z));"),
        new("TwiceTanh", "{ T u = 2 * z; return M.Tanh(u); }"),
        new("BentIdentity", "=> (M.Sqrt(z * z + 1) - 1) / 2 + z;"),
        new("SoftRamp", "=> M.Log(1 + M.Exp(z));"),
        new("Bowl", "{ if (z > 0) { return z; } T u = C * z; return u + u * u; } private const T C = (T)0.1;"),
        new("Soft", "=> z / (1 + M.Abs(z));"),
        new("Steps", "{ T u = M.Max(-1, M.Min(1, z)); bool far = z < -3 || !(z <= 3); return far ? (T)0.25 * (z - u) + u : u; }"),
        new("Clamped", "=> Math.Clamp(z, (T)(-1.5), (T)1.5);"),
        new("Elu", "=> z switch { >= 0 => z, _ => M.Exp(z) - 1 };"),
        new("Bell", "=> M.Exp(-z * z);"),
        new("Gated", "=> Gate(z) * z; private static T Gate(T x) => (T)0.5 * (1 + M.Tanh(x / 2));"),
        new("Logs", "=> M.Log2(1 + z * z) + T.LogP1(z * z) + M.Log10(2 + M.Abs(z));"),
        new("Gelu", "=> z * (1 + NetGen.Numerics.VectorMath.Erf(z / M.Sqrt(2))) / 2;"),
        new("Polynomial", "=> 1 + z * (2 - z * (3 - z / 4)) / 8;"),
        new("Wave", "=> z + M.Sin(3 * z) * M.Cos(z) / 4;"),
        new("Arc", "=> M.Atan(z) + M.Asinh(z) / 2;"),
        new("Hyperbolic", "=> M.Sinh(z / 2) / M.Cosh(z / 2) + M.Sinh(z / 9) / 8;"),
        new("Powers", "=> M.Pow(z * z + 1, (T)0.3) + M.Pow(2, z / 4) + M.Cbrt(3 + M.Abs(z)) + T.Exp2(z / 5) - M.Pow(z, 3) / 50;"),
        new("Mixed", "=> (T)(Math.Max(z, 0.0) * (1 / 3.0) - 0.125);"),
        new("Rounded", "=> M.Round(2 * z) / 2;", "=> 1 - M.Abs(z) / 16;"),
        new("Slopes", "=> M.Tanh(z);", "{ T a = M.Tanh(z); return 1 - a * a; }"),
    ];

    /// <summary>The arguments of the layer's attribute.</summary>
    public string Layer => $"nameof({Name})" + (Slope is null ? string.Empty : $", Slope = nameof({Name}Slope)");

    /// <summary>The methods, for a network of a precision.</summary>
    public string Members(Precision precision) => ToSource(
        $"private static T {Name}(T z) {Body}\n" + (Slope is null ? string.Empty : $"private static T {Name}Slope(T z) {Slope}\n"), precision);

    public static OwnActivation Find(string name) => All.Single(activation => activation.Name == name);

    /// <summary>The text with T and M replaced.</summary>
    public static string ToSource(string text, Precision precision) => System.Text.RegularExpressions.Regex
        .Replace(text, @"\b[TM]\b", match => (match.Value, precision) switch
        {
            ("T", Precision.Single) => "float",
            ("T", _) => "double",
            (_, Precision.Single) => "MathF",
            _ => "Math",
        });
}
