// The hand-written peer, tiny nets in batches: 16 samples in the lanes, turned from and to the user's rows on the way. The
// number of rows is a multiple of 16.
#pragma once

#include "common.hpp"
#include "hand_math.hpp"

namespace hand {

// 2-3-1, tanh, sigmoid: weights and gradients stay in registers.
struct alignas(64) BatchW1
{
    float w1[2][3], b1[3], w2[3], b2;

    void load(const Parameters& p)
    {
        for (int j = 0; j < 3; j++)
        {
            w1[0][j] = p.weights[0][j];
            w1[1][j] = p.weights[0][3 + j];
            b1[j] = p.biases[0][j];
            w2[j] = p.weights[1][j];
        }
        b2 = p.biases[1][0];
    }

    struct Broadcast
    {
        V16 w1[2][3], b1[3], w2[3], b2;

        INLINE explicit Broadcast(const BatchW1& net) : b2(all<V16>(net.b2))
        {
            for (int j = 0; j < 3; j++)
            {
                w1[0][j] = all<V16>(net.w1[0][j]);
                w1[1][j] = all<V16>(net.w1[1][j]);
                b1[j] = all<V16>(net.b1[j]);
                w2[j] = all<V16>(net.w2[j]);
            }
        }
    };

    static INLINE void columns(const float* x, V16& x0, V16& x1)
    {
        const __m512i even = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        V16 low = _mm512_loadu_ps(x), high = _mm512_loadu_ps(x + 16);
        x0 = _mm512_permutex2var_ps(low, even, high);
        x1 = _mm512_permutex2var_ps(low, _mm512_add_epi32(even, _mm512_set1_epi32(1)), high);
    }

    static INLINE V16 pass(const Broadcast& w, V16 x0, V16 x1, V16 (&h)[3])
    {
        for (int j = 0; j < 3; j++)
            h[j] = fma(x1, w.w1[1][j], fma(x0, w.w1[0][j], w.b1[j]));
        tanh(h);
        return sigmoid(fma(h[2], w.w2[2], fma(h[1], w.w2[1], fma(h[0], w.w2[0], w.b2))));
    }

    OPAQUE void forward(const float* x, float* y, int rows)
    {
        const Broadcast w(*this);
        for (int i = 0; i < rows; i += 16)
        {
            V16 x0, x1, h[3];
            columns(x + 2 * i, x0, x1);
            _mm512_storeu_ps(y + i, pass(w, x0, x1, h));
        }
    }

    OPAQUE void train(const float* x, const float* t, int rows)
    {
        const Broadcast w(*this);
        V16 g1[2][3] = {}, gb1[3] = {}, g2[3] = {}, gb2 = {};
        for (int i = 0; i < rows; i += 16)
        {
            V16 x0, x1, h[3];
            columns(x + 2 * i, x0, x1);
            V16 y = pass(w, x0, x1, h);
            V16 d = (y - _mm512_loadu_ps(t + i)) * fnma(y, y, y);
            gb2 = gb2 + d;
#pragma GCC unroll 3
            for (int j = 0; j < 3; j++)
            {
                V16 d1 = Tanh::slopeTimes(h[j], d * w.w2[j]);
                g2[j] = fma(d, h[j], g2[j]);
                gb1[j] = gb1[j] + d1;
                g1[0][j] = fma(d1, x0, g1[0][j]);
                g1[1][j] = fma(d1, x1, g1[1][j]);
            }
        }
        const float rate = LearningRate / rows;
        for (int j = 0; j < 3; j++)
        {
            w1[0][j] -= rate * _mm512_reduce_add_ps(g1[0][j]);
            w1[1][j] -= rate * _mm512_reduce_add_ps(g1[1][j]);
            b1[j] -= rate * _mm512_reduce_add_ps(gb1[j]);
            w2[j] -= rate * _mm512_reduce_add_ps(g2[j]);
        }
        b2 -= rate * _mm512_reduce_add_ps(gb2);
    }
};

// 4-16-3, ReLU, softmax. The weights are broadcast from memory, which multiplications do for nothing; gradients are summed
// over a chunk of samples in registers before they go to their 16 lanes in memory.
struct alignas(64) BatchW2
{
    static constexpr int Hidden = 16, Chunk = 8; // vectors of 16 samples
    float w1[4][Hidden], b1[Hidden], w2[3][Hidden], b2[3];

    void load(const Parameters& p)
    {
        for (int j = 0; j < Hidden; j++)
        {
            for (int i = 0; i < 4; i++)
                w1[i][j] = p.weights[0][Hidden * i + j];
            for (int k = 0; k < 3; k++)
                w2[k][j] = p.weights[1][3 * j + k];
            b1[j] = p.biases[0][j];
        }
        for (int k = 0; k < 3; k++)
            b2[k] = p.biases[1][k];
    }

    static INLINE V16 pick(V16 a, V16 b, __m512i index) { return _mm512_permutex2var_ps(a, index, b); }

