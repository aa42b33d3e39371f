using System;
using System.IO;
using System.Linq;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence.Fuzz;

/// <summary>Long headers made to cost much: what is kept of them stays a small multiple of their length.</summary>
public sealed class BoundedMemoryTests
{
    private const int Entries = 50_000;
    private const int AllocationPerByte = 16;

    public static TheoryData<string> Kinds => ["texts", "tensors", "extents", "escapes", "nesting", "long name"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MemoryIsAMultipleOfTheFile(string kind)
    {
        byte[] file = RawFile.Of(Header(kind), 0);
        foreach (Stream stream in (Stream[])[new MemoryStream(file), new NarrowStream(file, 100_000)])
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                TensorFile.Read(stream);
            }
            catch (InvalidDataException)
            {
                Assert.True(kind is "nesting" or "long name", kind);
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= AllocationPerByte * (long)file.Length, $"{kind}: {allocated} bytes for {file.Length}");
        }
    }

    [Fact]
    public void APromiseCostsNothing()
    {
        // A hundred million bytes of header, or a tensor of two thousand million, of which nothing comes.
        byte[] header = [0, 0xE1, 0xF5, 5, 0, 0, 0, 0, (byte)'{'];
        byte[] tensor = RawFile.Of("""{"a":{"dtype":"U8","shape":[2000000000],"data_offsets":[0,2000000000]}}""", 3);
        foreach (byte[] file in (byte[][])[header, tensor])
        {
            foreach (Stream stream in (Stream[])[new MemoryStream(file), new NarrowStream(file)])
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Assert.Throws<InvalidDataException>(() => TensorFile.Read(stream));
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
            }
        }
    }

    private static string Header(string kind) => kind switch
    {
        "texts" => "{\"__metadata__\":" + Join(i => $"\"{i:x}\":\"\"") + "}",
        "tensors" => Join(i => $$"""
            "{{i:x}}":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}
            """),
        "extents" => Join(count: Entries / 10, entry: i => $$"""
            "{{i:x}}":{"dtype":"U8","shape":[{{string.Join(',', Enumerable.Repeat(0, 64))}}],"data_offsets":[0,0]}
            """),
        "escapes" => "{\"__metadata__\":{\"k\":\"" + string.Concat(Enumerable.Repeat("\\n", Entries)) + "\"}}",
        "nesting" => "{\"a\":" + new string('[', Entries),
        "long name" => "{\"" + new string('n', Entries) + "\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,0]}}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
    };

    private static string Join(Func<int, string> entry, int count = Entries) => "{" + string.Join(',', Enumerable.Range(0, count).Select(entry)) + "}";
}
