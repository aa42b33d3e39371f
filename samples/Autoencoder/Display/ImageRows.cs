using System;
using System.Collections.Generic;
using System.Linq;
using Autoencoder.Data;
using Autoencoder.Learning;
using NetGen;

namespace Autoencoder.Display;

/// <summary>One image of each digit as it is, as the network sees it, and what the network makes of it.</summary>
/// <param name="Names">The name of each row.</param>
/// <param name="Rows">The pixels of a row's images, image after image.</param>
internal sealed record ImageRows(IReadOnlyList<string> Names, IReadOnlyList<float[]> Rows)
{
    /// <summary>The images of a row.</summary>
    public int Count => Rows[0].Length / DigitImages.Size;

    /// <summary>Takes them from the images that the network never saw.</summary>
    /// <param name="result">What came of the training.</param>
    public static ImageRows Create<TNetwork>(AutoencoderResult<TNetwork> result)
        where TNetwork : INetwork<TNetwork, float>
    {
        int[] places = result.Test.FindOneOfEach();
        float[] originals = Row(place => result.Test.Pixels.AsSpan(place * DigitImages.Size, DigitImages.Size).ToArray());
        float[] reconstructions = Row(place => Array.ConvertAll(result.GetReconstruction(place).ToArray(), pixel => (float)pixel));
        return result.HasNoise
            ? new(["original", "with noise", "reconstruction"], [originals, Row(place => result.Seen.AsSpan(place * DigitImages.Size, DigitImages.Size).ToArray()), reconstructions])
            : new(["original", "reconstruction"], [originals, reconstructions]);

        float[] Row(Func<int, float[]> get) => [.. places.SelectMany(get)];
    }
}
