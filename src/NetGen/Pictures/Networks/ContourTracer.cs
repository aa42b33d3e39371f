using System.Collections.Generic;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>
/// Follows the line on which a field has a value through a square grid: marching squares with linear interpolation on the
/// cells' edges, its pieces joined end to end.
/// </summary>
internal sealed class ContourTracer
{
    private readonly double[] _field;
    private readonly int _side;
    private readonly double _level;

    // The pieces that end on an edge, at most two: a piece is a pair of edges.
    private readonly Dictionary<int, List<int>> _neighbours = [];

    private ContourTracer(double[] field, int side, double level)
    {
        _field = field;
        _side = side;
        _level = level;
    }

    /// <summary>Adds the lines of a level to a path.</summary>
    public static void Draw(PathData path, double[] field, int side, double level, PlotArea area)
    {
        var tracer = new ContourTracer(field, side, level);
        for (int row = 0; row < side - 1; row++)
        {
            for (int column = 0; column < side - 1; column++)
            {
                tracer.AddCell((row * side) + column);
            }
        }

        tracer.Join(path, area);
    }

    // Edges are counted by their upper or left end: even ones go to the right, odd ones down.
    private void AddCell(int place)
    {
        int top = 2 * place;
        int left = top + 1;
        int bottom = 2 * (place + _side);
        int right = (2 * (place + 1)) + 1;
        double a = _field[place];
        double b = _field[place + 1];
        double c = _field[place + _side + 1];
        double d = _field[place + _side];
        if (!double.IsFinite(a + b + c + d))
        {
            return;
        }

        int corners = (a > _level ? 8 : 0) | (b > _level ? 4 : 0) | (c > _level ? 2 : 0) | (d > _level ? 1 : 0);
        // Of a saddle the mean of the corners says which two hang together.
        bool high = (0.25 * a) + (0.25 * b) + (0.25 * c) + (0.25 * d) > _level;
        switch (corners)
        {
            case 0 or 15:
                break;
            case 8 or 7:
                AddPiece(top, left);
                break;
            case 4 or 11:
                AddPiece(top, right);
                break;
            case 2 or 13:
                AddPiece(right, bottom);
                break;
            case 1 or 14:
                AddPiece(left, bottom);
                break;
            case 12 or 3:
                AddPiece(left, right);
                break;
            case 6 or 9:
                AddPiece(top, bottom);
                break;
            case 10 when high:
            case 5 when !high:
                AddPiece(top, right);
                AddPiece(left, bottom);
                break;
            default:
                AddPiece(top, left);
                AddPiece(right, bottom);
                break;
        }
    }

    private void AddPiece(int from, int to)
    {
        Neighbours(from).Add(to);
        Neighbours(to).Add(from);
    }

    private List<int> Neighbours(int edge)
    {
        if (!_neighbours.TryGetValue(edge, out List<int>? neighbours))
        {
            _neighbours.Add(edge, neighbours = []);
        }

        return neighbours;
    }

    private void Join(PathData path, PlotArea area)
    {
        // Open lines from their ends first, then what is left: rings.
        List<int> edges = [.. _neighbours.Keys];
        edges.Sort();
        foreach (bool open in (bool[])[true, false])
        {
            foreach (int start in edges)
            {
                if (_neighbours[start].Count == 1 || (!open && _neighbours[start].Count > 0))
                {
                    Follow(path, area, start);
                }
            }
        }
    }

    private void Follow(PathData path, PlotArea area, int start)
    {
        (double x, double y) = Place(start, area);
        path.Move(x, y);
        for (int edge = start; _neighbours[edge].Count > 0;)
        {
            int next = _neighbours[edge][0];
            _neighbours[edge].RemoveAt(0);
            _neighbours[next].Remove(edge);
            (x, y) = Place(next, area);
            path.Line(x, y);
            edge = next;
        }
    }

    private (double X, double Y) Place(int edge, PlotArea area)
    {
        int place = edge / 2;
        bool down = edge % 2 == 1;
        double first = _field[place];
        double second = _field[place + (down ? _side : 1)];
        double part = (_level - first) / (second - first);
        double column = (place % _side) + 0.5 + (down ? 0.0 : part);
        double row = (place / _side) + 0.5 + (down ? part : 0.0);
        return (area.Left + (column / _side * area.Width), area.Top + (row / _side * area.Height));
    }
}
