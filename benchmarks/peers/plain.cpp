// Plain loops over constant sizes, such as a good C programmer writes and leaves to the compiler to vectorise: weights
// [in][out], outputs padded to whole vectors, no library's functions in the kernels. Built for 256 and for 512 bits
// (WIDTH): which of them the compiler prefers by itself depends on the machine.
#include "common.hpp"

namespace plain {

// e^x: 2^n times a polynomial; about 1 ulp, x is held between -87 and 87.
static inline float exponential(float x)
{
    x = x < -87 ? -87 : x > 87 ? 87 : x;
    float n = std::nearbyint(x * 1.44269504f);
    float r = x - n * 0.693359375f + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1;
    int32_t bits = (int32_t(n) + 127) << 23;
    float power;
    std::memcpy(&power, &bits, sizeof power);
    return p * power;
}

static inline float sigmoid(float x) { return 1 / (1 + exponential(-x)); }

// x P(x^2) / Q(x^2), a few ulp.
static inline float tangent(float x)
{
    x = x < -7.90531110763549805f ? -7.90531110763549805f : x > 7.90531110763549805f ? 7.90531110763549805f : x;
    float z = x * x;
    float p = -2.76076847742355e-16f;
    p = p * z + 2.00018790482477e-13f;
    p = p * z - 8.60467152213735e-11f;
    p = p * z + 5.12229709037114e-08f;
    p = p * z + 1.48572235717979e-05f;
    p = p * z + 6.37261928875436e-04f;
    p = p * z + 4.89352455891786e-03f;
    float q = 1.19825839466702e-06f;
    q = q * z + 1.18534705686654e-04f;
    q = q * z + 2.26843463243900e-03f;
    q = q * z + 4.89352518554385e-03f;
    return x * p / q;
}

struct Tanh
{
    static float value(float z) { return tangent(z); }
    static float slope(float a) { return 1 - a * a; }
};

struct Relu
{
    static float value(float z) { return z > 0 ? z : 0; }
    static float slope(float a) { return a > 0 ? 1.0f : 0.0f; }
};

struct Linear
{
    static float value(float z) { return z; }
};

struct Sigmoid
{
    static float value(float z) { return sigmoid(z); }
};

constexpr int padded(int n) { return n <= 4 ? 4 : n <= 8 ? 8 : (n + 15) / 16 * 16; }

template <int In, int Out> struct Layer
{
    // Weights and, as a last row, biases: optimizers are one loop.
    static constexpr int P = padded(Out), Bias = In * P, Count = Bias + P;
    alignas(64) float w[Count], g[Count], m[Count], v[Count];

    void load(const std::vector<float>& weights, const std::vector<float>& biases)
    {
        for (int i = 0; i < Count; i++)
            w[i] = g[i] = m[i] = v[i] = 0;
        for (int i = 0; i < In; i++)
            for (int j = 0; j < Out; j++)
                w[i * P + j] = weights[i * Out + j];
        for (int j = 0; j < Out; j++)
            w[Bias + j] = biases[j];
    }

    template <class Act> void forward(const float* __restrict x, float* __restrict a) const
    {
        float z[P];
        for (int j = 0; j < P; j++)
            z[j] = w[Bias + j];
        for (int i = 0; i < In; i++)
            for (int j = 0; j < P; j++)
                z[j] += x[i] * w[i * P + j];
        for (int j = 0; j < P; j++)
            a[j] = Act::value(z[j]);
    }

    // The inputs' deltas from the outputs'; a are the inputs, activations of the layer before.
    template <class Act> void backward(const float* __restrict a, const float* __restrict d, float* __restrict back) const
    {
        for (int i = 0; i < In; i++)
        {
            float sum = 0;
            for (int j = 0; j < P; j++)
                sum += w[i * P + j] * d[j];
            back[i] = sum * Act::slope(a[i]);
        }
    }

    // The same and the step of gradient descent at once, so that weights are touched once.
    template <class Act> void backwardUpdate(const float* __restrict a, const float* __restrict d, float* __restrict back)
    {
        for (int i = 0; i < In; i++)
        {
            float sum = 0, scaled = LearningRate * a[i];
            for (int j = 0; j < P; j++)
            {
                sum += w[i * P + j] * d[j];
                w[i * P + j] -= scaled * d[j];
            }
            back[i] = sum * Act::slope(a[i]);
        }
        for (int j = 0; j < P; j++)
            w[Bias + j] -= LearningRate * d[j];
    }

    void update(const float* __restrict x, const float* __restrict d)
    {
        for (int i = 0; i < In; i++)
        {
            float scaled = LearningRate * x[i];
            for (int j = 0; j < P; j++)
                w[i * P + j] -= scaled * d[j];
        }
        for (int j = 0; j < P; j++)
            w[Bias + j] -= LearningRate * d[j];
    }

    void accumulate(const float* __restrict x, const float* __restrict d)
    {
        for (int i = 0; i < In; i++)
            for (int j = 0; j < P; j++)
                g[i * P + j] += x[i] * d[j];
        for (int j = 0; j < P; j++)
            g[Bias + j] += d[j];
    }

    void step(float rate)
    {
        for (int i = 0; i < Count; i++)
        {
            w[i] -= rate * g[i];
            g[i] = 0;
        }
    }

    void adam(const AdamClock& clock, int rows)
    {
        const float scale = 1.0f / rows, rate = clock.rate, rootScale = clock.rootScale;
        for (int i = 0; i < Count; i++)
        {
            float d = g[i] * scale;
            m[i] = AdamBeta1 * m[i] + (1 - AdamBeta1) * d;
            v[i] = AdamBeta2 * v[i] + (1 - AdamBeta2) * d * d;
            w[i] -= rate * m[i] / (std::sqrt(v[i]) * rootScale + AdamEpsilon);
            g[i] = 0;
        }
    }
};

struct HalfSquared
{
    template <int Out, int P> static void delta(const float* y, const float* t, float* d)
    {
        for (int j = 0; j < P; j++)
            d[j] = j < Out ? (y[j] - t[j]) * y[j] * (1 - y[j]) : 0;
    }
    template <int Out> static void finish(float*) {}
};

struct MeanSquared
{
    template <int Out, int P> static void delta(const float* y, const float* t, float* d)
    {
        for (int j = 0; j < Out; j++)
            d[j] = (y[j] - t[j]) * (2.0f / Out);
    }
    template <int Out> static void finish(float*) {}
};

struct SoftmaxCrossEntropy
{
    template <int Out, int P> static void delta(const float* y, const float* t, float* d)
    {
        for (int j = 0; j < P; j++)
            d[j] = j < Out ? y[j] - t[j] : 0;
    }

