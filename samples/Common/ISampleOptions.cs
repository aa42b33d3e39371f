using System;

namespace Samples.Common;

/// <summary>What a sample's command line asks for.</summary>
/// <typeparam name="TSelf">The options themselves.</typeparam>
internal interface ISampleOptions<TSelf>
    where TSelf : ISampleOptions<TSelf>
{
    /// <summary>What <c>--help</c> shows.</summary>
    static abstract string Usage { get; }

    /// <summary>Whether that is all there is to do.</summary>
    bool ShowHelp { get; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">They make no sense; the message is one line for the user.</exception>
    static abstract TSelf Parse(ReadOnlySpan<string> arguments);
}
