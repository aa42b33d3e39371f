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

    // "Auth", where the vendor's name begins.
    private const int AuthenticAmd = 0x68747541;

    /// <summary>
    /// 512, 256 or 128: the widest that the processor runs with fused multiply-add, or less where the runtime
    /// configuration <c>NetGen.VectorBits</c> says so.
    /// </summary>
    /// <remarks>
    /// Not <c>Vector512.IsHardwareAccelerated</c>: it is false on processors that lower their clock for 512 bits,
    /// although the kernels run 1.5 to 2 times as fast there as at 256 bits.
    /// </remarks>
    public static int VectorBits { get; } = Math.Min(Widest(), Allowed());

    /// <summary>
    /// As <see cref="VectorBits"/>, but 256 where the processor executes 512-bit instructions in two halves, unless the runtime
    /// configuration says 512: the way back through a sample, where it is a kernel of the network's own.
    /// </summary>
    /// <remarks>
    /// There two vectors cost what one of 512 bits does, and their sums across lanes are ready sooner, for which the next sample's
    /// step waits: on Zen 4 a step of 8-32-32-4 takes 152 ns instead of 158. The bits are the same.
    /// </remarks>
    public static int BackwardBits { get; } = Configured() is null && InHalves() ? Math.Min(VectorBits, 256) : VectorBits;

    // AMD's family 19h: Zen 3, which has no such instructions, and Zen 4.
    private static bool InHalves()
    {
        if (!X86Base.IsSupported)
        {
            return false;
        }

        (_, int vendor, _, _) = X86Base.CpuId(0, 0);
        (int version, _, _, _) = X86Base.CpuId(1, 0);
        int family = ((version >> 8) & 0xF) + ((version >> 20) & 0xFF);
        return vendor == AuthenticAmd && family == 0x19;
    }

    private static int Widest()
    {
        if (Avx512F.IsSupported && Avx512DQ.IsSupported)
        {
            return 512;
        }

        return Fma.IsSupported && Avx2.IsSupported && Vector256.IsHardwareAccelerated ? 256 : 128;
    }

    private static int Allowed() => Configured() ?? 512;

    private static int? Configured() => AppContext.GetData(WidthSwitch) switch
    {
        int bits => Checked(bits),
        string text when int.TryParse(text, out int bits) => Checked(bits),
        _ => null,
    };

    private static int? Checked(int bits) => bits is 128 or 256 or 512 ? bits : null;
}
