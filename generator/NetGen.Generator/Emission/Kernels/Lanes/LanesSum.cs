using System;
using System.Linq;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// A sum over a layer's units, sample by sample, in the order of the single-sample kernels: unit j adds to logical lane
/// j mod n, and the lanes are folded half on half. Few units are written out; of more the lanes stand in scratch memory.
/// </summary>
internal sealed class LanesSum
{
    private const int WrittenUnits = 8;

    private readonly CodeWriter _code;
    private readonly Dialect _dialect;
    private readonly LayerPlan _layer;
    private readonly string _name;
    private bool _needsZero;

    public LanesSum(CodeWriter code, Dialect dialect, LayerPlan layer, string name)
    {
        _code = code;
        _dialect = dialect;
        _layer = layer;
        _name = name;

        // Padding lanes are +0 there, and so is the start of a sum: a total of zero is +0.
        _needsZero = layer.HasPadding;
    }

    /// <summary>Whether every unit has a local of its own.</summary>
    public bool IsWritten => _layer.Units <= WrittenUnits && _layer.Units <= _layer.SumLanes;

    private string Lane => _dialect.At("e", $"(k % {Literal.Of(_layer.SumLanes)} * Row) + r");

    /// <summary>Visits the units: written out or in a loop. The body gets the unit's name and its vector in a matrix.</summary>
    public void Each(Action<string, Func<string, string>> body, bool scoped = false)
    {
        if (!IsWritten)
        {
            using (_code.Block($"for (int k = 0; k < {Literal.Of(_layer.Units)}; k++)"))
            {
                body(string.Empty, matrix => _dialect.At(matrix, "(k * Row) + r"));
            }

            return;
        }

        for (int unit = 0; unit < _layer.Units; unit++)
        {
            int row = unit;
            string At(string matrix) => LanesKernel.At(_dialect, matrix, row);
            if (scoped)
            {
                using (_code.Block())
                {
                    body(Literal.Of(unit + 1), At);
                }
            }
            else
            {
                body(Literal.Of(unit + 1), At);
            }
        }
    }

    /// <summary>Clears the lanes in scratch memory.</summary>
    public void Start()
    {
        if (!IsWritten)
        {
            using (_code.Block($"for (int k = 0; k < {Literal.Of(_layer.SumLanes)}; k++)"))
            {
                _code.Line($"{Lane} = {_dialect.Zero};");
            }
        }
    }

    /// <summary>The same, and declares the locals of units that are written out, for a body in blocks of its own.</summary>
    public void Declare()
    {
        Start();
        if (IsWritten)
        {
            _code.Line($"{_dialect.V} {string.Join(", ", Enumerable.Range(1, _layer.Units).Select(unit => _name + Literal.Of(unit)))};");
        }
    }

    public void Add(string unit, string value) => Set(unit, value, _dialect.V + " ");

    /// <summary>The same where <see cref="Declare"/> came before.</summary>
    public void Set(string unit, string value) => Set(unit, value, string.Empty);

    public void AddProduct(string unit, string a, string b) => _code.Line(IsWritten
        ? $"{_dialect.V} {_name}{unit} = {_dialect.MultiplyAdd(a, b, _dialect.Zero)};"
        : $"{Lane} = {_dialect.MultiplyAdd(a, b, Lane)};");

    /// <summary>The sum; of many units its lines come first.</summary>
    public string Total()
    {
        string zero = _needsZero ? " + " + _dialect.Zero : string.Empty;
        if (IsWritten)
        {
            return Fold(0, 1) + zero;
        }

        using (_code.Block($"for (int half = {Literal.Of(_layer.SumLanes / 2)}; half > 0; half /= 2)"))
        using (_code.Block("for (int k = 0; k < half; k++)"))
        {
            _code.Line($"{_dialect.At("e", "(k * Row) + r")} += {_dialect.At("e", "((k + half) * Row) + r")};");
        }

        return _dialect.At("e", "r") + zero;
    }

    private void Set(string unit, string value, string declaration)
    {
        _needsZero = true;
        _code.Line(IsWritten ? $"{declaration}{_name}{unit} = {value};" : $"{Lane} += {value};");
    }

    // Lanes that are padding there are left out.
    private string Fold(int lane, int distance)
    {
        if (distance == _layer.SumLanes)
        {
            return _name + Literal.Of(lane + 1);
        }

        string left = Fold(lane, 2 * distance);
        return lane + distance < _layer.Units ? $"({left} + {Fold(lane + distance, 2 * distance)})" : left;
    }
}
