// OpenBLAS: cblas_sgemm under the elementwise work of large.hpp.
#include "large.hpp"

#include <cblas.h>
#include <unistd.h>

namespace
{
struct Blas
{
    static void nn(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc)
    {
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    static void tn(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc)
    {
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    static void nt(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc)
    {
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    static void row(int n, int k, const float* x, const float* b, int ldb, float* y)
    {
        // Faster than cblas_sgemv in either layout: the library has kernels for small products.
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, 1, n, k, 1, x, k, b, ldb, 0, y, n);
    }
};

// The library picks its kernels by the processor's model number; a processor newer than the library gets those of the first
// x86-64 ones, several times slower. The kernels are chosen when the library is loaded, so this process starts itself again.
void chooseKernels(char** arguments)
{
#if defined(__linux__) && defined(__x86_64__)
    const char* best = __builtin_cpu_supports("avx512bf16") ? "Cooperlake"
        : __builtin_cpu_supports("avx512f") ? "SkylakeX"
        : __builtin_cpu_supports("avx2") ? "Haswell" : nullptr;
    if (!best || std::getenv("OPENBLAS_CORETYPE"))
        return;
    setenv("OPENBLAS_CORETYPE", best, 1);
    execv("/proc/self/exe", arguments);
#else
    (void)arguments;
#endif
}
}

int main(int, char** arguments)
{
    chooseKernels(arguments);
    openblas_set_num_threads(1);
    std::string version = openblas_get_config();
    Peer peer(version.substr(0, version.find(' ', version.find(' ') + 1)) + " (" + openblas_get_corename() + "), g++ " __VERSION__);
    addLargeInference<LargeNet<Blas>>(peer);
    addLargeTraining<LargeNet<Blas>>(peer);

    return peer.serve();
}
