// The hand-written peer, one sample a call: outputs in the lanes, everything unrolled, a step of gradient descent reads and
// writes every weight once. -rate goes into one factor of each product.
#pragma once

#include "common.hpp"
#include "hand_math.hpp"

namespace hand {

constexpr float NegativeRate = -LearningRate;

// 2-3-1, tanh, sigmoid: four lanes. The output's bias is the fourth weight of a unit whose bias makes it 1 for good.
struct alignas(64) SingleW1
{
    V4 w0, w1, b, out;

    void load(const Parameters& p)
    {
        const float* w = p.weights[0].data();
        w0 = _mm_setr_ps(w[0], w[1], w[2], 0);
        w1 = _mm_setr_ps(w[3], w[4], w[5], 0);
        b = _mm_setr_ps(p.biases[0][0], p.biases[0][1], p.biases[0][2], 99);
        out = _mm_setr_ps(p.weights[1][0], p.weights[1][1], p.weights[1][2], p.biases[1][0]);
    }

    INLINE V4 hidden(V4 x0, V4 x1) const { return tanh(fma(x1, w1, fma(x0, w0, b))); }

    OPAQUE void forward(const float* x, float* y)
    {
        _mm_store_ss(y, sigmoid(sumLanes(hidden(all<V4>(x[0]), all<V4>(x[1])) * out)));
    }

    // What does not wait for the output is computed beside it; three operations separate y from the new weights.
    OPAQUE void train(const float* x, const float* t)
    {
        V4 x0 = all<V4>(x[0]), x1 = all<V4>(x[1]);
        V4 h = hidden(x0, x1);
        V4 y = sigmoid(sumLanes(h * out));
        V4 back = fnma(h, h, all<V4>(1)) * (all<V4>(NegativeRate) * out);
        V4 back0 = back * x0, back1 = back * x1, h1 = h * all<V4>(NegativeRate);
        V4 d = (y - all<V4>(t[0])) * fnma(y, y, y);
        w0 = fma(d, back0, w0);
        w1 = fma(d, back1, w1);
        b = fma(d, back, b);
        out = fma(d, h1, out);
    }
};

// 4-16-3, ReLU, softmax: the hidden units fill two vectors of eight, which are quicker to add up than one of sixteen and
// leave the core a third port; the last layer is held as its three outputs' weights.
struct alignas(64) SingleW2
{
    V8 w[4][2], b[2], out[3][2];
    V4 outBias;

    void load(const Parameters& p)
    {
        for (int n = 0; n < 2; n++)
        {
            for (int i = 0; i < 4; i++)
                w[i][n] = _mm256_loadu_ps(&p.weights[0][16 * i + 8 * n]);
            b[n] = _mm256_loadu_ps(&p.biases[0][8 * n]);
        }
        for (int i = 0; i < 16; i++)
            for (int j = 0; j < 3; j++)
                reinterpret_cast<float*>(out[j])[i] = p.weights[1][3 * i + j];
        const float* bias = p.biases[1].data();
        outBias = _mm_setr_ps(bias[0], bias[1], bias[2], -1e30f); // the fourth lane is never the maximum
    }

    INLINE void hidden(const V8 (&x)[4], V8 (&h)[2]) const
    {
        for (int n = 0; n < 2; n++)
            h[n] = max(fma(x[2], w[2][n], fma(x[0], w[0][n], b[n])) + fma(x[3], w[3][n], x[1] * w[1][n]), _mm256_setzero_ps());
    }

    // The exponentials of the outputs less the largest; the fourth lane is 0.
    INLINE V4 exponentials(const V8 (&h)[2]) const
    {
        V8 v[3];
        for (int j = 0; j < 3; j++)
            v[j] = fma(h[1], out[j][1], h[0] * out[j][0]);
        V8 a = _mm256_unpacklo_ps(v[0], v[1]) + _mm256_unpackhi_ps(v[0], v[1]);
        V8 c = v[2] + _mm256_permute_ps(v[2], 0x4E);
        V8 s = _mm256_shuffle_ps(a, c, 0x04) + _mm256_shuffle_ps(a, c, 0x5E);
        V4 z = (_mm256_castps256_ps128(s) + outBias) + _mm256_extractf128_ps(s, 1);
        return _mm_blend_ps(exp(z - maxLanes(z)), _mm_setzero_ps(), 8);
    }

