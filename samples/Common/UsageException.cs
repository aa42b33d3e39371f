using System;

namespace Samples.Common;

/// <summary>Something the user gave makes no sense: its message is the one line to show, the exit code is 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
