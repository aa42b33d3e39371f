using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Which vector width the kernels run at. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Hardware
{
    private const string WidthSwitch = "NetGen.VectorBits";

    /// <summary>
    /// 512, 256 or 128: the widest that the processor runs with fused multiply-add, or less where the runtime
    /// configuration <c>NetGen.VectorBits</c> says so.
    /// </summary>
    /// <remarks>
    /// Not <c>Vector512.IsHardwareAccelerated</c>: it is false on processors that lower their clock for 512 bits,
    /// although the kernels run 1.5 to 2 times as fast there as at 256 bits.
    /// </remarks>
    public static int VectorBits { get; } = Math.Min(Widest(), Allowed());

    private static int Widest()
    {
        if (Avx512F.IsSupported && Avx512DQ.IsSupported)
        {
            return 512;
        }

        return Fma.IsSupported && Avx2.IsSupported && Vector256.IsHardwareAccelerated ? 256 : 128;
    }

    private static int Allowed() => AppContext.GetData(WidthSwitch) switch
    {
        int bits => Checked(bits),
        string text when int.TryParse(text, out int bits) => Checked(bits),
        _ => 512,
    };

    private static int Checked(int bits) => bits is 128 or 256 or 512 ? bits : 512;
}
