namespace NetGen.Generator.Catalogue;

/// <summary>One initializer: the distribution and, as C#, its parameter.</summary>
internal sealed record InitializerRow
{
    public required string Name { get; init; }

    /// <summary>The distribution, for docs and comments; n inputs, m units.</summary>
    public required string Formula { get; init; }

    /// <summary>Where it comes from: the paper, or what it is for.</summary>
    public required string Source { get; init; }

    /// <summary>The method of the library's <c>ParameterInitializer</c> that draws it; null for zeros.</summary>
    public required string? Method { get; init; }

    /// <summary>The squared spread is this times 1/n or, for <see cref="FanInAndOut"/>, times 1/(n+m).</summary>
    public required double Gain { get; init; }

    public bool FanInAndOut { get; init; }

    /// <summary>Whether biases are drawn too, rather than left at zero.</summary>
    public bool DrawsBias { get; init; }
}

/// <summary>The catalogue of initializers: one row each.</summary>
internal static class Initializers
{
#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser has refused it
    public static InitializerRow Of(Initializer initializer) => initializer switch
    {
        // The parser resolves Default from the activation; this row is its neutral element.
        Initializer.Default => Of(Initializer.GlorotNormal),
        Initializer.HeNormal => new() { Name = "He, normal", Formula = "N(0, 2/n)", Source = "He et al., 2015", Method = "FillNormal", Gain = 2.0 },
        Initializer.HeUniform => new() { Name = "He, uniform", Formula = "U(±√(6/n))", Source = "He et al., 2015", Method = "FillUniform", Gain = 6.0 },
        Initializer.GlorotNormal => new() { Name = "Glorot, normal", Formula = "N(0, 2/(n+m))", Source = "Glorot and Bengio, 2010", Method = "FillNormal", Gain = 2.0, FanInAndOut = true },
        Initializer.GlorotUniform => new() { Name = "Glorot, uniform", Formula = "U(±√(6/(n+m)))", Source = "Glorot and Bengio, 2010", Method = "FillUniform", Gain = 6.0, FanInAndOut = true },
        Initializer.LeCunNormal => new() { Name = "LeCun, normal", Formula = "N(0, 1/n)", Source = "LeCun et al., 1998", Method = "FillNormal", Gain = 1.0 },
        Initializer.LeCunUniform => new() { Name = "LeCun, uniform", Formula = "U(±√(3/n))", Source = "LeCun et al., 1998", Method = "FillUniform", Gain = 3.0 },
        Initializer.Uniform => new() { Name = "uniform", Formula = "U(±1/√n), biases too", Source = "PyTorch's default for linear layers", Method = "FillUniform", Gain = 1.0, DrawsBias = true },
        Initializer.Zeros => new() { Name = "zeros", Formula = "0", Source = "for output layers and worked examples", Method = null, Gain = 0.0 },
    };
#pragma warning restore CS8524
}
