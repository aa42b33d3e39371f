// The hand-written peer, nets of three layers in batches: a chunk of rows at a time goes through all layers and stays in the
// caches; every product of matrices is blocked so that its sums live in registers. The number of rows is a multiple of 16.
#pragma once

#include "common.hpp"
#include "hand_math.hpp"

namespace hand {

// z[Rows][Out] = b + x[Rows][In] * w[In][Out], a chunk's rows; finish(z, where) makes of the
// sums what goes to out.
template <int In, int Out, class Finish>
INLINE void multiply(const float* x, const float* w, const float* b, float* out, int rows, Finish finish)
{
    constexpr int Wide = Out % 32 == 0 ? 2 : 1, Tall = 16 / Wide;
#pragma GCC unroll 1
    for (int column = 0; column < Out; column += 16 * Wide)
#pragma GCC unroll 1
        for (int row = 0; row < rows; row += Tall)
        {
            V16 sum[Tall][Wide];
#pragma GCC unroll 16
            for (int r = 0; r < Tall; r++)
#pragma GCC unroll 2
                for (int c = 0; c < Wide; c++)
                    sum[r][c] = b ? _mm512_loadu_ps(b + column + 16 * c) : _mm512_setzero_ps();
            const float* from = x + row * In;
#pragma GCC unroll 4
            for (int i = 0; i < In; i++)
            {
                V16 v[Wide];
#pragma GCC unroll 2
                for (int c = 0; c < Wide; c++)
                    v[c] = _mm512_loadu_ps(w + i * Out + column + 16 * c);
#pragma GCC unroll 16
                for (int r = 0; r < Tall; r++)
#pragma GCC unroll 2
                    for (int c = 0; c < Wide; c++)
                        sum[r][c] = fma(all<V16>(from[r * In + i]), v[c], sum[r][c]);
            }
#pragma GCC unroll 4
            for (int r = 0; r < Tall; r += Tall / 4)
            {
                V16 z[Tall / 4 * Wide];
                int at[Tall / 4 * Wide];
#pragma GCC unroll 4
                for (int k = 0; k < Tall / 4 * Wide; k++)
                {
                    z[k] = sum[r + k / Wide][k % Wide];
                    at[k] = (row + r + k / Wide) * Out + column + 16 * (k % Wide);
                }
                finish(z, at);
#pragma GCC unroll 4
                for (int k = 0; k < Tall / 4 * Wide; k++)
                    _mm512_storeu_ps(out + at[k], z[k]);
            }
        }
}

// g[In][Out] += x[Rows][In]^T * d[Rows][Out]
template <int In, int Out> INLINE void accumulate(const float* x, const float* d, float* g, int rows)
{
    constexpr int Wide = Out % 32 == 0 ? 2 : 1, Tall = 16 / Wide < In ? 16 / Wide : In;
#pragma GCC unroll 1
    for (int i = 0; i < In; i += Tall)
#pragma GCC unroll 1
        for (int column = 0; column < Out; column += 16 * Wide)
        {
            V16 sum[Tall][Wide];
#pragma GCC unroll 16
            for (int r = 0; r < Tall; r++)
#pragma GCC unroll 2
                for (int c = 0; c < Wide; c++)
                    sum[r][c] = _mm512_loadu_ps(g + (i + r) * Out + column + 16 * c);
#pragma GCC unroll 2
            for (int row = 0; row < rows; row++)
            {
                V16 v[Wide];
#pragma GCC unroll 2
                for (int c = 0; c < Wide; c++)
                    v[c] = _mm512_loadu_ps(d + row * Out + column + 16 * c);
#pragma GCC unroll 16
                for (int r = 0; r < Tall; r++)
#pragma GCC unroll 2
                    for (int c = 0; c < Wide; c++)
                        sum[r][c] = fma(all<V16>(x[row * In + i + r]), v[c], sum[r][c]);
            }
#pragma GCC unroll 16
            for (int r = 0; r < Tall; r++)
#pragma GCC unroll 2
                for (int c = 0; c < Wide; c++)
                    _mm512_storeu_ps(g + (i + r) * Out + column + 16 * c, sum[r][c]);
        }
}

// g[Out] += the sums of d's columns
template <int Out> INLINE void accumulate(const float* d, float* g, int rows)
{
    V16 sum[Out / 16];
#pragma GCC unroll 4
    for (int c = 0; c < Out / 16; c++)
        sum[c] = _mm512_loadu_ps(g + 16 * c);
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 4
        for (int c = 0; c < Out / 16; c++)
            sum[c] = sum[c] + _mm512_loadu_ps(d + row * Out + 16 * c);
#pragma GCC unroll 4
    for (int c = 0; c < Out / 16; c++)
        _mm512_storeu_ps(g + 16 * c, sum[c]);
}

// Two hidden layers of the same activation, linear outputs, mean squared error: W3, W4 and S.
template <class Act, int In, int Hidden1, int Hidden2, int Out> struct alignas(64) BatchThree
{
    static constexpr int Chunk = 64, OutRows = 16 / Out;

    // Parameters, gradients and moments alike; the last layer is held as the weights of each output.
    struct alignas(64) Block
    {
        float w1[In * Hidden1], b1[Hidden1], w2[Hidden1 * Hidden2], b2[Hidden2], w3[Out * Hidden2], b3[16];
    };
    static constexpr int Count = sizeof(Block) / sizeof(float);

    Block p, g, m, v;
    alignas(64) float w2t[Hidden2 * Hidden1];
    alignas(64) float a1[Chunk * Hidden1], a2[Chunk * Hidden2], d1[Chunk * Hidden1], d2[Chunk * Hidden2], d3[Chunk * Out];
    AdamClock clock;

    void load(const Parameters& from)
    {
        p = g = m = v = {};
        clock = {};
        std::copy(from.weights[0].begin(), from.weights[0].end(), p.w1);
        std::copy(from.biases[0].begin(), from.biases[0].end(), p.b1);
        std::copy(from.weights[1].begin(), from.weights[1].end(), p.w2);
        std::copy(from.biases[1].begin(), from.biases[1].end(), p.b2);
        for (int i = 0; i < Hidden2; i++)
            for (int j = 0; j < Out; j++)
                p.w3[j * Hidden2 + i] = from.weights[2][i * Out + j];
        for (int j = 0; j < 16; j++) // as often as a vector holds the outputs
            p.b3[j] = from.biases[2][j % Out];
    }

    INLINE void hidden(const float* x, int rows)
    {
        auto activate = [](V16 (&z)[4], const int (&)[4]) { Act::apply(z); };
        multiply<In, Hidden1>(x, p.w1, p.b1, a1, rows, activate);
        multiply<Hidden1, Hidden2>(a1, p.w2, p.b2, a2, rows, activate);
    }

    static INLINE void slopes(const float* a, V16 (&d)[4], const int (&at)[4])
    {
#pragma GCC unroll 4
        for (int k = 0; k < 4; k++)
            d[k] = Act::slopeTimes(_mm512_loadu_ps(a + at[k]), d[k]);
    }

    // The outputs of OutRows rows, as they follow one another.
    INLINE V16 outputs(int row) const
    {
        V16 sum[16];
        const float* a = a2 + row * Hidden2;
#pragma GCC unroll 4
        for (int c = 0; c < Hidden2; c += 16)
#pragma GCC unroll 16
            for (int s = 0; s < 16; s++)
            {
                V16 x = _mm512_loadu_ps(a + s / Out * Hidden2 + c), w = _mm512_loadu_ps(p.w3 + s % Out * Hidden2 + c);
                sum[s] = c == 0 ? x * w : fma(x, w, sum[s]);
            }
        return sums(sum) + _mm512_loadu_ps(p.b3);
    }

    OPAQUE void forward(const float* x, float* y, int count)
    {
        for (int i = 0; i < count; i += Chunk)
        {
            int rows = count - i < Chunk ? count - i : Chunk;
            hidden(x + i * In, rows);
            for (int row = 0; row < rows; row += OutRows)
                _mm512_storeu_ps(y + (i + row) * Out, outputs(row));
        }
    }

    // g = the gradient of the batch mean
    INLINE void gradient(const float* x, const float* t, int count)
    {
        std::memset(&g, 0, sizeof g);
        transpose();
        const V16 scale = all<V16>(2.0f / Out / count);
        V16 gb3 = _mm512_setzero_ps();
        for (int i = 0; i < count; i += Chunk)
        {
            int rows = count - i < Chunk ? count - i : Chunk;
            hidden(x + i * In, rows);
            for (int row = 0; row < rows; row += OutRows)
            {
                V16 d = (outputs(row) - _mm512_loadu_ps(t + (i + row) * Out)) * scale;
                gb3 = gb3 + d;
                _mm512_storeu_ps(d3 + row * Out, d);
            }
            multiply<Out, Hidden2>(d3, p.w3, nullptr, d2, rows, [this](V16 (&d)[4], const int (&at)[4]) { slopes(a2, d, at); });
            multiply<Hidden2, Hidden1>(d2, w2t, nullptr, d1, rows, [this](V16 (&d)[4], const int (&at)[4]) { slopes(a1, d, at); });
            accumulate<Out, Hidden2>(d3, a2, g.w3, rows);
            accumulate<Hidden1, Hidden2>(a1, d2, g.w2, rows);
            accumulate<Hidden2>(d2, g.b2, rows);
            accumulate<In, Hidden1>(x + i * In, d1, g.w1, rows);
            accumulate<Hidden1>(d1, g.b1, rows);
        }
        if (Out == 4)
            gb3 = gb3 + _mm512_shuffle_f32x4(gb3, gb3, 0xB1);
        _mm512_store_ps(g.b3, gb3 + _mm512_shuffle_f32x4(gb3, gb3, 0x4E));
    }

    INLINE void transpose()
    {
        for (int i = 0; i < Hidden1; i += 16)
            for (int j = 0; j < Hidden2; j += 16)
            {
                V16 r[16], s[16];
#pragma GCC unroll 16
                for (int k = 0; k < 16; k++)
                    r[k] = _mm512_load_ps(p.w2 + (i + k) * Hidden2 + j);
#pragma GCC unroll 4
                for (int k = 0; k < 16; k += 4)
                {
                    V16 a = _mm512_unpacklo_ps(r[k], r[k + 1]), b = _mm512_unpackhi_ps(r[k], r[k + 1]);
                    V16 c = _mm512_unpacklo_ps(r[k + 2], r[k + 3]), d = _mm512_unpackhi_ps(r[k + 2], r[k + 3]);
                    s[k] = _mm512_shuffle_ps(a, c, 0x44);
                    s[k + 1] = _mm512_shuffle_ps(a, c, 0xEE);
                    s[k + 2] = _mm512_shuffle_ps(b, d, 0x44);
                    s[k + 3] = _mm512_shuffle_ps(b, d, 0xEE);
                }
#pragma GCC unroll 4
                for (int k = 0; k < 4; k++)
                {
                    V16 a = _mm512_shuffle_f32x4(s[k], s[k + 4], 0x44), b = _mm512_shuffle_f32x4(s[k], s[k + 4], 0xEE);
                    V16 c = _mm512_shuffle_f32x4(s[k + 8], s[k + 12], 0x44), d = _mm512_shuffle_f32x4(s[k + 8], s[k + 12], 0xEE);
                    _mm512_store_ps(w2t + (j + k) * Hidden1 + i, _mm512_shuffle_f32x4(a, c, 0x88));
                    _mm512_store_ps(w2t + (j + 4 + k) * Hidden1 + i, _mm512_shuffle_f32x4(a, c, 0xDD));
                    _mm512_store_ps(w2t + (j + 8 + k) * Hidden1 + i, _mm512_shuffle_f32x4(b, d, 0x88));
                    _mm512_store_ps(w2t + (j + 12 + k) * Hidden1 + i, _mm512_shuffle_f32x4(b, d, 0xDD));
                }
            }
    }

    OPAQUE void train(const float* x, const float* t, int count)
    {
        gradient(x, t, count);
        float* w = p.w1;
        const float* from = g.w1;
        for (int i = 0; i < Count; i += 16)
            _mm512_store_ps(w + i, fma(all<V16>(-LearningRate), _mm512_load_ps(from + i), _mm512_load_ps(w + i)));
    }

    // Root and quotient come from 14-bit estimates and Newton's step: the divider would take three times as long.
    OPAQUE void adam(const float* x, const float* t, int count)
    {
        gradient(x, t, count);
        clock.next();
        const V16 rate = all<V16>(-clock.rate), rootScale = all<V16>(clock.rootScale);
        float* w = p.w1;
        float* first = m.w1;
        float* second = v.w1;
        const float* from = g.w1;
        for (int i = 0; i < Count; i += 16)
        {
            V16 d = _mm512_load_ps(from + i);
            V16 mean = _mm512_load_ps(first + i), square = _mm512_load_ps(second + i);
            mean = fma(all<V16>(1 - AdamBeta1), d, mean * all<V16>(AdamBeta1));
            square = fma(all<V16>(1 - AdamBeta2) * d, d, square * all<V16>(AdamBeta2));
            _mm512_store_ps(first + i, mean);
            _mm512_store_ps(second + i, square);
            V16 estimate = _mm512_rsqrt14_ps(max(square, all<V16>(1e-37f))); // the root of 0 is 0
            V16 root = square * estimate;
            root = fma(fnma(root, root, square), estimate * all<V16>(0.5f), root);
            V16 divisor = fma(root, rootScale, all<V16>(AdamEpsilon));
            V16 quotient = _mm512_rcp14_ps(divisor);
            quotient = fma(fnma(divisor, quotient, all<V16>(1)), quotient, quotient);
            _mm512_store_ps(w + i, fma(rate * mean, quotient, _mm512_load_ps(w + i)));
        }
    }
};

using BatchW3 = BatchThree<Tanh, 8, 32, 32, 4>;
using BatchW4 = BatchThree<Relu, 16, 64, 64, 8>;
using BatchS = BatchThree<Tanh, 4, 32, 16, 4>;

} // namespace hand