    template <int Out> static void finish(float* y)
    {
        constexpr int P = padded(Out);
        float highest = y[0], sum = 0;
        for (int j = 1; j < Out; j++)
            highest = y[j] > highest ? y[j] : highest;
        for (int j = 0; j < P; j++)
            y[j] = exponential(y[j] - highest);
        for (int j = 0; j < Out; j++)
            sum += y[j];
        for (int j = 0; j < Out; j++)
            y[j] /= sum;
    }
};

// A net of two layers.
template <class Act, class Last, class Loss, int In, int Hidden, int Out> struct alignas(64) Two
{
    static constexpr int P = padded(Out), H = padded(Hidden);
    Layer<In, Hidden> l1;
    Layer<Hidden, Out> l2;
    alignas(64) float a1[H], y[P], d2[P], d1[H];

    void load(const Parameters& p)
    {
        l1.load(p.weights[0], p.biases[0]);
        l2.load(p.weights[1], p.biases[1]);
        for (int j = 0; j < H; j++)
            d1[j] = 0;
    }

    void pass(const float* x)
    {
        l1.template forward<Act>(x, a1);
        l2.template forward<Last>(a1, y);
        Loss::template finish<Out>(y);
    }

    void accumulate(const float* x, const float* t)
    {
        pass(x);
        Loss::template delta<Out, P>(y, t, d2);
        l2.template backward<Act>(a1, d2, d1);
        l2.accumulate(a1, d2);
        l1.accumulate(x, d1);
    }

    OPAQUE void forward(const float* x, float* to)
    {
        pass(x);
        for (int j = 0; j < Out; j++)
            to[j] = y[j];
    }

    OPAQUE void train(const float* x, const float* t)
    {
        pass(x);
        Loss::template delta<Out, P>(y, t, d2);
        l2.template backwardUpdate<Act>(a1, d2, d1);
        l1.update(x, d1);
    }

    OPAQUE void forward(const float* x, float* to, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            pass(x + i * In);
            for (int j = 0; j < Out; j++)
                to[i * Out + j] = y[j];
        }
    }

