using System;

namespace NetGen.Benchmarks;

/// <summary>A peer that says something else than the protocol, or nothing.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
