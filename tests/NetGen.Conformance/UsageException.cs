using System;

namespace NetGen.Conformance;

/// <summary>A command line that cannot be followed. The message says what is wrong in one line.</summary>
internal sealed class UsageException(string message) : Exception(message);
