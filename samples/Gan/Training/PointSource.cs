using System;
using NetGen.Numerics;

namespace Gan.Training;

/// <summary>Draws real points.</summary>
/// <param name="random">The random numbers.</param>
/// <param name="points">Receives them, one after the other.</param>
internal delegate void PointSource(ref SplitMix64 random, Span<float> points);
