using System;
using System.Text;
using CartPole.Plant;

namespace CartPole.Display;

/// <summary>Draws cart, pole and track with letters.</summary>
internal static class CartDrawing
{
    /// <summary>The letters of a line: the track from end to end, with room for the pole at both.</summary>
    public const int Width = 73;

    private const int PoleRows = 8;
    private const int TrackWidth = 61;

    // A letter is about twice as high as wide.
    private const double LetterAspect = 2.0;

    // A pole that falls at 12° leans less than two letters: three times the angle can be seen.
    private const double AngleFactor = 3.0;

    /// <summary>Draws a state, top line first.</summary>
    public static string Draw(CartPoleState state)
    {
        int middle = (Width / 2) + (int)Math.Round(state.Position / CartPoleSimulation.PositionLimit * (TrackWidth / 2));
        double lean = Math.Tan(Math.Clamp(AngleFactor * state.Angle, -1.0, 1.0)) * LetterAspect;
        StringBuilder text = new();
        for (int row = PoleRows; row >= 1; row--)
        {
            AppendLine(text, middle + (int)Math.Round(row * lean), "█");
        }

        AppendLine(text, middle - 2, "▟███▙");
        int end = (Width - TrackWidth) / 2;
        AppendLine(text, end, "╞" + new string('═', TrackWidth - 2) + "╡");
        return text.ToString();
    }

    // What lies outside the picture is left out.
    private static void AppendLine(StringBuilder text, int column, string letters)
    {
        char[] line = new char[Width];
        Array.Fill(line, ' ');
        for (int i = 0; i < letters.Length; i++)
        {
            if (column + i is >= 0 and < Width)
            {
                line[column + i] = letters[i];
            }
        }

        text.Append(line).Append('\n');
    }
}
