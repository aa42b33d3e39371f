// A multilayer perceptron (ReLU, softmax with cross-entropy, Adam) over somebody's matrix product: what a good C++ programmer
// writes around a BLAS. The products are the library's; everything else is elementwise, fused where passes can share their
// memory traffic, and vectorised by the compiler (-O3 -march=native -ffast-math). blas.cpp and dnnl.cpp say what the products are.
//
// A Product has, all row-major and with leading dimensions:
//   static void nn(m, n, k, a, lda, b, ldb, c, ldc)     c[m][n] = a[m][k] * b[k][n]
//   static void tn(m, n, k, a, lda, b, ldb, c, ldc)     c[m][n] = transposed(a[k][m]) * b[k][n]
//   static void nt(m, n, k, a, lda, b, ldb, c, ldc)     c[m][n] = a[m][k] * transposed(b[n][k])
//   static void row(n, k, x, b, ldb, y)                 y[n] = x[k] * transposed(b[n][k]): single samples
#pragma once

#include "common.hpp"

// Functions of their own: g++ forgets __restrict where it inlines, and the loops would not be vectorised.
#define KERNEL __attribute__((noinline)) inline void

// Layers are padded to whole vectors: the columns behind the ten classes have parameters 0 and get gradients 0, and the
// products meet no narrow edge.
constexpr int Lanes = 16;

inline int padded(int count) { return (count + Lanes - 1) / Lanes * Lanes; }

KERNEL addBiasReLU(float* __restrict y, const float* __restrict bias, int rows, int width)
{
    for (int row = 0; row < rows; row++, y += width)
        for (int i = 0; i < width; i++)
        {
            float value = y[i] + bias[i];
            y[i] = value > 0 ? value : 0;
        }
}

// Logits plus bias to probabilities, in place; only the first `classes` of each row count.
KERNEL addBiasSoftmax(float* __restrict y, const float* __restrict bias, int rows, int width, int classes)
{
    for (int row = 0; row < rows; row++)
    {
        float* __restrict z = y + size_t(row) * width;
        float largest = z[0] + bias[0];
        for (int i = 0; i < classes; i++)
        {
            z[i] += bias[i];
            largest = z[i] > largest ? z[i] : largest;
        }
        for (int i = 0; i < width; i++)
            z[i] -= largest;
    }

    // One loop over the whole block: the compiler calls the vector exponential of the math library.
    int count = rows * width;
    for (int i = 0; i < count; i++)
        y[i] = std::exp(y[i]);

    for (int row = 0; row < rows; row++)
    {
        float* __restrict z = y + size_t(row) * width;
        float sum = 0;
        for (int i = 0; i < classes; i++)
            sum += z[i];
        float scale = 1 / sum;
        for (int i = 0; i < classes; i++)
            z[i] *= scale;
        for (int i = classes; i < width; i++)
            z[i] = 0;
    }
}

// Probabilities to the gradient of the mean cross-entropy, in place, and its column sums.
KERNEL crossEntropyGradient(float* __restrict y, const float* __restrict t, float* __restrict sums, int rows, int width, int classes)
{
    std::memset(sums, 0, width * sizeof(float));
    float scale = 1.0f / rows;
    for (int row = 0; row < rows; row++, y += width, t += classes)
    {
        for (int i = 0; i < classes; i++)
            y[i] = (y[i] - t[i]) * scale;
        for (int i = 0; i < width; i++)
            sums[i] += y[i];
    }
}

// The gradient through ReLU, in place, and its column sums.
KERNEL reluGradient(float* __restrict delta, const float* __restrict y, float* __restrict sums, int rows, int width)
{
    std::memset(sums, 0, width * sizeof(float));
    for (int row = 0; row < rows; row++, delta += width, y += width)
    {
        // Two loops: merged, the compiler turns the selection into a branch and stays scalar.
        for (int i = 0; i < width; i++)
        {
            float value = delta[i];
            delta[i] = y[i] > 0 ? value : 0;
        }
        for (int i = 0; i < width; i++)
            sums[i] += delta[i];
    }
}

// Everything in one pass: four streams in, three out. The compiler takes the reciprocal estimates and refines them.
KERNEL adamStep(float* __restrict w, float* __restrict m, float* __restrict v, const float* __restrict g, int count, const AdamClock& clock)
{
    const float rate = clock.rate, rootScale = clock.rootScale;
    const float rest1 = float(1 - 0.9), rest2 = float(1 - 0.999); // 1 - 0.999f would be off by a 20,000th
    for (int i = 0; i < count; i++)
    {
        float first = AdamBeta1 * m[i] + rest1 * g[i];
        float second = AdamBeta2 * v[i] + rest2 * g[i] * g[i];
        m[i] = first;
        v[i] = second;
        w[i] -= rate * first / (std::sqrt(second) * rootScale + AdamEpsilon);
    }
}

