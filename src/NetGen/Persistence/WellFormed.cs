using System;
using System.Text;

namespace NetGen.Persistence;

/// <summary>Texts that UTF-8 can hold: half a surrogate pair would come back as another character.</summary>
internal static class WellFormed
{
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    /// <exception cref="ArgumentException">The text has half a surrogate pair in it.</exception>
    public static void Require(string? text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int consumed) != System.Buffers.OperationStatus.Done)
            {
                throw new ArgumentException($"expected a text of whole characters, found half a surrogate pair in {FileRefusal.Quote(text)}.", parameter);
            }

            rest = rest[consumed..];
        }
    }
}
