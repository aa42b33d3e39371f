using System;

namespace BackpropagationSteps.Walk;

/// <summary>A formula and the network gave different numbers: the exit code is 1.</summary>
internal sealed class DeviationException(string message) : Exception(message);
