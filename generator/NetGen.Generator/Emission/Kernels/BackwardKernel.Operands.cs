using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

// What the lines of a sweep multiply and add: deltas, inputs, rows of weights and of gradients, and where they lie.
internal sealed partial class BackwardKernel
{
    // d the deltas, f the same times the rate: the product with the rate is taken once per delta, not once per weight.
    private void DeclareDeltas()
    {
        for (int v = 0; v < Vectors; v++)
        {
            string n = Literal.Of(v + 1);
            string delta = _kernels.Held?.Of(_layer, v * Lanes) ?? _form.UnitDialect.At("s", KernelWriter.Offset(_layer.D, v * Lanes));
            string repeated = _form.Repeat(delta);
            if (_below is null)
            {
                Code.Line($"{_dialect.V} f{n} = {(_rateFirst ? repeated : "rates * " + repeated)};");
            }
            else
            {
                Code.Line($"{_dialect.V} d{n} = {repeated}, f{n} = rates * d{n};");
            }

            if (_slopeFirst)
            {
                Code.Line($"{_dialect.V} unit = {_dialect.Broadcast(delta + ".ToScalar()")};");
            }
        }
    }

    private void DeclareInput(string first, int group)
    {
        string x = "x" + Literal.Of(group + 1);
        if (_form.Rows == 1)
        {
            Code.Line($"{_dialect.V} {x} = {Rated(_dialect.Broadcast(Input(first, group)))};");
            return;
        }

        int perFour = 4 / _form.Rows;
        Dialect four = _kernels.Dialect(new VectorWidth(_layer.Precision == Precision.Single ? 128 : 256, _layer.Precision));
        string inputs = $"As<{_kernels.T}, {four.V}>(ref {Input(first, group / perFour * 4)})";
        Code.Line($"{_dialect.V} {x} = {Rated(_form.Spread(inputs, group % perFour))};");
    }

    private string Rated(string inputs) => _rateFirst ? "rates * " + inputs : inputs;

    private void Update(string g, string x, string f) => Code.Line($"{g} = {_dialect.MultiplyAdd(x, f, g)};");

    private void Update(string first, int group, int vector) => Update(Row("g", first, group, vector), "x" + Literal.Of(group + 1), "f" + Literal.Of(vector + 1));

    // In a loop, where this round's inputs, weights and gradients begin: what is added to them is literal.
    private void DeclareRows(string first, bool waits)
    {
        if (int.TryParse(first, out _))
        {
            return;
        }

        Code.Line($"ref {_kernels.T} xr = ref {_input(first)};");
        foreach (string buffer in _below is null ? new[] { "g" } : new[] { "w", "g" })
        {
            if (Holds)
            {
                foreach (int stride in Strides)
                {
                    Code.Line($"ref {_kernels.T} {RowReference(buffer, stride)} = ref Add(ref {buffer}, {_layer.W}{Times(first, stride)});");
                }
            }
        }

        if (waits)
        {
            Code.Line($"ref {_kernels.T} c = ref Add(ref s, Slot + (r * {Literal.Of(Lanes / _form.Rows / _folded)}));");
        }
    }

    // The distances between rows, of full panels and of a narrower last one.
    private IEnumerable<int> Strides => _form.Rows > 1
        ? new[] { _layer.Padded }
        : Enumerable.Range(0, Vectors).Select(v => KernelWriter.Weights(_layer, v * Lanes).Stride).Distinct();

    private string RowReference(string buffer, int stride) => buffer + (stride == Strides.First() ? "r" : "t");

    private string Input(string first, int row) => int.TryParse(first, out int number)
        ? _input(Literal.Of(number + row))
        : Dialect.Element("xr", row);

    // Vector v of a group of rows.
    private string Row(string buffer, string first, int group, int vector)
    {
        (int offset, int stride) = _form.Rows > 1 ? (0, _layer.Padded) : KernelWriter.Weights(_layer, vector * Lanes);
        offset += group * stride * _form.Rows;
        return int.TryParse(first, out int number)
            ? _dialect.At(buffer, KernelWriter.Offset(_layer.W, offset + (number * stride)))
            : _dialect.At(RowReference(buffer, stride), offset);
    }

    private static string Times(string first, int stride) => int.TryParse(first, out int number)
        ? number == 0 ? string.Empty : " + " + Literal.Of(number * stride)
        : $" + ({(first.Contains(" ") ? $"({first})" : first)} * {Literal.Of(stride)})";

    private static string Plus(string a, string b) => b == "0" ? a : a == "0" ? b
        : int.TryParse(a, out int x) && int.TryParse(b, out int y) ? Literal.Of(x + y) : a + " + " + b;

    private string Sum(int group, int accumulator) =>
        "c" + Literal.Of(group + 1) + (Accumulators == 1 ? string.Empty : ((char)('a' + accumulator)).ToString());
}
