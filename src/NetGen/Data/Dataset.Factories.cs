using System;
using System.IO;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Makes data sets out of what is in memory or in files, and views of them.</summary>
public static class Dataset
{
    /// <summary>Samples over memory that is there already; nothing is copied.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="inputs">The inputs, one row a sample, all finite. They must stay as they are while the data set is in use.</param>
    /// <param name="targets">The targets, one row a sample, all finite; the same holds.</param>
    /// <param name="inputSize">The number of inputs of a sample, at least 1.</param>
    /// <param name="targetSize">The number of target values of a sample, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// There is no sample, a length is not that of whole rows, the numbers of rows differ, or a value is not finite; the
    /// message names its row and column.
    /// </exception>
    public static Dataset<T> Create<T>(ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, int inputSize, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new MemoryDataset<T>(inputs, targets, inputSize, targetSize);

    /// <inheritdoc cref="Create{T}(ReadOnlyMemory{T}, ReadOnlyMemory{T}, int, int)"/>
    public static Dataset<T> Create<T>(T[] inputs, T[] targets, int inputSize, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return new MemoryDataset<T>(inputs, targets, inputSize, targetSize);
    }

    /// <summary>Samples with class indices over memory that is there already; nothing is copied.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="inputs">The inputs, one row a sample, all finite. They must stay as they are while the data set is in use.</param>
    /// <param name="labels">
    /// The class of each sample, from 0 to <paramref name="targetSize"/> − 1, which becomes a one-hot row of targets; with one
    /// target column 0 or 1, which is the target itself. The same holds.
    /// </param>
    /// <param name="inputSize">The number of inputs of a sample, at least 1.</param>
    /// <param name="targetSize">The number of classes, or 1 for two classes in a single column.</param>
    /// <exception cref="ArgumentException">
    /// There is no sample, a length is not that of whole rows, the numbers of samples differ, or a value is not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static Dataset<T> Create<T>(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> labels, int inputSize, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new LabelledDataset<T>(inputs, labels, inputSize, targetSize);

    /// <inheritdoc cref="Create{T}(ReadOnlyMemory{T}, ReadOnlyMemory{int}, int, int)"/>
    public static Dataset<T> Create<T>(T[] inputs, int[] labels, int inputSize, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return new LabelledDataset<T>(inputs, labels, inputSize, targetSize);
    }

    /// <summary>
    /// Images with class indices. They stay bytes, a quarter of what single precision takes; a pixel x becomes x / 255 when it
    /// is copied out.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="images">The images, of rank 2 or more: their number, then what one of them extends over.</param>
    /// <param name="labels">The class of each image, of rank 1.</param>
    /// <param name="classes">The number of classes, at least 2; targets are one-hot rows.</param>
    /// <exception cref="InvalidDataException">
    /// The ranks are others, the numbers of images and labels differ, or a label is no class; the message names the file.
    /// </exception>
    public static Dataset<T> FromImages<T>(IdxFile images, IdxFile labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new ImageDataset<T>(images, labels, classes);

    /// <summary>Reads images and their class indices, as <see cref="FromImages{T}"/> makes a data set of them.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="imagesPath">An IDX file of images in grey: number, height, width; plain or compressed with gzip.</param>
    /// <param name="labelsPath">An IDX file of labels; plain or compressed with gzip.</param>
    /// <param name="classes">The number of classes, at least 2; targets are one-hot rows.</param>
    /// <exception cref="InvalidDataException">A file is no such file, or the two do not fit; the message names the file.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static Dataset<T> LoadImages<T>(string imagesPath, string labelsPath, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return FromImages<T>(IdxFile.Read(imagesPath, 3), IdxFile.Read(labelsPath, 1), classes);
    }

    /// <summary>A view of some samples in an order of its own; a sample may come more than once.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="indices">Which samples, at least one. They must stay as they are while the view is in use.</param>
    /// <exception cref="ArgumentException">There is no index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is no sample's.</exception>
    public static Dataset<T> Select<T>(this Dataset<T> dataset, ReadOnlyMemory<int> indices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        SelectedDataset<T>.Create(dataset, indices);

    /// <summary>A view with scaled values: x' = (x − offset)·factor, column by column.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="inputScaler">What scales the inputs, or null for inputs as they are.</param>
    /// <param name="targetScaler">What scales the targets, or null for targets as they are.</param>
    /// <exception cref="ArgumentException">A scaler has not as many columns as the data set.</exception>
    public static Dataset<T> Scaled<T>(this Dataset<T> dataset, Scaler<T>? inputScaler, Scaler<T>? targetScaler = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new ScaledDataset<T>(dataset, inputScaler, targetScaler);

    /// <summary>
    /// A view whose inputs are changed at random whenever they are copied. What a sample becomes depends on the seed, the
    /// epoch and its index alone, and on neither the order nor the thread in which samples are copied.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="augmentations">What changes a sample, one after the other.</param>
    /// <exception cref="ArgumentException">There is no augmentation.</exception>
    public static Dataset<T> Augmented<T>(this Dataset<T> dataset, ulong seed, params IAugmentation<T>[] augmentations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new AugmentedDataset<T>(dataset, seed, augmentations);
}
