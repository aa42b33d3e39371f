using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Numerics;

namespace NetGen.Kit;

/// <summary>The functions of <see cref="VectorMath"/> with one argument.</summary>
internal static class ElementaryFunctions
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
            Name = "Log", Bound = 2.0, Exact = ExactFunctions.Log, Low = 0.0, High = 4.0, LowSingle = 0.0f, HighSingle = 4.0f, Unbounded = true,
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
        new()
        {
            Name = "ExpM1", Bound = 4.0, Exact = ExactFunctions.ExpM1, Low = -40.0, High = 709.7, LowSingle = -18.0f, HighSingle = 88.7f,
            Single = VectorMath.ExpM1, Single128 = VectorMath.ExpM1, Single256 = VectorMath.ExpM1, Single512 = VectorMath.ExpM1,
            Double = VectorMath.ExpM1, Double128 = VectorMath.ExpM1, Double256 = VectorMath.ExpM1, Double512 = VectorMath.ExpM1,
        },
        new()
        {
            Name = "Log1P", Bound = 4.0, Exact = ExactFunctions.Log1P, Low = -1.0, High = 4.0, LowSingle = -1.0f, HighSingle = 4.0f, Unbounded = true,
            Single = VectorMath.Log1P, Single128 = VectorMath.Log1P, Single256 = VectorMath.Log1P, Single512 = VectorMath.Log1P,
            Double = VectorMath.Log1P, Double128 = VectorMath.Log1P, Double256 = VectorMath.Log1P, Double512 = VectorMath.Log1P,
        },
        new()
        {
            Name = "Softplus", Bound = 4.0, Exact = ExactFunctions.Softplus, Low = -746.0, High = 40.0, LowSingle = -104.0f, HighSingle = 20.0f, Unbounded = true,
            Single = VectorMath.Softplus, Single128 = VectorMath.Softplus, Single256 = VectorMath.Softplus, Single512 = VectorMath.Softplus,
            Double = VectorMath.Softplus, Double128 = VectorMath.Softplus, Double256 = VectorMath.Softplus, Double512 = VectorMath.Softplus,
        },
        new()
        {
            Name = "LogCosh", Bound = 4.0, Exact = ExactFunctions.LogCosh, Low = -40.0, High = 40.0, LowSingle = -20.0f, HighSingle = 20.0f, Unbounded = true,
            Single = VectorMath.LogCosh, Single128 = VectorMath.LogCosh, Single256 = VectorMath.LogCosh, Single512 = VectorMath.LogCosh,
            Double = VectorMath.LogCosh, Double128 = VectorMath.LogCosh, Double256 = VectorMath.LogCosh, Double512 = VectorMath.LogCosh,
        },
        new()
        {
            Name = "Erf", Bound = 4.0, Exact = ExactFunctions.Erf, Low = -6.0, High = 6.0, LowSingle = -4.0f, HighSingle = 4.0f,
            Single = VectorMath.Erf, Single128 = VectorMath.Erf, Single256 = VectorMath.Erf, Single512 = VectorMath.Erf,
            Double = VectorMath.Erf, Double128 = VectorMath.Erf, Double256 = VectorMath.Erf, Double512 = VectorMath.Erf,
        },
        new()
        {
            Name = "NormalCdf", Bound = 4.0, Exact = ExactFunctions.NormalCdf, Low = -38.6, High = 8.5, LowSingle = -14.4f, HighSingle = 5.7f,
            Single = VectorMath.NormalCdf, Single128 = VectorMath.NormalCdf, Single256 = VectorMath.NormalCdf, Single512 = VectorMath.NormalCdf,
            Double = VectorMath.NormalCdf, Double128 = VectorMath.NormalCdf, Double256 = VectorMath.NormalCdf, Double512 = VectorMath.NormalCdf,
        },
        new()
        {
            Name = "NormalPdf", Bound = 4.0, Exact = ExactFunctions.NormalPdf, Low = -38.6, High = 38.6, LowSingle = -14.5f, HighSingle = 14.5f,
            Single = VectorMath.NormalPdf, Single128 = VectorMath.NormalPdf, Single256 = VectorMath.NormalPdf, Single512 = VectorMath.NormalPdf,
            Double = VectorMath.NormalPdf, Double128 = VectorMath.NormalPdf, Double256 = VectorMath.NormalPdf, Double512 = VectorMath.NormalPdf,
        },
        new()
        {
            Name = "Sin", Bound = 2.0, Exact = ExactFunctions.Sin, Low = -1e6, High = 1e6, LowSingle = -1e6f, HighSingle = 1e6f, Unbounded = true, Period = Math.PI / 2.0,
            Single = VectorMath.Sin, Single128 = VectorMath.Sin, Single256 = VectorMath.Sin, Single512 = VectorMath.Sin,
            Double = VectorMath.Sin, Double128 = VectorMath.Sin, Double256 = VectorMath.Sin, Double512 = VectorMath.Sin,
        },
        new()
        {
            Name = "Cos", Bound = 2.0, Exact = ExactFunctions.Cos, Low = -1e6, High = 1e6, LowSingle = -1e6f, HighSingle = 1e6f, Unbounded = true, Period = Math.PI / 2.0,
            Single = VectorMath.Cos, Single128 = VectorMath.Cos, Single256 = VectorMath.Cos, Single512 = VectorMath.Cos,
            Double = VectorMath.Cos, Double128 = VectorMath.Cos, Double256 = VectorMath.Cos, Double512 = VectorMath.Cos,
        },
        new()
        {
            Name = "Atan", Bound = 4.0, Exact = ExactFunctions.Atan, Low = -30.0, High = 30.0, LowSingle = -30.0f, HighSingle = 30.0f, Unbounded = true,
            Single = VectorMath.Atan, Single128 = VectorMath.Atan, Single256 = VectorMath.Atan, Single512 = VectorMath.Atan,
            Double = VectorMath.Atan, Double128 = VectorMath.Atan, Double256 = VectorMath.Atan, Double512 = VectorMath.Atan,
        },
        new()
        {
            Name = "Sinh", Bound = 2.0, Exact = ExactFunctions.Sinh, Low = -710.4, High = 710.4, LowSingle = -89.4f, HighSingle = 89.4f,
            Single = VectorMath.Sinh, Single128 = VectorMath.Sinh, Single256 = VectorMath.Sinh, Single512 = VectorMath.Sinh,
            Double = VectorMath.Sinh, Double128 = VectorMath.Sinh, Double256 = VectorMath.Sinh, Double512 = VectorMath.Sinh,
        },
        new()
        {
            Name = "Cosh", Bound = 2.0, Exact = ExactFunctions.Cosh, Low = -710.4, High = 710.4, LowSingle = -89.4f, HighSingle = 89.4f,
            Single = VectorMath.Cosh, Single128 = VectorMath.Cosh, Single256 = VectorMath.Cosh, Single512 = VectorMath.Cosh,
            Double = VectorMath.Cosh, Double128 = VectorMath.Cosh, Double256 = VectorMath.Cosh, Double512 = VectorMath.Cosh,
        },
    ];

    public static ElementaryFunction Of(string name) => All.Single(function => function.Name == name);
}
