using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Room on the stack for the slot of a small network, so that <c>Predict</c> need not look for its thread's memory. Drawn into
/// a loop of the caller's it is zeroed once a call of the caller, whatever <c>Predict</c> asks for: 55 ns for 2 KB. So there
/// are two sizes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = Bytes + StackSlotOrigin.Alignment)]
internal struct StackSlot
{
    /// <summary>What a slot may take.</summary>
    public const int Bytes = 2048;
}

/// <summary>Room for the slot of one of the smallest.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = Bytes + StackSlotOrigin.Alignment)]
internal struct SmallStackSlot
{
    /// <summary>What a slot may take.</summary>
    public const int Bytes = 640;
}

/// <summary>Where values begin in a slot on the stack.</summary>
internal static class StackSlotOrigin
{
    /// <summary>A cache line.</summary>
    public const int Alignment = 64;

    /// <summary>The first element, at a cache line's beginning. The slot must be a local that stays where it is.</summary>
    /// <typeparam name="TSlot">The kind of slot.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="slot">The local.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Of<TSlot, T>(ref TSlot slot)
        where TSlot : unmanaged
        where T : unmanaged => ref *(T*)(((nint)Unsafe.AsPointer(ref slot) + (Alignment - 1)) & -Alignment);
}
