using NetGen.Benchmarks;
using Xunit;

namespace NetGen.Tests.Benchmarks;

/// <summary>What the table of limits reads of a listing of the JIT.</summary>
public sealed class MachineCodeTests
{
    private static readonly string[] _listing =
    [
        "; Assembly listing for method Other:Kernel(byref) (FullOpts)",
        "       vaddps   zmm0, zmm0, zmm0",
        "; Total bytes of code 6",
        "; Assembly listing for method My_Kernels:Kernel(byref,int) (FullOpts)",
        "; optimized code",
        "G_M000_IG01:",
        "       push     rbp",
        "G_M000_IG02:",
        "       vfmadd132ps xmm3, xmm2, dword ptr [reloc @RWD08] {1to4}",
        "       mov      rax, bword ptr [rbp+0x10]",
        "       align    [0 bytes for IG03]",
        "G_M000_IG03:",
        "       vfmadd231ps zmm0, zmm1, zmm2",
        "       vfmadd231ps zmm3, zmm1, zmm2",
        "       add      rax, 16",
        "       cmp      rax, rcx",
        "       jl       SHORT G_M000_IG03",
        "       dec      edx",
        "       jne      G_M000_IG02",
        "       ret      ",
        "; Total bytes of code 60",
    ];

    [Fact]
    public void AMethodIsItsInstructionsAsAnAssemblerReadsThem() => Assert.Equal(
        [
            "push rbp", "vfmadd132ps xmm3, xmm2, dword ptr [rip]{1to4}", "mov rax, qword ptr [rbp+0x10]",
            "vfmadd231ps zmm0, zmm1, zmm2", "vfmadd231ps zmm3, zmm1, zmm2", "add rax, 16", "cmp rax, rcx", "dec edx",
        ],
        MachineCode.OfJit(_listing, "My_Kernels:Kernel(")!.Straight());

    [Fact]
    public void ALoopIsTheInnermostWithTheMostMultiplyAdds() => Assert.Equal(
        ["vfmadd231ps zmm0, zmm1, zmm2", "vfmadd231ps zmm3, zmm1, zmm2", "add rax, 16", "cmp rax, rcx"],
        MachineCode.OfJit(_listing, "My_Kernels:Kernel(")!.Loop());

    [Fact]
    public void AMethodThatIsNotThereIsNone() => Assert.Null(MachineCode.OfJit(_listing, "Their_Kernels:Kernel("));

    [Fact]
    public void AFunctionOfAProgramIsReadAlike() => Assert.Equal(
        ["vaddps zmm0,zmm0,dword ptr [rdi]{1to16}", "vmovaps zmm1,ZMMWORD PTR [rip]"],
        MachineCode.OfProgram(
            [
                "0000000000001000 <a::other(float const*)>:",
                "    1000:\tret",
                string.Empty,
                "0000000000001010 <a::kernel(float const*)>:",
                "    1010:\tvaddps zmm0,zmm0,DWORD BCST [rdi]",
                "    1016:\tvmovaps zmm1,ZMMWORD PTR [rip+0x2f0]        # 2000 <table>",
                "    101e:\tret",
                string.Empty,
            ],
            "a::kernel")!.Straight());
}
