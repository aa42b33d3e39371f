using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Matrices turned over: samples one behind the other, as programs keep them, to samples side by side, as the lanes of a
/// vector take them, and back. Nothing outside the given rows is read or written. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Transposition
{
    // What is left over when vectors have done their part, from the given row on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest<T>(ref T x, int xStride, int columns, ref T lanes, int laneStride, int first, int rows, int count)
        where T : unmanaged
    {
        for (int c = 0; c < columns; c++)
        {
            ref T lane = ref Unsafe.Add(ref lanes, c * laneStride);
            for (int r = first; r < rows; r++)
            {
                Unsafe.Add(ref lane, r) = Unsafe.Add(ref x, (r * xStride) + c);
            }

            for (int r = Math.Max(first, rows); r < count; r++)
            {
                Unsafe.Add(ref lane, r) = default;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RestBack<T>(ref T lanes, int laneStride, int columns, ref T y, int yStride, int first, int rows)
        where T : unmanaged
    {
        for (int c = 0; c < columns; c++)
        {
            ref T to = ref Unsafe.Add(ref y, (first * yStride) + c);
            for (int r = first; r < rows; r++)
            {
                to = Unsafe.Add(ref lanes, r);
                to = ref Unsafe.Add(ref to, yStride);
            }

            lanes = ref Unsafe.Add(ref lanes, laneStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector128<T> Quarter<T>(ref T x, int offset)
        where T : unmanaged => ref Unsafe.As<T, Vector128<T>>(ref Unsafe.Add(ref x, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector512<T> Whole<T>(ref T x, int offset)
        where T : unmanaged => ref Unsafe.As<T, Vector512<T>>(ref Unsafe.Add(ref x, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipLow(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipHigh(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetUpper(), b.GetUpper());
}
