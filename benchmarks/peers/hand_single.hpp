// The hand-written peer, one sample a call: outputs in the lanes, everything unrolled, a step of gradient descent reads and
// writes every weight once. -rate goes into one factor of each product.
#pragma once

#include "common.hpp"
#include "hand_math.hpp"

namespace hand {

constexpr float NegativeRate = -LearningRate;

// 2-3-1, tanh, sigmoid: four lanes. The output's bias is the fourth weight of a unit that is always 1.
struct alignas(64) SingleW1
{
    V4 w0, w1, b, out;

    void load(const Parameters& p)
    {
        const float* w = p.weights[0].data();
        w0 = _mm_setr_ps(w[0], w[1], w[2], 0);
        w1 = _mm_setr_ps(w[3], w[4], w[5], 0);
        b = _mm_setr_ps(p.biases[0][0], p.biases[0][1], p.biases[0][2], 0);
        out = _mm_setr_ps(p.weights[1][0], p.weights[1][1], p.weights[1][2], p.biases[1][0]);
    }

    INLINE V4 hidden(V4 x0, V4 x1) const
    {
        return _mm_blend_ps(tanh(fma(x1, w1, fma(x0, w0, b))), all<V4>(1), 8);
    }

    OPAQUE void forward(const float* x, float* y)
    {
        _mm_store_ss(y, sigmoid(sumLanes(hidden(all<V4>(x[0]), all<V4>(x[1])) * out)));
    }

    OPAQUE void train(const float* x, const float* t)
    {
        V4 x0 = all<V4>(x[0]), x1 = all<V4>(x[1]);
        V4 h = hidden(x0, x1);
        V4 y = sigmoid(sumLanes(h * out));
        V4 back = fnma(h, h, all<V4>(1)) * out;
        V4 d = (y - all<V4>(t[0])) * all<V4>(NegativeRate) * fnma(y, y, y);
        V4 d1 = d * back;
        out = fma(d, h, out);
        b = b + d1;
        w0 = fma(d1, x0, w0);
        w1 = fma(d1, x1, w1);
    }
};

// 4-16-3, ReLU, softmax: the hidden units fill one vector; the last layer is held as its three outputs' weights.
struct alignas(64) SingleW2
{
    V16 w[4], b, out[3];
    V4 outBias;

    void load(const Parameters& p)
    {
        for (int i = 0; i < 4; i++)
            w[i] = _mm512_loadu_ps(&p.weights[0][16 * i]);
        b = _mm512_loadu_ps(p.biases[0].data());
        for (int i = 0; i < 16; i++)
            for (int j = 0; j < 3; j++)
                reinterpret_cast<float*>(&out[j])[i] = p.weights[1][3 * i + j];
        const float* bias = p.biases[1].data();
        outBias = _mm_setr_ps(bias[0], bias[1], bias[2], -1e30f); // the fourth lane's probability is 0
    }

    INLINE V16 hidden(const float* x) const
    {
        V16 even = fma(all<V16>(x[0]), w[0], b), odd = all<V16>(x[1]) * w[1];
        even = fma(all<V16>(x[2]), w[2], even);
        odd = fma(all<V16>(x[3]), w[3], odd);
        return Relu::value(even + odd);
    }

    INLINE V4 softmax(V16 h) const
    {
        V4 z = sums(h * out[0], h * out[1], h * out[2], _mm512_setzero_ps()) + outBias;
        V4 e = exp(z - maxLanes(z));
        e = _mm_blend_ps(e, _mm_setzero_ps(), 8);
        return divide(e, sumLanes(e));
    }

    OPAQUE void forward(const float* x, float* y)
    {
        _mm_mask_storeu_ps(y, 7, softmax(hidden(x)));
    }

    OPAQUE void train(const float* x, const float* t)
    {
        V16 h = hidden(x);
        V4 d = (softmax(h) - _mm_maskz_loadu_ps(7, t)) * all<V4>(NegativeRate);
        V16 d0 = _mm512_broadcastss_ps(d);
        V16 d1 = _mm512_broadcastss_ps(_mm_permute_ps(d, 1));
        V16 d2 = _mm512_broadcastss_ps(_mm_permute_ps(d, 2));
        V16 back = Relu::slopeTimes(h, fma(d2, out[2], fma(d1, out[1], d0 * out[0])));
        out[0] = fma(d0, h, out[0]);
        out[1] = fma(d1, h, out[1]);
        out[2] = fma(d2, h, out[2]);
        outBias = outBias + d;
        b = b + back;
        for (int i = 0; i < 4; i++)
            w[i] = fma(all<V16>(x[i]), back, w[i]);
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
#pragma GCC unroll 8
        for (int n = 0; n < N1; n++)
            a1[n] = Act::value(a1[n]);
        second.forward(a1, a2);
#pragma GCC unroll 8
        for (int n = 0; n < N2; n++)
            a2[n] = Act::value(a2[n]);
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
