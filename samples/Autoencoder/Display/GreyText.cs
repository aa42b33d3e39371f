using System;
using System.Text;
using Autoencoder.Data;

namespace Autoencoder.Display;

/// <summary>Draws images with letters of five shades, two a pixel.</summary>
internal static class GreyText
{
    private const string Shades = " ░▒▓█";
    private const string Gap = "  ";

    /// <summary>Draws images side by side.</summary>
    /// <param name="images">The pixels, image after image.</param>
    /// <param name="count">How many of them.</param>
    public static string Draw(ReadOnlySpan<float> images, int count)
    {
        StringBuilder text = new();
        for (int row = 0; row < DigitImages.Side; row++)
        {
            for (int image = 0; image < count; image++)
            {
                text.Append(image == 0 ? "" : Gap);
                foreach (float pixel in images.Slice((image * DigitImages.Size) + (row * DigitImages.Side), DigitImages.Side))
                {
                    text.Append(Shades[(int)Math.Round((Shades.Length - 1) * Math.Clamp(pixel, 0f, 1f))], 2);
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
