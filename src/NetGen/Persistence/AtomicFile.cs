using System;
using System.IO;
using System.Security.Cryptography;

namespace NetGen.Persistence;

/// <summary>Files that are replaced in one step.</summary>
internal static class AtomicFile
{
    private const string Suffix = ".tmp";
    private const int TagLength = 16;

    // One that a process has just created is not locked yet.
    private static readonly TimeSpan _leftoverAge = TimeSpan.FromMinutes(1);

    /// <summary>Writes a file, in the place of one that is there: whole, or not at all.</summary>
    /// <param name="path">The file; where it is a link, the file that it leads to.</param>
    /// <param name="write">Writes the contents.</param>
    /// <remarks>
    /// The contents go to a file of another name in the same folder, from there to the disk, and only then take the place
    /// of the old ones. Whatever ends the program in between, a power failure too, the file is the old or the new one as a
    /// whole. When the call returns, the contents are on the disk; that the folder already names them there is the file
    /// system's affair, which after a power failure may show the old file once more. What an earlier program that was
    /// killed left behind, "name.(16 hexadecimal digits).tmp", is removed by the next call once it is a minute old.
    /// </remarks>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        FileInfo link = new(target);
        if (link.LinkTarget is not null)
        {
            target = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        DeleteLeftovers(target);
        string temporary = $"{target}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(TagLength / 2))}{Suffix}";
        try
        {
            WriteAndReplace(temporary, target, write);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void WriteAndReplace(string temporary, string target, Action<Stream> write)
    {
        // Open until it has its name, so that nobody takes it for a leftover; others may rename it, which Windows asks for.
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete, BufferSize = 1 << 16 };
        using FileStream file = new(temporary, options);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(target));
        }

        write(file);
        file.Flush(flushToDisk: true);
        File.Move(temporary, target, overwrite: true);
    }

    private static void DeleteLeftovers(string target)
    {
        string prefix = Path.GetFileName(target) + ".";
        DirectoryInfo folder = new(Path.GetDirectoryName(target) ?? target);

        // A folder that may be written to but not listed is none of this method's business.
        EnumerationOptions all = new() { AttributesToSkip = 0, IgnoreInaccessible = true };
        foreach (FileInfo file in folder.EnumerateFiles("*", all))
        {
            bool leftover = file.Name.Length == prefix.Length + TagLength + Suffix.Length
                && file.Name.StartsWith(prefix, StringComparison.Ordinal)
                && file.Name.EndsWith(Suffix, StringComparison.Ordinal)
                && !file.Name.AsSpan(prefix.Length, TagLength).ContainsAnyExcept("0123456789ABCDEF")
                && DateTime.UtcNow - file.LastWriteTimeUtc > _leftoverAge;
            if (leftover && !IsOpen(file))
            {
                TryDelete(file.FullName);
            }
        }
    }

    private static bool IsOpen(FileInfo file)
    {
        try
        {
            file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next call tries again.
        }
    }
}
