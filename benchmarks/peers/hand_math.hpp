// The vector functions of the hand-written peer: AVX-512, 16 floats (batches) or 4 (the ends of single samples).
#pragma once

#include <immintrin.h>

#define INLINE inline __attribute__((always_inline))

namespace hand {

using V16 = __m512;
using V8 = __m256;
using V4 = __m128;

template <class V> INLINE V all(float x);
template <> INLINE V16 all<V16>(float x) { return _mm512_set1_ps(x); }
template <> INLINE V8 all<V8>(float x) { return _mm256_set1_ps(x); }
template <> INLINE V4 all<V4>(float x) { return _mm_set1_ps(x); }

// a*b + c, c - a*b, a*b - c
INLINE V16 fma(V16 a, V16 b, V16 c) { return _mm512_fmadd_ps(a, b, c); }
INLINE V8 fma(V8 a, V8 b, V8 c) { return _mm256_fmadd_ps(a, b, c); }
INLINE V4 fma(V4 a, V4 b, V4 c) { return _mm_fmadd_ps(a, b, c); }
INLINE V16 fnma(V16 a, V16 b, V16 c) { return _mm512_fnmadd_ps(a, b, c); }
INLINE V4 fnma(V4 a, V4 b, V4 c) { return _mm_fnmadd_ps(a, b, c); }
INLINE V16 fms(V16 a, V16 b, V16 c) { return _mm512_fmsub_ps(a, b, c); }
INLINE V4 fms(V4 a, V4 b, V4 c) { return _mm_fmsub_ps(a, b, c); }

INLINE V16 max(V16 a, V16 b) { return _mm512_max_ps(a, b); }
INLINE V8 max(V8 a, V8 b) { return _mm256_max_ps(a, b); }
INLINE V4 max(V4 a, V4 b) { return _mm_max_ps(a, b); }

// x with its magnitude at most limit: one instruction instead of min and max.
INLINE V16 clampMagnitude(V16 x, V16 limit) { return _mm512_range_ps(x, limit, 2); }
INLINE V4 clampMagnitude(V4 x, V4 limit) { return _mm_range_ps(x, limit, 2); }

// x minus the nearest whole number: half the latency of rounding and subtracting.
INLINE V16 fraction(V16 x) { return _mm512_reduce_ps(x, 0); }
INLINE V4 fraction(V4 x) { return _mm_reduce_ps(x, 0); }
INLINE V16 scale(V16 x, V16 power) { return _mm512_scalef_ps(x, power); }
INLINE V4 scale(V4 x, V4 power) { return _mm_scalef_ps(x, power); }

// An estimate of 14 bits and Newton's step for the quotient: below 1 ulp, and the divider would take 16 cycles.
INLINE V16 divide(V16 a, V16 b)
{
    V16 r = _mm512_rcp14_ps(b);
    V16 q = a * r;
    return fma(fnma(b, q, a), r, q);
}

// 2^x of x = factor * a, below 2 ulp: 2^f from its series, f = fraction(x) to more than 24 bits, times 2^(x - f).
template <class V> INLINE V exp2(V a, float factor, float rest)
{
    V t = a * all<V>(factor);
    V f = fraction(t);
    V n = t - f;
    f = f + fma(a, all<V>(rest), fms(a, all<V>(factor), t));
    V f2 = f * f;
    V p01 = fma(f, all<V>(0.6931472067f), all<V>(1));
    V p23 = fma(f, all<V>(0.0555032723f), all<V>(0.2402265092f));
    V p45 = fma(f, all<V>(0.0013400428f), all<V>(0.0096180567f));
    p45 = fma(f2, all<V>(0.0001546144470f), p45);
    return scale(fma(f2, fma(f2, p45, p23), p01), n);
}

// e^a and e^-a; a stays away from the largest floats.
template <class V> INLINE V exp(V a) { return exp2(a, 1.44269504f, 1.92596299e-8f); }
template <class V> INLINE V expNegative(V a) { return exp2(a, -1.44269504f, -1.92596299e-8f); }

INLINE V4 sigmoid(V4 x) { return _mm_div_ps(all<V4>(1), all<V4>(1) + expNegative(x)); }
INLINE V16 sigmoid(V16 x) { return divide(all<V16>(1), all<V16>(1) + expNegative(clampMagnitude(x, all<V16>(87)))); }

// The numerator and the denominator of tanh's x P(x^2) / Q(x^2), a few ulp for |x| <= TanhEnd; beyond it is 1.
constexpr float TanhEnd = 7.90531110763549805f;

template <int N, class V> INLINE void tanhParts(const V (&x)[N], V (&p)[N], V (&q)[N])
{
    V z[N], z2[N], p23[N], q23[N];
#define EACH _Pragma("GCC unroll 8") for (int k = 0; k < N; k++)
    EACH z[k] = x[k] * x[k];
    EACH z2[k] = z[k] * z[k];
    EACH p[k] = fma(z[k], all<V>(2.00018790482477e-13f), all<V>(-8.60467152213735e-11f));
    EACH p23[k] = fma(z[k], all<V>(5.12229709037114e-08f), all<V>(1.48572235717979e-05f));
    EACH q23[k] = fma(z[k], all<V>(1.19825839466702e-06f), all<V>(1.18534705686654e-04f));
    EACH q[k] = fma(z[k], all<V>(2.26843463243900e-03f), all<V>(4.89352518554385e-03f));
    EACH p[k] = fma(z2[k], all<V>(-2.76076847742355e-16f), p[k]);
    EACH q[k] = fma(z2[k], q23[k], q[k]);
    EACH q23[k] = fma(z[k], all<V>(6.37261928875436e-04f), all<V>(4.89352455891786e-03f));
    EACH p[k] = fma(z2[k], p[k], p23[k]);
    EACH p[k] = fma(z2[k], p[k], q23[k]) * x[k];
#undef EACH
}

// Several vectors step by step: the core looks less far ahead than one vector's chain of instructions is long.
template <int N> INLINE void tanh(V16 (&x)[N])
{
    V16 p[N], q[N];
    for (int k = 0; k < N; k++)
        x[k] = clampMagnitude(x[k], all<V16>(TanhEnd));
    tanhParts(x, p, q);
    for (int k = 0; k < N; k++)
        x[k] = divide(p[k], q[k]);
}

// Beyond the end by a blend: it leaves the chain from x to the result shorter than a clamp before.
INLINE V4 tanh(V4 x)
{
    V4 in[1] = {x}, p[1], q[1];
    tanhParts(in, p, q);
    const V4 sign = all<V4>(-0.0f);
    V4 one = _mm_or_ps(_mm_and_ps(x, sign), all<V4>(1));
    return _mm_mask_mov_ps(_mm_div_ps(p[0], q[0]), _mm_cmp_ps_mask(_mm_andnot_ps(sign, x), all<V4>(TanhEnd), _CMP_GT_OQ), one);
}

struct Tanh
{
    template <int N> static INLINE void apply(V16 (&x)[N]) { tanh(x); }
    static INLINE V16 slopeTimes(V16 a, V16 d) { return fnma(a * a, d, d); }
};

struct Relu
{
    template <int N> static INLINE void apply(V16 (&x)[N])
    {
        for (int k = 0; k < N; k++)
            x[k] = value(x[k]);
    }

