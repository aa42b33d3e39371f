using System;
using System.Globalization;

namespace Samples.Common;

/// <summary>Reads arguments from left to right: an option, then its value where it has one.</summary>
/// <param name="arguments">The arguments.</param>
internal ref struct CommandLine(ReadOnlySpan<string> arguments)
{
    /// <summary>The option that asks for help, whichever way it was written.</summary>
    public const string Help = "--help";

    private readonly ReadOnlySpan<string> _arguments = arguments;
    private int _index = -1;

    /// <summary>Whether an empty value is a value, so that its reader says what it expects; else it is none.</summary>
    public bool AllowsEmptyValues { get; init; }

    /// <summary>The option that was come to.</summary>
    public readonly string Option => _arguments[_index] is "-h" or "-?" ? Help : _arguments[_index];

    /// <summary>Goes to the next option.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        _index++;
        return _index < _arguments.Length;
    }

    /// <summary>Reads the option's value.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public string ReadValue()
    {
        string option = Option;
        _index++;
        return _index < _arguments.Length && IsValue(_arguments[_index])
            ? _arguments[_index]
            : throw new UsageException($"{option}: expected a value after it, found none");
    }

    /// <summary>Reads the option's value as a seed.</summary>
    /// <exception cref="UsageException">There is no value, or it is no seed.</exception>
    public ulong ReadSeed()
    {
        string option = Option;
        string value = ReadValue();
        return ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"{option}: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");
    }

    /// <summary>Reads the option's value as a whole number.</summary>
    /// <param name="minimum">The least it may be, 0 or more.</param>
    /// <param name="maximum">The most it may be.</param>
    /// <exception cref="UsageException">There is no value, or it is no such number.</exception>
    public int ReadWholeNumber(int minimum, int maximum)
    {
        string option = Option;
        string value = ReadValue();
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw new UsageException($"{option}: expected a whole number from {minimum} to {maximum}, found '{value}'");
    }

    /// <summary>What to throw at an option that the sample does not know.</summary>
    /// <param name="expected">The options that it does.</param>
    public readonly UsageException Unknown(string expected) => new($"unknown argument '{Option}': expected {expected}");

    private readonly bool IsValue(string argument) =>
        (AllowsEmptyValues || argument.Length > 0) && !argument.StartsWith("--", StringComparison.Ordinal);
}
