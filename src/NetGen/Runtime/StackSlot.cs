using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Room on the stack for the slot of a small network, so that <c>Predict</c> need not look for its thread's memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = Bytes + Alignment)]
internal struct StackSlot
{
    /// <summary>What a slot may take.</summary>
    public const int Bytes = 2048;

    private const int Alignment = 64;

    /// <summary>The first element, at a cache line's beginning. The slot must be a local that stays where it is.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="slot">The local.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Origin<T>(ref StackSlot slot)
        where T : unmanaged => ref *(T*)(((nint)Unsafe.AsPointer(ref slot) + (Alignment - 1)) & -Alignment);
}
