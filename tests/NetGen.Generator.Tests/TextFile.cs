using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests;

/// <summary>An additional file of a project, with the resource that the project embeds it as.</summary>
internal sealed class TextFile(string path, string? text, string? resource = null) : AdditionalText
{
    public override string Path => path;

    public string? Resource => resource;

    /// <summary>How often the contents were asked for.</summary>
    public int Reads { get; private set; }

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return text is null ? null : SourceText.From(text, Encoding.UTF8);
    }
}
