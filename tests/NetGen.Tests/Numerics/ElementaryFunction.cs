using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>One function of <see cref="VectorMath"/> in all its forms, its exact value and the bound it states.</summary>
internal sealed record ElementaryFunction
{
    public static readonly IReadOnlyList<ElementaryFunction> All =
    [
        new()
        {
            Name = "Exp", Bound = 2.0, Exact = ExactFunctions.Exp, Low = -746.0, High = 709.7, LowSingle = -104.0f, HighSingle = 88.7f,
            Single = VectorMath.Exp, Single128 = VectorMath.Exp, Single256 = VectorMath.Exp, Single512 = VectorMath.Exp,
            Double = VectorMath.Exp, Double128 = VectorMath.Exp, Double256 = VectorMath.Exp, Double512 = VectorMath.Exp,
        },
        new()
        {
            Name = "Log", Bound = 2.0, Exact = ExactFunctions.Log, Low = 0.0, High = 4.0, LowSingle = 0.0f, HighSingle = 4.0f,
            Single = VectorMath.Log, Single128 = VectorMath.Log, Single256 = VectorMath.Log, Single512 = VectorMath.Log,
            Double = VectorMath.Log, Double128 = VectorMath.Log, Double256 = VectorMath.Log, Double512 = VectorMath.Log,
        },
        new()
        {
            Name = "Tanh", Bound = 4.0, Exact = ExactFunctions.Tanh, Low = -22.0, High = 22.0, LowSingle = -10.0f, HighSingle = 10.0f,
            Single = VectorMath.Tanh, Single128 = VectorMath.Tanh, Single256 = VectorMath.Tanh, Single512 = VectorMath.Tanh,
            Double = VectorMath.Tanh, Double128 = VectorMath.Tanh, Double256 = VectorMath.Tanh, Double512 = VectorMath.Tanh,
        },
        new()
        {
            Name = "Sigmoid", Bound = 4.0, Exact = ExactFunctions.Sigmoid, Low = -746.0, High = 40.0, LowSingle = -104.0f, HighSingle = 20.0f,
            Single = VectorMath.Sigmoid, Single128 = VectorMath.Sigmoid, Single256 = VectorMath.Sigmoid, Single512 = VectorMath.Sigmoid,
            Double = VectorMath.Sigmoid, Double128 = VectorMath.Sigmoid, Double256 = VectorMath.Sigmoid, Double512 = VectorMath.Sigmoid,
        },
    ];

    public required string Name { get; init; }

    /// <summary>The error the documentation promises not to exceed, in units of the last place.</summary>
    public required double Bound { get; init; }

    public required Func<double, ExactValue> Exact { get; init; }

    /// <summary>Where double results are neither constant nor overflowing.</summary>
    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>Where float results are neither constant nor overflowing.</summary>
    public required float LowSingle { get; init; }

    public required float HighSingle { get; init; }

    public required Func<float, float> Single { get; init; }

    public required Func<Vector128<float>, Vector128<float>> Single128 { get; init; }

    public required Func<Vector256<float>, Vector256<float>> Single256 { get; init; }

    public required Func<Vector512<float>, Vector512<float>> Single512 { get; init; }

    public required Func<double, double> Double { get; init; }

    public required Func<Vector128<double>, Vector128<double>> Double128 { get; init; }

    public required Func<Vector256<double>, Vector256<double>> Double256 { get; init; }

    public required Func<Vector512<double>, Vector512<double>> Double512 { get; init; }

    public static TheoryData<string> Names => new(All.Select(function => function.Name));

    public static ElementaryFunction Of(string name) => All.Single(function => function.Name == name);
}