    // 16 rows of 4 to 4 columns.
    static INLINE void columns(const float* p, V16 (&x)[4])
    {
        const __m512i first = _mm512_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
        const __m512i second = _mm512_add_epi32(first, _mm512_set1_epi32(2));
        V16 a = _mm512_loadu_ps(p), b = _mm512_loadu_ps(p + 16), c = _mm512_loadu_ps(p + 32), d = _mm512_loadu_ps(p + 48);
        V16 ab = pick(a, b, first), cd = pick(c, d, first);
        x[0] = _mm512_shuffle_f32x4(ab, cd, 0x44);
        x[1] = _mm512_shuffle_f32x4(ab, cd, 0xEE);
        ab = pick(a, b, second);
        cd = pick(c, d, second);
        x[2] = _mm512_shuffle_f32x4(ab, cd, 0x44);
        x[3] = _mm512_shuffle_f32x4(ab, cd, 0xEE);
    }

    // 16 rows of 3 to 3 columns: what the third load holds replaces the rest.
    static INLINE void columns(const float* p, V16 (&t)[3])
    {
        V16 a = _mm512_loadu_ps(p), b = _mm512_loadu_ps(p + 16), c = _mm512_loadu_ps(p + 32);
        const __m512i i0 = _mm512_setr_epi32(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0);
        const __m512i i1 = _mm512_setr_epi32(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0);
        const __m512i i2 = _mm512_setr_epi32(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0);
        const __m512i c0 = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 7, 10, 13);
        const __m512i c1 = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 5, 8, 11, 14);
        const __m512i c2 = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 6, 9, 12, 15);
        t[0] = _mm512_mask_permutexvar_ps(pick(a, b, i0), 0xF800, c0, c);
        t[1] = _mm512_mask_permutexvar_ps(pick(a, b, i1), 0xF800, c1, c);
        t[2] = _mm512_mask_permutexvar_ps(pick(a, b, i2), 0xFC00, _mm512_mask_set1_epi32(c2, 0x400, 0), c);
    }

    // 3 columns to 16 rows of 3.
    static INLINE void rows(float* p, const V16 (&y)[3])
    {
        const __m512i a01 = _mm512_setr_epi32(0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5);
        const __m512i b01 = _mm512_setr_epi32(21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26);
        const __m512i c01 = _mm512_setr_epi32(0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0);
        const __m512i a2 = _mm512_setr_epi32(0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0);
        const __m512i b2 = _mm512_setr_epi32(0, 5, 0, 0, 6, 0, 0, 7, 0, 0, 8, 0, 0, 9, 0, 0);
        const __m512i c2 = _mm512_setr_epi32(10, 0, 0, 11, 0, 0, 12, 0, 0, 13, 0, 0, 14, 0, 0, 15);
        _mm512_storeu_ps(p, _mm512_mask_permutexvar_ps(pick(y[0], y[1], a01), 0x4924, a2, y[2]));
        _mm512_storeu_ps(p + 16, _mm512_mask_permutexvar_ps(pick(y[0], y[1], b01), 0x2492, b2, y[2]));
        _mm512_storeu_ps(p + 32, _mm512_mask_permutexvar_ps(pick(y[0], y[1], c01), 0x9249, c2, y[2]));
    }

    // y: the outputs of Blocks times 16 samples; the hidden units go to h (if there is one), Chunk vectors apart.
    template <int Blocks, bool Keep> INLINE void pass(const V16 (&x)[Blocks][4], V16* h, V16 (&y)[Blocks][3]) const
    {
        for (int s = 0; s < Blocks; s++)
            for (int k = 0; k < 3; k++)
                y[s][k] = all<V16>(b2[k]);
#pragma GCC unroll 16
        for (int j = 0; j < Hidden; j++)
#pragma GCC unroll 4
            for (int s = 0; s < Blocks; s++)
            {
                V16 z = fma(x[s][0], all<V16>(w1[0][j]), all<V16>(b1[j]));
                z = fma(x[s][1], all<V16>(w1[1][j]), z);
                z = fma(x[s][2], all<V16>(w1[2][j]), z);
                z = Relu::value(fma(x[s][3], all<V16>(w1[3][j]), z));
                if (Keep)
                    h[j * Chunk + s] = z;
                for (int k = 0; k < 3; k++)
                    y[s][k] = fma(z, all<V16>(w2[k][j]), y[s][k]);
            }
#pragma GCC unroll 4
        for (int s = 0; s < Blocks; s++)
        {
            V16 highest = max(max(y[s][0], y[s][1]), y[s][2]);
            for (int k = 0; k < 3; k++)
                y[s][k] = exp(y[s][k] - highest);
            V16 scale = divide(all<V16>(1), y[s][0] + y[s][1] + y[s][2]);
            for (int k = 0; k < 3; k++)
                y[s][k] = y[s][k] * scale;
        }
    }

    template <int Blocks> INLINE void forwardBlocks(const float* x, float* y) const
    {
        V16 columnsOfX[Blocks][4], p[Blocks][3];
        for (int s = 0; s < Blocks; s++)
            columns(x + 64 * s, columnsOfX[s]);
        pass<Blocks, false>(columnsOfX, nullptr, p);
        for (int s = 0; s < Blocks; s++)
            rows(y + 48 * s, p[s]);
    }

    OPAQUE void forward(const float* x, float* y, int count)
    {
        int i = 0;
        for (; i + 32 <= count; i += 32)
            forwardBlocks<2>(x + 4 * i, y + 3 * i);
        if (i < count)
            forwardBlocks<1>(x + 4 * i, y + 3 * i);
    }

    struct Gradients
    {
        V16 w1[4][Hidden], b1[Hidden], w2[3][Hidden], b2[3];
    };

    struct Samples
    {
        V16 x[4][Chunk], h[Hidden][Chunk], d1[Hidden][Chunk], d2[3][Chunk];
    };

    // What the samples of Blocks vectors contribute: their inputs, hidden units and deltas.
    template <int Blocks> INLINE void contributions(const float* x, const float* t, Samples& c, int at, Gradients& g) const
    {
        V16 in[Blocks][4], d[Blocks][3], target[3];
#pragma GCC unroll 2
        for (int s = 0; s < Blocks; s++)
            columns(x + 64 * s, in[s]);
        pass<Blocks, true>(in, &c.h[0][at], d);
#pragma GCC unroll 2
        for (int s = 0; s < Blocks; s++)
        {
            columns(t + 48 * s, target);
            for (int i = 0; i < 4; i++)
                c.x[i][at + s] = in[s][i];
            for (int k = 0; k < 3; k++)
            {
                d[s][k] = d[s][k] - target[k];
                c.d2[k][at + s] = d[s][k];
                g.b2[k] = g.b2[k] + d[s][k];
            }
        }
#pragma GCC unroll 16
        for (int j = 0; j < Hidden; j++)
#pragma GCC unroll 2
            for (int s = 0; s < Blocks; s++)
            {
                V16 back = d[s][0] * all<V16>(w2[0][j]);
                back = fma(d[s][1], all<V16>(w2[1][j]), back);
                back = fma(d[s][2], all<V16>(w2[2][j]), back);
                c.d1[j][at + s] = Relu::slopeTimes(c.h[j][at + s], back);
            }
    }

    // One chunk: what each sample contributes, then the sums over its samples.
    INLINE void chunk(const float* x, const float* t, int blocks, Gradients& g) const
    {
        Samples c;
        int at = 0;
        for (; at + 2 <= blocks; at += 2) // two at a time share the loads of the weights
            contributions<2>(x + 64 * at, t + 48 * at, c, at, g);
        if (at < blocks)
            contributions<1>(x + 64 * at, t + 48 * at, c, at, g);

        for (int j = 0; j < Hidden; j += 2)
        {
            V16 sum[2][8];
#pragma GCC unroll 2
            for (int u = 0; u < 2; u++)
            {
                for (int i = 0; i < 4; i++)
                    sum[u][i] = g.w1[i][j + u];
                for (int k = 0; k < 3; k++)
                    sum[u][4 + k] = g.w2[k][j + u];
                sum[u][7] = g.b1[j + u];
            }
            for (int s = 0; s < blocks; s++)
#pragma GCC unroll 2
                for (int u = 0; u < 2; u++)
                {
#pragma GCC unroll 4
                    for (int i = 0; i < 4; i++)
                        sum[u][i] = fma(c.x[i][s], c.d1[j + u][s], sum[u][i]);
#pragma GCC unroll 3
                    for (int k = 0; k < 3; k++)
                        sum[u][4 + k] = fma(c.d2[k][s], c.h[j + u][s], sum[u][4 + k]);
                    sum[u][7] = sum[u][7] + c.d1[j + u][s];
                }
#pragma GCC unroll 2
            for (int u = 0; u < 2; u++)
            {
                for (int i = 0; i < 4; i++)
                    g.w1[i][j + u] = sum[u][i];
                for (int k = 0; k < 3; k++)
                    g.w2[k][j + u] = sum[u][4 + k];
                g.b1[j + u] = sum[u][7];
            }
        }
    }

    OPAQUE void train(const float* x, const float* t, int count)
    {
        Gradients g = {};
        for (int i = 0; i < count; i += 16 * Chunk)
            chunk(x + 4 * i, t + 3 * i, (count - i < 16 * Chunk ? count - i : 16 * Chunk) / 16, g);
        const float rate = LearningRate / count;
        auto step = [rate](float* w, const V16(&gradient)[16]) {
            _mm512_storeu_ps(w, fnma(all<V16>(rate), sums(gradient), _mm512_loadu_ps(w)));
        };
        for (int i = 0; i < 4; i++)
            step(w1[i], g.w1[i]);
        step(b1, g.b1);
        for (int k = 0; k < 3; k++)
        {
            step(w2[k], g.w2[k]);
            b2[k] -= rate * _mm512_reduce_add_ps(g.b2[k]);
        }
    }
};

} // namespace hand