    static INLINE V16 value(V16 z) { return max(z, all<V16>(0)); }
    static INLINE V16 slopeTimes(V16 a, V16 d)
    {
        return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(a, _mm512_setzero_ps(), _CMP_GT_OQ), d);
    }
};

// The sum and the maximum of the four lanes, in all of them.
INLINE V4 sumLanes(V4 a)
{
    a = a + _mm_permute_ps(a, 0x4E);
    return a + _mm_permute_ps(a, 0xB1);
}

INLINE V4 maxLanes(V4 a)
{
    a = max(a, _mm_permute_ps(a, 0x4E));
    return max(a, _mm_permute_ps(a, 0xB1));
}

// Lane k of each 128-bit block: the sum of that block of v_k.
INLINE V16 sumInBlocks(V16 v0, V16 v1, V16 v2, V16 v3)
{
    V16 a = _mm512_unpacklo_ps(v0, v1) + _mm512_unpackhi_ps(v0, v1);
    V16 b = _mm512_unpacklo_ps(v2, v3) + _mm512_unpackhi_ps(v2, v3);
    return _mm512_shuffle_ps(a, b, 0x44) + _mm512_shuffle_ps(a, b, 0xEE);
}

// Block k: the sum of the four blocks of v_k.
INLINE V16 sumOfBlocks(V16 v0, V16 v1, V16 v2, V16 v3)
{
    V16 a = _mm512_shuffle_f32x4(v0, v1, 0x44) + _mm512_shuffle_f32x4(v0, v1, 0xEE);
    V16 b = _mm512_shuffle_f32x4(v2, v3, 0x44) + _mm512_shuffle_f32x4(v2, v3, 0xEE);
    return _mm512_shuffle_f32x4(a, b, 0x88) + _mm512_shuffle_f32x4(a, b, 0xDD);
}

// Lane k: the sum of v_k.
INLINE V16 sums(const V16 (&v)[16])
{
    return sumOfBlocks(sumInBlocks(v[0], v[1], v[2], v[3]), sumInBlocks(v[4], v[5], v[6], v[7]),
        sumInBlocks(v[8], v[9], v[10], v[11]), sumInBlocks(v[12], v[13], v[14], v[15]));
}

INLINE V4 sums(V16 v0, V16 v1, V16 v2, V16 v3)
{
    V16 a = sumInBlocks(v0, v1, v2, v3);
    V8 half = _mm512_castps512_ps256(a) + _mm512_extractf32x8_ps(a, 1);
    return _mm256_castps256_ps128(half) + _mm256_extractf128_ps(half, 1);
}

INLINE V8 sums(const V16 (&v)[8])
{
    V16 a = sumInBlocks(v[0], v[1], v[2], v[3]), b = sumInBlocks(v[4], v[5], v[6], v[7]);
    V16 c = _mm512_shuffle_f32x4(a, b, 0x44) + _mm512_shuffle_f32x4(a, b, 0xEE);
    V8 low = _mm512_castps512_ps256(c), high = _mm512_extractf32x8_ps(c, 1);
    return _mm256_permute2f128_ps(low, high, 0x20) + _mm256_permute2f128_ps(low, high, 0x31);
}

} // namespace hand
