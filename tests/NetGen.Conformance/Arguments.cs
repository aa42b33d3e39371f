using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Conformance;

/// <summary>The words after a command: plain ones, and options of the form <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <param name="arguments">The words.</param>
    /// <param name="options">The names of the options that the command knows.</param>
    public Arguments(IEnumerable<string> arguments, params string[] options)
    {
        var words = new Queue<string>(arguments);
        while (words.TryDequeue(out string? word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(word);
                continue;
            }

            if (!options.Contains(word))
            {
                throw new UsageException($"Unknown option {word}; the options here are {string.Join(", ", options)}.");
            }

            if (!words.TryDequeue(out string? value))
            {
                throw new UsageException($"{word} needs a value.");
            }

            if (!_options.TryAdd(word, value))
            {
                throw new UsageException($"{word} is given twice.");
            }
        }
    }

    public IReadOnlyList<string> Words => _words;

    public string Text(string option, string otherwise) => _options.GetValueOrDefault(option, otherwise);

    public T Number<T>(string option, T otherwise)
        where T : struct, IParsable<T>
    {
        if (!_options.TryGetValue(option, out string? text))
        {
            return otherwise;
        }

        return T.TryParse(text, CultureInfo.InvariantCulture, out T value)
            ? value
            : throw new UsageException($"{option} needs a number, found \"{text}\".");
    }

    /// <summary>One of several words; case does not matter.</summary>
    public T Choice<T>(string option, string otherwise, IReadOnlyDictionary<string, T> choices)
    {
        string text = Text(option, otherwise);
        foreach ((string name, T value) in choices)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new UsageException($"{option} is one of {string.Join(", ", choices.Keys)}, found \"{text}\".");
    }
}