    static INLINE void broadcast(const float* x, V8 (&to)[4])
    {
        for (int i = 0; i < 4; i++)
            to[i] = all<V8>(x[i]);
    }

    OPAQUE void forward(const float* x, float* y)
    {
        V8 in[4], h[2];
        broadcast(x, in);
        hidden(in, h);
        V4 e = exponentials(h);
        _mm_mask_storeu_ps(y, 7, _mm_div_ps(e, sumLanes(e)));
    }

    // delta = e / sum - t: what is linear in e and what comes of t are summed up beside the division, q = -rate / sum,
    // and meet in the new weights: one multiplication after it.
    OPAQUE void train(const float* x, const float* t)
    {
        V8 in[4], h[2];
        broadcast(x, in);
        hidden(in, h);
        V8 rt[3];
        for (int j = 0; j < 3; j++)
            rt[j] = all<V8>(LearningRate * t[j]);
        V4 e = exponentials(h);
        V8 spread = _mm256_set_m128(e, e);
        V4 q4 = _mm_div_ps(all<V4>(NegativeRate), sumLanes(e));
        V8 q = _mm256_broadcastss_ps(q4);
        V8 e0 = _mm256_permute_ps(spread, 0x00), e1 = _mm256_permute_ps(spread, 0x55), e2 = _mm256_permute_ps(spread, 0xAA);
        outBias = fma(q4, e, outBias + _mm_maskz_loadu_ps(7, t) * all<V4>(LearningRate));
        for (int n = 0; n < 2; n++)
        {
            __mmask8 active = _mm256_cmp_ps_mask(h[n], _mm256_setzero_ps(), _CMP_GT_OQ);
            V8 fromE = fma(e2, out[2][n], fma(e1, out[1][n], e0 * out[0][n]));
            V8 fromT = fma(rt[2], out[2][n], fma(rt[1], out[1][n], rt[0] * out[0][n]));
            fromE = _mm256_maskz_mov_ps(active, fromE);
            fromT = _mm256_maskz_mov_ps(active, fromT);
            b[n] = fma(q, fromE, b[n] + fromT);
            for (int i = 0; i < 4; i++)
                w[i][n] = fma(q, in[i] * fromE, fma(in[i], fromT, w[i][n]));
            out[0][n] = fma(q, h[n] * e0, fma(h[n], rt[0], out[0][n]));
            out[1][n] = fma(q, h[n] * e1, fma(h[n], rt[1], out[1][n]));
            out[2][n] = fma(q, h[n] * e2, fma(h[n], rt[2], out[2][n]));
        }
    }
};

// A layer whose inputs come from memory: rows of the outputs' weights, the input broadcast.
template <int In, int Out> struct FirstLayer
{
    static constexpr int N = Out / 16;
    V16 w[In][N], b[N];

    void load(const std::vector<float>& weights, const std::vector<float>& biases)
    {
        for (int i = 0; i < In * N; i++)
            w[i / N][i % N] = _mm512_loadu_ps(&weights[16 * i]);
        for (int n = 0; n < N; n++)
            b[n] = _mm512_loadu_ps(&biases[16 * n]);
    }

    INLINE void forward(const float* x, V16 (&z)[N]) const
    {
        V16 odd[N];
#pragma GCC unroll 8
        for (int n = 0; n < N; n++)
        {
            z[n] = fma(all<V16>(x[0]), w[0][n], b[n]);
            odd[n] = all<V16>(x[1]) * w[1][n];
        }
#pragma GCC unroll 64
        for (int i = 2; i < In; i++)
#pragma GCC unroll 8
            for (int n = 0; n < N; n++)
                (i % 2 ? odd[n] : z[n]) = fma(all<V16>(x[i]), w[i][n], i % 2 ? odd[n] : z[n]);
#pragma GCC unroll 8
        for (int n = 0; n < N; n++)
            z[n] = z[n] + odd[n];
    }

    // d holds -rate * delta.
    INLINE void update(const float* x, const V16 (&d)[N])
    {
#pragma GCC unroll 8
        for (int n = 0; n < N; n++)
            b[n] = b[n] + d[n];
#pragma GCC unroll 64
        for (int i = 0; i < In; i++)
#pragma GCC unroll 8
            for (int n = 0; n < N; n++)
                w[i][n] = fma(all<V16>(x[i]), d[n], w[i][n]);
    }
};

// A layer between hidden layers, in tiles of 4 inputs (blocks) by 4 outputs (lanes of a block): neither direction needs more
// than one addition across lanes for 16 units, and a tile is multiplied by four inputs at once.
template <int In, int Out> struct TileLayer
{
    static constexpr int N = Out / 16, M = In / 16;
    V16 w[In / 4][Out / 4], b[N];

    void load(const std::vector<float>& weights, const std::vector<float>& biases)
    {
        for (int i = 0; i < In; i++)
            for (int j = 0; j < Out; j++)
                reinterpret_cast<float*>(&w[i / 4][j / 4])[i % 4 * 4 + j % 4] = weights[i * Out + j];
        for (int n = 0; n < N; n++)
            b[n] = _mm512_loadu_ps(&biases[16 * n]);
    }

    // Block r: unit 4k + r.
    static INLINE V16 spread(V16 a, int k)
    {
        const __m512i first = _mm512_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
        return _mm512_permutexvar_ps(_mm512_add_epi32(first, _mm512_set1_epi32(4 * k)), a);
    }

    INLINE void forward(const V16 (&a)[M], V16 (&z)[N]) const
    {
        V16 sum[Out / 4];
#pragma GCC unroll 64
        for (int i = 0; i < In / 4; i++)
        {
            V16 x = spread(a[i / 4], i % 4);
#pragma GCC unroll 64
            for (int j = 0; j < Out / 4; j++)
                sum[j] = i == 0 ? x * w[i][j] : fma(x, w[i][j], sum[j]);
        }
#pragma GCC unroll 8
        for (int n = 0; n < N; n++)
            z[n] = b[n] + sumOfBlocks(sum[4 * n], sum[4 * n + 1], sum[4 * n + 2], sum[4 * n + 3]);
    }

    // d holds -rate * delta; back becomes the same of the inputs, before their slopes.
    INLINE void backward(const V16 (&a)[M], const V16 (&d)[N], V16 (&back)[M])
    {
        V16 delta[Out / 4];
#pragma GCC unroll 8
        for (int n = 0; n < N; n++)
        {
            delta[4 * n] = _mm512_shuffle_f32x4(d[n], d[n], 0x00);
            delta[4 * n + 1] = _mm512_shuffle_f32x4(d[n], d[n], 0x55);
            delta[4 * n + 2] = _mm512_shuffle_f32x4(d[n], d[n], 0xAA);
            delta[4 * n + 3] = _mm512_shuffle_f32x4(d[n], d[n], 0xFF);
            b[n] = b[n] + d[n];
        }
#pragma GCC unroll 1
        for (int m = 0; m < M; m++)
        {
            V16 sum[4], x[4];
#pragma GCC unroll 4
            for (int r = 0; r < 4; r++)
                x[r] = spread(a[m], r);
#pragma GCC unroll 64
            for (int j = 0; j < Out / 4; j++)
#pragma GCC unroll 4
                for (int r = 0; r < 4; r++)
                {
                    V16& tile = w[4 * m + r][j];
                    V16 old = tile;
                    sum[r] = j == 0 ? old * delta[j] : fma(old, delta[j], sum[r]);
                    tile = fma(x[r], delta[j], old);
                }
            const __m512i transpose = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
            back[m] = _mm512_permutexvar_ps(transpose, sumInBlocks(sum[0], sum[1], sum[2], sum[3]));
        }
    }
};

template <int Out> struct Narrow;
template <> struct Narrow<4>
{
    using V = V4;
    static INLINE V sum(const V16 (&v)[4]) { return sums(v[0], v[1], v[2], v[3]); }
    static INLINE V read(const float* p) { return _mm_loadu_ps(p); }
    static INLINE void write(float* p, V v) { _mm_storeu_ps(p, v); }
    static INLINE V16 spread(V v, int j) { return _mm512_broadcastss_ps(_mm_castsi128_ps(_mm_shuffle_epi8(_mm_castps_si128(v), _mm_set1_epi32(0x03020100 + 0x04040404 * j)))); }
};

template <> struct Narrow<8>
{
    using V = V8;
    static INLINE V sum(const V16 (&v)[8]) { return sums(v); }
    static INLINE V read(const float* p) { return _mm256_loadu_ps(p); }
    static INLINE void write(float* p, V v) { _mm256_storeu_ps(p, v); }
    static INLINE V16 spread(V v, int j) { return _mm512_permutexvar_ps(_mm512_set1_epi32(j), _mm512_castps256_ps512(v)); }
};

// The last layer, held as the weights of each output: forward is a few dot products, backward and update need none.
template <int In, int Out> struct LastLayer
{
    static constexpr int M = In / 16;
    using V = typename Narrow<Out>::V;
    V16 w[Out][M];
    V b;

    void load(const std::vector<float>& weights, const std::vector<float>& biases)
    {
        for (int i = 0; i < In; i++)
            for (int j = 0; j < Out; j++)
                reinterpret_cast<float*>(w[j])[i] = weights[i * Out + j];
        b = Narrow<Out>::read(biases.data());
    }

    INLINE V forward(const V16 (&a)[M]) const
    {
        V16 sum[Out];
#pragma GCC unroll 8
        for (int m = 0; m < M; m++)
#pragma GCC unroll 8
            for (int j = 0; j < Out; j++)
                sum[j] = m == 0 ? a[m] * w[j][m] : fma(a[m], w[j][m], sum[j]);
        return b + Narrow<Out>::sum(sum);
    }

    INLINE void backward(const V16 (&a)[M], V d, V16 (&back)[M])
    {
        b = b + d;
#pragma GCC unroll 8
        for (int j = 0; j < Out; j++)
        {
            V16 delta = Narrow<Out>::spread(d, j);
#pragma GCC unroll 8
            for (int m = 0; m < M; m++)
            {
                V16 old = w[j][m];
                back[m] = j == 0 ? old * delta : fma(old, delta, back[m]);
                w[j][m] = fma(a[m], delta, old);
            }
        }
    }
};

// Two hidden layers of the same activation, linear outputs, mean squared error: W3 and W4.
template <class Act, int In, int Hidden1, int Hidden2, int Out> struct alignas(64) SingleThree
{
    static constexpr int N1 = Hidden1 / 16, N2 = Hidden2 / 16;
    FirstLayer<In, Hidden1> first;
    TileLayer<Hidden1, Hidden2> second;
    LastLayer<Hidden2, Out> last;

    void load(const Parameters& p)
    {
        first.load(p.weights[0], p.biases[0]);
        second.load(p.weights[1], p.biases[1]);
        last.load(p.weights[2], p.biases[2]);
    }

    INLINE typename Narrow<Out>::V pass(const float* x, V16 (&a1)[N1], V16 (&a2)[N2]) const
    {
        first.forward(x, a1);
        Act::apply(a1);
        second.forward(a1, a2);
        Act::apply(a2);
        return last.forward(a2);
    }

    OPAQUE void forward(const float* x, float* y)
    {
        V16 a1[N1], a2[N2];
        Narrow<Out>::write(y, pass(x, a1, a2));
    }

    OPAQUE void train(const float* x, const float* t)
    {
        using V = typename Narrow<Out>::V;
        V16 a1[N1], a2[N2], d1[N1], d2[N2];
        V y = pass(x, a1, a2);
        last.backward(a2, (y - Narrow<Out>::read(t)) * all<V>(NegativeRate * 2 / Out), d2);
#pragma GCC unroll 8
        for (int n = 0; n < N2; n++)
            d2[n] = Act::slopeTimes(a2[n], d2[n]);
        second.backward(a1, d2, d1);
#pragma GCC unroll 8
        for (int n = 0; n < N1; n++)
            d1[n] = Act::slopeTimes(a1[n], d1[n]);
        first.update(x, d1);
    }
};

using SingleW3 = SingleThree<Tanh, 8, 32, 32, 4>;
using SingleW4 = SingleThree<Relu, 16, 64, 64, 8>;

} // namespace hand