template <class Product> class LargeNet
{
public:
    void load(const Parameters& parameters)
    {
        layers_.clear();
        int width = 0;
        for (size_t l = 0; l < parameters.biases.size(); l++)
        {
            Layer layer;
            layer.out = int(parameters.biases[l].size());
            int in = int(parameters.weights[l].size()) / layer.out;
            layer.in = l == 0 ? in : width;
            layer.width = width = padded(layer.out);
            size_t count = size_t(layer.in) * width;
            layer.weights = State(count);
            layer.bias = State(width);
            for (int i = 0; i < in; i++)
                for (int j = 0; j < layer.out; j++)
                    layer.weights.value[size_t(i) * width + j] = parameters.weights[l][size_t(i) * layer.out + j];
            for (int j = 0; j < layer.out; j++)
                layer.bias.value[j] = parameters.biases[l][j];
            layers_.push_back(std::move(layer));
        }
        clock_ = {};
        rows_ = 0;
        transposed_.clear();
    }

    OPAQUE void forward(const float* x, float* y)
    {
        reserve(1);
        if (transposed_.empty())
            transpose();
        for (size_t l = 0; l < layers_.size(); l++)
        {
            Layer& layer = layers_[l];
            Product::row(layer.width, layer.in, x, transposed_[l].data(), layer.in, layer.y.data());
            activate(layer, 1);
            x = layer.y.data();
        }
        std::memcpy(y, x, layers_.back().out * sizeof(float));
    }

    OPAQUE void forward(const float* x, float* y, int rows)
    {
        propagate(x, rows);
        const Layer& last = layers_.back();
        for (int row = 0; row < rows; row++)
            std::memcpy(y + size_t(row) * last.out, last.y.data() + size_t(row) * last.width, last.out * sizeof(float));
    }

    OPAQUE void adam(const float* x, const float* t, int rows)
    {
        propagate(x, rows);
        clock_.next();
        transposed_.clear();

        float* delta = layers_.back().y.data();
        crossEntropyGradient(delta, t, biasGradient_.data(), rows, layers_.back().width, layers_.back().out);
        for (size_t l = layers_.size(); l-- > 0;)
        {
            Layer& layer = layers_[l];
            step(layer.bias, biasGradient_.data());

            // The delta below needs these weights as they were.
            float* below = delta_[l % 2].data();
            if (l > 0)
                Product::nt(rows, layer.in, layer.width, delta, layer.width, layer.weights.value.data(), layer.width, below, layer.in);

            const float* input = l > 0 ? layers_[l - 1].y.data() : x;
            Product::tn(layer.in, layer.width, rows, input, layer.in, delta, layer.width, gradient_.data(), layer.width);
            step(layer.weights, gradient_.data());

            if (l > 0)
                reluGradient(below, layers_[l - 1].y.data(), biasGradient_.data(), rows, layer.in);
            delta = below;
        }
    }

private:
    struct State
    {
        Floats value, first, second;

        explicit State(size_t count = 0) : value(count), first(count), second(count) {}
    };

    struct Layer
    {
        int in, out, width;
        State weights, bias;
        Floats y;
    };

    void reserve(int rows)
    {
        if (rows <= rows_)
            return;
        rows_ = rows;
        size_t largestWidth = 0, largestWeights = 0;
        for (Layer& layer : layers_)
        {
            layer.y = Floats(size_t(rows) * layer.width);
            largestWidth = std::max(largestWidth, size_t(layer.width));
            largestWeights = std::max(largestWeights, layer.weights.value.size());
        }
        delta_[0] = Floats(rows * largestWidth);
        delta_[1] = Floats(rows * largestWidth);
        gradient_ = Floats(largestWeights);
        biasGradient_ = Floats(largestWidth);
    }

    void transpose()
    {
        for (const Layer& layer : layers_)
        {
            Floats to(layer.weights.value.size());
            for (int i = 0; i < layer.in; i++)
                for (int j = 0; j < layer.width; j++)
                    to[size_t(j) * layer.in + i] = layer.weights.value[size_t(i) * layer.width + j];
            transposed_.push_back(std::move(to));
        }
    }

    void activate(Layer& layer, int rows)
    {
        if (&layer == &layers_.back())
            addBiasSoftmax(layer.y.data(), layer.bias.value.data(), rows, layer.width, layer.out);
        else
            addBiasReLU(layer.y.data(), layer.bias.value.data(), rows, layer.width);
    }

    void propagate(const float* x, int rows)
    {
        reserve(rows);
        for (Layer& layer : layers_)
        {
            Product::nn(rows, layer.width, layer.in, x, layer.in, layer.weights.value.data(), layer.width, layer.y.data(), layer.width);
            activate(layer, rows);
            x = layer.y.data();
        }
    }

    void step(State& state, const float* gradient)
    {
        adamStep(state.value.data(), state.first.data(), state.second.data(), gradient, int(state.value.size()), clock_);
    }

    std::vector<Layer> layers_;
    std::vector<Floats> transposed_; // the weights as single samples want them
    AdamClock clock_;
    int rows_ = 0;
    Floats delta_[2], gradient_, biasGradient_;
};

// The workloads of the two large nets.
template <class M> void addLargeInference(Peer& peer)
{
    for (const char* net : {"W5", "W6"})
    {
        peer.forward<M>(net);
        peer.forwardBatch<M>(net, 128);
        peer.forwardBatch<M>(net, 256);
    }
}

template <class M> void addLargeTraining(Peer& peer)
{
    peer.adam<M>("W5", ".adam.b32", 32);
    peer.adam<M>("W5", ".adam.b128", 128);
    peer.adam<M>("W6", ".adam.b128", 128);
}
