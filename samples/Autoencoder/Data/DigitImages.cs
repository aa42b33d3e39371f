using System;
using NetGen.Data;

namespace Autoencoder.Data;

/// <summary>Images of digits, 8×8 grey values from 0 to 1, and which digit each is.</summary>
/// <param name="Pixels">The pixels, image after image and row after row.</param>
/// <param name="Labels">The digits.</param>
internal sealed record DigitImages(float[] Pixels, int[] Labels)
{
    /// <summary>Width and height of an image.</summary>
    public const int Side = 8;

    /// <summary>The pixels of an image.</summary>
    public const int Size = Side * Side;

    /// <summary>The digits there are.</summary>
    public const int Classes = 10;

    /// <summary>The number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The images as inputs and as targets.</summary>
    public Dataset<float> ToDataset() => Dataset.Create(Pixels, Pixels, Size, Size);

    /// <summary>Parts the images at random, each digit by the same fraction.</summary>
    /// <param name="fraction">The fraction of the first part.</param>
    /// <param name="seed">The seed.</param>
    public (DigitImages First, DigitImages Second) Split(double fraction, ulong seed)
    {
        (Dataset<float> first, Dataset<float> second) = Dataset.Create(Pixels, Labels, Size, Classes).SplitStratified(fraction, seed);
        return (CopyOf(first), CopyOf(second));
    }

    /// <summary>The place of the first image of each digit; those of which there is none are left out.</summary>
    public int[] FindOneOfEach()
    {
        int[] places = new int[Classes];
        for (int digit = 0; digit < Classes; digit++)
        {
            places[digit] = Array.IndexOf(Labels, digit);
        }

        return Array.FindAll(places, place => place >= 0);
    }

    private static DigitImages CopyOf(Dataset<float> labelled)
    {
        float[] pixels = new float[labelled.Count * Size];
        int[] labels = new int[labelled.Count];
        float[] target = new float[Classes];
        for (int image = 0; image < labels.Length; image++)
        {
            labelled.CopyTo([image], pixels.AsSpan(image * Size, Size), target);
            labels[image] = Array.IndexOf(target, 1f);
        }

        return new DigitImages(pixels, labels);
    }
}
