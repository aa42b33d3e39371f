using System;
using System.IO;
using NetGen.Data;

namespace Digits;

/// <summary>Finds and reads the four files of MNIST or Fashion-MNIST.</summary>
internal static class MnistFiles
{
    private const int Side = 28;
    private const int Classes = 10;

    /// <summary>Reads training and test images with their labels.</summary>
    /// <exception cref="UsageException">A file is missing, unreadable or no such file.</exception>
    public static (LabelledImages Training, LabelledImages Test) Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new UsageException($"{directory}: expected a directory with the four IDX files, found none");
        }

        // All four names first: whoever lacks the last file should not wait for the first three.
        string trainingImages = Find(directory, "train-images-idx3-ubyte");
        string trainingLabels = Find(directory, "train-labels-idx1-ubyte");
        string testImages = Find(directory, "t10k-images-idx3-ubyte");
        string testLabels = Find(directory, "t10k-labels-idx1-ubyte");
        return (ReadPair(trainingImages, trainingLabels), ReadPair(testImages, testLabels));
    }

    private static string Find(string directory, string name)
    {
        string plain = Path.Combine(directory, name);
        string packed = plain + ".gz";
        return File.Exists(plain) ? plain
            : File.Exists(packed) ? packed
            : throw new UsageException($"{plain}: expected this file or {name}.gz, found neither");
    }

    private static LabelledImages ReadPair(string imagesPath, string labelsPath)
    {
        IdxFile images = Read(imagesPath, 3);
        if (images.Extents[1] != Side || images.Extents[2] != Side)
        {
            throw new UsageException(
                $"{imagesPath}: expected images of {Side} × {Side} pixels, found {images.Extents[1]} × {images.Extents[2]}");
        }

        IdxFile labels = Read(labelsPath, 1);
        if (labels.ItemCount != images.ItemCount)
        {
            throw new UsageException(
                $"{labelsPath}: expected {images.ItemCount} labels, one an image, found {labels.ItemCount}");
        }

        int foreign = labels.Data.Span.IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        if (foreign >= 0)
        {
            throw new UsageException(
                $"{labelsPath}: expected labels from 0 to {Classes - 1}, found {labels.Data.Span[foreign]} at place {foreign}");
        }

        return new LabelledImages(images.Data, labels.Data, Side * Side);
    }

    private static IdxFile Read(string path, int rank)
    {
        try
        {
            return IdxFile.Read(path, rank);
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException(exception.Message.TrimEnd('.'), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: expected a readable file, found: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