    OPAQUE void train(const float* x, const float* t, int rows)
    {
        for (int i = 0; i < rows; i++)
            accumulate(x + i * In, t + i * Out);
        l1.step(LearningRate / rows);
        l2.step(LearningRate / rows);
    }
};

// A net of three layers; linear outputs, mean squared error.
template <class Act, int In, int Hidden1, int Hidden2, int Out> struct alignas(64) Three
{
    static constexpr int P = padded(Out);
    Layer<In, Hidden1> l1;
    Layer<Hidden1, Hidden2> l2;
    Layer<Hidden2, Out> l3;
    alignas(64) float a1[Hidden1], a2[Hidden2], y[P], d3[P], d2[Hidden2], d1[Hidden1];
    AdamClock clock;

    void load(const Parameters& p)
    {
        l1.load(p.weights[0], p.biases[0]);
        l2.load(p.weights[1], p.biases[1]);
        l3.load(p.weights[2], p.biases[2]);
        clock = {};
    }

    void pass(const float* x, float* to)
    {
        l1.template forward<Act>(x, a1);
        l2.template forward<Act>(a1, a2);
        l3.template forward<Linear>(a2, to);
    }

    void accumulate(const float* x, const float* t, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            pass(x + i * In, y);
            MeanSquared::delta<Out, P>(y, t + i * Out, d3);
            l3.template backward<Act>(a2, d3, d2);
            l2.template backward<Act>(a1, d2, d1);
            l3.accumulate(a2, d3);
            l2.accumulate(a1, d2);
            l1.accumulate(x + i * In, d1);
        }
    }

    OPAQUE void forward(const float* x, float* to) { pass(x, to); }

    OPAQUE void train(const float* x, const float* t)
    {
        pass(x, y);
        MeanSquared::delta<Out, P>(y, t, d3);
        l3.template backwardUpdate<Act>(a2, d3, d2);
        l2.template backwardUpdate<Act>(a1, d2, d1);
        l1.update(x, d1);
    }

    OPAQUE void forward(const float* x, float* to, int rows)
    {
        for (int i = 0; i < rows; i++)
            pass(x + i * In, to + i * Out);
    }

    OPAQUE void train(const float* x, const float* t, int rows)
    {
        accumulate(x, t, rows);
        l1.step(LearningRate / rows);
        l2.step(LearningRate / rows);
        l3.step(LearningRate / rows);
    }

    OPAQUE void adam(const float* x, const float* t, int rows)
    {
        accumulate(x, t, rows);
        clock.next();
        l1.adam(clock, rows);
        l2.adam(clock, rows);
        l3.adam(clock, rows);
    }
};

template <class M> void add(Peer& peer, const char* net)
{
    peer.forward<M>(net);
    peer.train<M>(net);
    peer.forwardBatch<M>(net, 1024);
    peer.trainBatch<M>(net, 1024);
}

} // namespace plain

int main()
{
    using namespace plain;
    using W4 = Three<Relu, 16, 64, 64, 8>;
    Peer peer("plain loops, " + std::to_string(WIDTH) + " bits, g++ " __VERSION__);
    add<Two<Tanh, Sigmoid, HalfSquared, 2, 3, 1>>(peer, "W1");
    add<Two<Relu, Linear, SoftmaxCrossEntropy, 4, 16, 3>>(peer, "W2");
    add<Three<Tanh, 8, 32, 32, 4>>(peer, "W3");
    add<W4>(peer, "W4");
    peer.adam<W4>("W4", ".adam.b64", 64);
    peer.adam<Three<Tanh, 4, 32, 16, 4>>("S", ".adam.full", 10000);
    return peer.serve();
}
