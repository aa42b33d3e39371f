using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>safetensors files: what is written is what is read, and what contradicts itself is refused with a word.</summary>
public sealed class TensorFileTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"U8","shape":[],"data_offsets":[24,25]}}""";

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        float[] floats = [1.5f, -0.0f, float.Epsilon, float.NaN, float.MaxValue, 1f / 3];
        TensorFileWriter writer = new();
        writer.Metadata["größe"] = "\"5\\\" \n und 😀";
        writer.Add<byte>("bytes", [3], new byte[] { 1, 2, 255 });
        writer.Add<float>("floats", [2, 3], floats);
        writer.Add<long>("long", [], new[] { long.MinValue });
        writer.Add<Half>("Hälfte \"½\"", [1, 1, 2], new[] { (Half)0.5f, Half.NaN });
        writer.Add<double>("empty", [0, 7], Array.Empty<double>());
        writer.Add("brain", TensorType.BFloat16, [2], new byte[] { 0x80, 0x3F, 0, 0xC0 });
        using MemoryStream stream = new();
        writer.Write(stream);
        stream.Position = 0;
        TensorFile file = TensorFile.Read(stream);
        Assert.Equal("\"5\\\" \n und 😀", Assert.Single(file.Metadata, pair => pair.Key == "größe").Value);
        Assert.Equal(["long", "empty", "floats", "Hälfte \"½\"", "brain", "bytes"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(floats.Select(BitConverter.SingleToUInt32Bits), Values<float>(file, "floats").Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal([1, 2, 255], Values<byte>(file, "bytes"));
        Assert.Equal([long.MinValue], Values<long>(file, "long"));
        Assert.Equal([(Half)0.5f, Half.NaN], Values<Half>(file, "Hälfte \"½\""));
        Assert.True(file.TryGetTensor("empty", out TensorEntry? empty) && empty.Shape.SequenceEqual([0, 7]) && empty.Data.IsEmpty);
        Assert.True(file.TryGetTensor("brain", out TensorEntry? brain) && brain.Type == TensorType.BFloat16 && brain.Shape.SequenceEqual([2]));
        Assert.Equal([0x80, 0x3F, 0, 0xC0], brain.Data.ToArray());
        Assert.Throws<InvalidOperationException>(brain.ToArray<short>);
        Assert.False(file.TryGetTensor("nothing", out _));
    }

    [Fact]
    public void EveryTensorBeginsAtAMultipleOfItsElement()
    {
        for (int length = 1; length < 20; length++)
        {
            TensorFileWriter writer = new();
            writer.Add<byte>(new string('b', length), [1], new byte[1]);
            writer.Add<short>("s", [1], new short[1]);
            writer.Add<double>("d", [1], new double[1]);
            writer.Add<float>("f", [1], new float[1]);
            using MemoryStream stream = new();
            writer.Write(stream);
            byte[] bytes = stream.ToArray();
            long headerLength = (long)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            Assert.Equal(0, headerLength % 8);
            string header = Encoding.UTF8.GetString(bytes, 8, (int)headerLength);
            Assert.StartsWith("{\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},\"f\":{\"dtype\":\"F32\"", header, StringComparison.Ordinal);
            Assert.Equal(8 + headerLength + 15, bytes.Length);
        }
    }

    [Fact]
    public void TheHeaderMayBeInAnyOrderAndOfAnyLength()
    {
        string header = """  {"z":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},"e":{"dtype":"F32","shape":[0],"data_offsets":[4,4]},"a":{"shape":[4],"data_offsets":[0,4],"dtype":"BOOL"}}   """;
        TensorFile file = TensorFile.Read(new MemoryStream(RawFile.Of(header.TrimStart(), 8)));
        Assert.Equal(["a", "e", "z"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Empty(file.Metadata);
        Assert.Empty(TensorFile.Read(new MemoryStream(RawFile.Of("{}", 0))).Tensors);
    }

    public static TheoryData<string, int, string> Damages => new()
    {
        { Good, 24, "expected 25 bytes of data behind the header, found 24" },
        { Good, 26, "expected 25 bytes of data behind the header, found" },
        { "", 0, "begins with {" },
        { " " + Good, 25, "begins with {" },
        { "[]", 0, "begins with {" },
        { Good[..^1], 25, "JSON" },
        { Good + "x", 25, "nothing but spaces" },
        { Good + "\n", 25, "nothing but spaces" },
        { Good.Replace("[2,3]", "[2,3,]"), 25, "JSON" },
        { Good.Replace("[2,3]", "[2,4]"), 25, "expected 32 bytes for \"a\" F32 [2, 4], found 24" },
        { Good.Replace("[2,3]", "[2,3.0]"), 25, "whole numbers" },
        { Good.Replace("[2,3]", "[-2,-3]"), 25, "whole numbers" },
        { Good.Replace("[2,3]", "[\"2\",3]"), 25, "whole numbers" },
        { Good.Replace("[2,3]", "[99999999999999999999]"), 25, "whole numbers" },
        { Good.Replace("[2,3]", "[4611686018427387904,4]"), 25, "bytes can be counted" },
        { Good.Replace("[2,3]", "[[2],3]"), 25, "JSON" },
        { Good.Replace("[2,3]", "6"), 25, "whole numbers" },
        { Good.Replace("[2,3]", "[" + string.Join(",", Enumerable.Repeat("1", 65)) + "]"), 25, "at most 64 whole numbers" },
        { Good.Replace("F32", "F33"), 25, "expected a known dtype of \"a\", found \"F33\"" },
        { Good.Replace("\"F32\"", "32"), 25, "dtype" },
        { Good.Replace("[0,24]", "[0,24,25]"), 25, "data_offsets" },
        { Good.Replace("[0,24]", "[0]"), 25, "data_offsets" },
        { Good.Replace("[0,24]", "[24,0]"), 25, "data_offsets" },
        { Good.Replace("[0,24]", "[1,25]"), 26, "expected data of \"a\" F32 [2, 3] from byte 0 on, without hole or overlap, found data from byte 1 on" },
        { Good.Replace("[24,25]", "[25,26]"), 26, "from byte 24 on" },
        { Good.Replace("[24,25]", "[23,24]"), 24, "from byte 24 on" },
        { Good.Replace("\"b\"", "\"a\""), 25, "every name once, found \"a\" twice" },
        { Good.Replace("\"b\"", "\"\\u0061\""), 25, "every name once" },
        { Good.Replace("\"b\"", "\"\\ud800\""), 25, "half a surrogate pair" },
        { Good.Replace("\"dtype\":\"U8\"", "\"dtype\":\"U8\",\"dtype\":\"U8\""), 25, "once each, found \"dtype\"" },
        { Good.Replace("\"dtype\":\"U8\"", "\"dtype\":\"U8\",\"more\":1"), 25, "once each, found \"more\"" },
        { Good.Replace("\"dtype\":\"U8\",", ""), 25, "fewer" },
        { Good.Replace("{\"dtype\":\"U8\"", "[{\"dtype\":\"U8\"").Replace("}}", "}]}"), 25, "an object for the tensor" },
        { "{\"__metadata__\":{\"k\":1}}", 0, "a text as metadata \"k\"" },
        { "{\"__metadata__\":\"k\"}", 0, "an object of texts" },
        { "{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", 0, "found \"k\" twice" },
        { "{\"__metadata__\":{},\"__metadata__\":{}}", 0, "twice" },
        { "{\"__metadata__\":{\"k\":{\"l\":{\"m\":{}}}}}", 0, "text as metadata" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void DamageIsNamed(string header, int dataLength, string expected)
    {
        using TemporaryFolder folder = new();
        byte[] bytes = RawFile.Of(header, dataLength);
        string path = folder.Write("damaged.safetensors", bytes);
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => TensorFile.Read(path));
        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => TensorFile.ReadMetadata(path));
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => TensorFile.Read(new NarrowStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeadersThatPromiseTooMuchAreRefused()
    {
        Assert.Contains("found 5", Refusal([1, 2, 3, 4, 5]), StringComparison.Ordinal);
        Assert.Contains("at most 100000000", Refusal([1, 0xE1, 0xF5, 5, 0, 0, 0, 0, (byte)'{']), StringComparison.Ordinal);
        Assert.Contains("18446744073709551615", Refusal([255, 255, 255, 255, 255, 255, 255, 255, (byte)'{']), StringComparison.Ordinal);
        Assert.Contains("expected a header of 100000000 bytes, found 1", Refusal([0, 0xE1, 0xF5, 5, 0, 0, 0, 0, (byte)'{']), StringComparison.Ordinal);
        byte[] invalid = RawFile.Of(Good, 25);
        invalid[10] = 0xC3;
        Assert.Contains("UTF-8", Refusal(invalid), StringComparison.Ordinal);
        Assert.Contains("at most 2147483591", Refusal(RawFile.Of("""{"a":{"dtype":"U8","shape":[3000000000],"data_offsets":[0,3000000000]}}""", 5)), StringComparison.Ordinal);
    }

    [Fact]
    public void MessagesHoldLittleOfTheFileAndNothingForTheTerminal()
    {
        string name = "\\u001b[31m" + new string('n', 1000);
        string message = Refusal(RawFile.Of(Good.Replace("F32", name), 25));
        Assert.DoesNotContain('\u001b', message);
        Assert.InRange(message.Length, 10, 300);
    }

    [Fact]
    public void WhatCannotBeReadBackIsNotWritten()
    {
        TensorFileWriter writer = new();
        writer.Add<float>("a", [2], new float[2]);
        Assert.Throws<ArgumentException>(() => writer.Add<float>("a", [2], new float[2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("__metadata__", [2], new float[2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("\ud800", [2], new float[2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("b", [3], new float[2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("b", [-1, -2], new float[2]));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("b", [long.MaxValue, long.MaxValue, 0], default));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("b", [.. Enumerable.Repeat(1L, 65)], new float[1]));
        Assert.Throws<ArgumentException>(() => writer.Add("b", TensorType.Float32, [1], new byte[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add("b", (TensorType)77, [1], new byte[5]));
        Assert.Throws<NotSupportedException>(() => writer.Add<char>("b", [1], new char[1]));
        using MemoryStream stream = new();
        writer.Metadata["half"] = "\udc00";
        Assert.Throws<ArgumentException>(() => writer.Write(stream));
        writer.Metadata["half"] = new string('x', 100_000_000);
        Assert.Throws<ArgumentException>(() => writer.Write(stream));
        Assert.Equal(0, stream.Length);
        writer.Metadata.Clear();
        writer.Write(stream);
        stream.Position = 0;
        Assert.Equal("a", Assert.Single(TensorFile.Read(stream).Tensors).Name);
    }

    private static string Refusal(byte[] bytes)
    {
        string message = Assert.Throws<InvalidDataException>(() => TensorFile.Read(new MemoryStream(bytes))).Message;
        Assert.Throws<InvalidDataException>(() => TensorFile.Read(new NarrowStream(bytes)));
        return message;
    }

    private static T[] Values<T>(TensorFile file, string name)
        where T : unmanaged => file.TryGetTensor(name, out TensorEntry? tensor) ? tensor.ToArray<T>() : throw new KeyNotFoundException(name);
}
