using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// A layer's activation as its products end in it, with samples or with units in the lanes: the JIT draws it into the tile, so
/// that z need not go through memory. Networks have it at the widths that they run at. For generated code.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneValue<T>
{
    /// <summary>f(z).</summary>
    /// <param name="z">z of so many samples or units.</param>
    static virtual Vector128<T> Of(Vector128<T> z) => throw new NotSupportedException();

    /// <summary>f(z).</summary>
    /// <param name="z">z of so many samples or units.</param>
    static virtual Vector256<T> Of(Vector256<T> z) => throw new NotSupportedException();

    /// <summary>f(z).</summary>
    /// <param name="z">z of so many samples or units.</param>
    static virtual Vector512<T> Of(Vector512<T> z) => throw new NotSupportedException();
}

/// <summary>
/// δ of a layer as the sums end in it that make d, its ∂E/∂a. Networks have it at the widths that they run at. For
/// generated code.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneSlope<T>
{
    /// <summary>δ = d ⊙ f'.</summary>
    /// <param name="d">∂E/∂a of so many samples.</param>
    /// <param name="a">Their a.</param>
    static virtual Vector128<T> Of(Vector128<T> d, Vector128<T> a) => throw new NotSupportedException();

    /// <summary>δ = d ⊙ f'.</summary>
    /// <param name="d">∂E/∂a of so many samples.</param>
    /// <param name="a">Their a.</param>
    static virtual Vector256<T> Of(Vector256<T> d, Vector256<T> a) => throw new NotSupportedException();

    /// <summary>δ = d ⊙ f'.</summary>
    /// <param name="d">∂E/∂a of so many samples.</param>
    /// <param name="a">Their a.</param>
    static virtual Vector512<T> Of(Vector512<T> d, Vector512<T> a) => throw new NotSupportedException();
}

/// <summary>z and d themselves. For generated code.</summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneIdentity<T> : ILaneValue<T>, ILaneSlope<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Of(Vector128<T> z) => z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Of(Vector256<T> z) => z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Of(Vector512<T> z) => z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Of(Vector128<T> d, Vector128<T> a) => d;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Of(Vector256<T> d, Vector256<T> a) => d;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Of(Vector512<T> d, Vector512<T> a) => d;
}
