// What every C++ peer of `NetGen.Benchmarks -- compare` shares: the workloads' data, the clock and the line protocol
// (benchmarks/README.md). A peer adds its models to a Peer and calls serve(); the rest of its file is kernels.
//
// A model is a struct with whichever of these its workloads need; x, t and y are row-major as users have them:
//   void load(const Parameters&)                           fresh parameters, optimizer state 0
//   void forward(const float* x, float* y)                 one sample
//   void train(const float* x, const float* t)             one step of gradient descent on one sample
//   void forward(const float* x, float* y, int rows)       a batch
//   void train(const float* x, const float* t, int rows)   one step of gradient descent on the batch mean
//   void adam(const float* x, const float* t, int rows)    one step of Adam on the batch mean
// Each must be OPAQUE: a user's calls come from elsewhere and cannot be merged with one another.
#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__GNUC__) && !defined(__clang__)
#define OPAQUE __attribute__((noinline, noipa))
#else
#define OPAQUE __attribute__((noinline))
#endif

constexpr float LearningRate = 0.01f;
constexpr float AdamRate = 0.001f, AdamBeta1 = 0.9f, AdamBeta2 = 0.999f, AdamEpsilon = 1e-8f;

// Where Adam's bias correction stands: the step is rate1 * m / (sqrt(v) * rootScale + epsilon).
struct AdamClock
{
    double power1 = 1, power2 = 1;
    float rate = 0, rootScale = 0;

    void next()
    {
        power1 *= 0.9;
        power2 *= 0.999;
        rate = float(0.001 / (1 - power1));
        rootScale = float(1 / std::sqrt(1 - power2));
    }
};

// Floats at a multiple of 64 bytes, 0 at first, with a vector's width to spare behind the last one.
class Floats
{
public:
    explicit Floats(size_t count = 0) : count_(count)
    {
        size_t bytes = (count * sizeof(float) + 127) / 64 * 64;
        data_.reset(static_cast<float*>(std::aligned_alloc(64, bytes)));
        std::memset(data_.get(), 0, bytes);
    }

    float* data() { return data_.get(); }
    const float* data() const { return data_.get(); }
    size_t size() const { return count_; }
    float& operator[](size_t i) { return data_.get()[i]; }
    float operator[](size_t i) const { return data_.get()[i]; }

private:
    struct Free { void operator()(float* p) const { std::free(p); } };
    size_t count_;
    std::unique_ptr<float[], Free> data_;
};

struct Generator
{
    uint32_t state;

    float next()
    {
        state = state * 1664525u + 1013904223u;
        return float(state >> 8) * 0x1p-24f;
    }
};

enum class Targets { Unit, Symmetric, OneHot };

struct Net
{
    const char* name;
    std::vector<int> sizes;
    Targets targets;
    bool symmetricInputs;
    int rows;

    int inputs() const { return sizes.front(); }
    int outputs() const { return sizes.back(); }
};

inline const Net& findNet(const std::string& name)
{
    static const std::vector<Net> nets = {
        {"W1", {2, 3, 1}, Targets::Unit, true, 4096},
        {"W2", {4, 16, 3}, Targets::OneHot, true, 4096},
        {"W3", {8, 32, 32, 4}, Targets::Symmetric, true, 4096},
        {"W4", {16, 64, 64, 8}, Targets::Symmetric, true, 4096},
        {"W5", {784, 128, 10}, Targets::OneHot, false, 1024},
        {"W6", {784, 512, 512, 10}, Targets::OneHot, false, 1024},
        {"S", {4, 32, 16, 4}, Targets::Symmetric, true, 10000},
    };
    for (const Net& net : nets)
        if (name == net.name)
            return net;
    std::fprintf(stderr, "no net %s\n", name.c_str());
    std::abort();
}

// Fresh parameters: per layer weights [in][out] and biases [out].
struct Parameters
{
    std::vector<std::vector<float>> weights, biases;

    explicit Parameters(const Net& net)
    {
        Generator g{1};
        for (size_t l = 0; l + 1 < net.sizes.size(); l++)
        {
            int in = net.sizes[l], out = net.sizes[l + 1];
            std::vector<float> w(size_t(in) * out);
            for (float& value : w)
                value = (2 * g.next() - 1) / std::sqrt(float(in));
            weights.push_back(w);
            biases.emplace_back(out, 0.0f);
        }
    }
};

struct Data
{
    Floats x, t;

    explicit Data(const Net& net) : x(size_t(net.rows) * net.inputs()), t(size_t(net.rows) * net.outputs())
    {
        Generator gx{2}, gt{3};
        for (size_t i = 0; i < x.size(); i++)
            x[i] = net.symmetricInputs ? 2 * gx.next() - 1 : gx.next();
        if (net.targets == Targets::OneHot)
            for (int row = 0; row < net.rows; row++)
                t[size_t(row) * net.outputs() + int(gt.next() * net.outputs())] = 1;
        else
            for (size_t i = 0; i < t.size(); i++)
                t[i] = net.targets == Targets::Unit ? gt.next() : 2 * gt.next() - 1;
    }
};

struct Workload
{
    std::string name;
    const Net* net = nullptr;
    int checkSteps = 0;
    std::function<void()> reset;                          // fresh parameters
    std::function<int()> pass;                            // does one pass, returns the number of samples
    std::function<double()> sum;                          // consumes the last pass's outputs
    std::function<std::vector<float>()> check;
    bool warm = false;
};

class Peer
{
public:
    explicit Peer(std::string version) : version_(std::move(version))
    {
#if defined(__x86_64__)
        _mm_setcsr(_mm_getcsr() | 0x8040); // flush to zero, denormals are zero
#endif
    }

    template <class M> void forward(const char* net)
    {
        auto c = context<M>(net);
        Workload& w = add(*c, ".forward", 1);
        w.pass = [c] {
            const int in = c->net.inputs(), out = c->net.outputs();
            M& model = c->model();
            for (int i = 0; i < c->net.rows; i++)
                model.forward(c->data().x.data() + size_t(i) * in, c->y.data() + size_t(i) * out);
            return c->net.rows;
        };
        w.check = [c, pass = w.pass] { pass(); return c->outputs(3); };
    }

    template <class M> void train(const char* net)
    {
        auto c = context<M>(net);
        Workload& w = add(*c, ".train", 64);
        auto steps = [c](int count) {
            const int in = c->net.inputs(), out = c->net.outputs();
            M& model = c->model();
            for (int i = 0; i < count; i++)
                model.train(c->data().x.data() + size_t(i) * in, c->data().t.data() + size_t(i) * out);
            model.forward(c->data().x.data(), c->y.data());
            return count;
        };
        w.pass = [c, steps] { return steps(c->net.rows); };
        w.check = [c, steps] { steps(64); return c->outputs(1); };
    }

    template <class M> void forwardBatch(const char* net, int batch)
    {
        auto c = context<M>(net);
        Workload& w = add(*c, ".forward.b" + std::to_string(batch), 1);
        w.pass = [c, batch] {
            const int in = c->net.inputs(), out = c->net.outputs();
            for (int i = 0; i + batch <= c->net.rows; i += batch)
                c->model().forward(c->data().x.data() + size_t(i) * in, c->y.data() + size_t(i) * out, batch);
            return c->net.rows / batch * batch;
        };
        w.check = [c, pass = w.pass] { pass(); return c->outputs(3); };
    }

    template <class M> void trainBatch(const char* net, int batch)
    {
        batchSteps<M>(net, ".train.b" + std::to_string(batch), batch,
            [](M& model, const float* x, const float* t, int rows) { model.train(x, t, rows); });
    }

    template <class M> void adam(const char* net, const char* suffix, int batch)
    {
        batchSteps<M>(net, suffix, batch, [](M& model, const float* x, const float* t, int rows) { model.adam(x, t, rows); });
    }

    int serve()
    {
        std::string line;
        while (std::getline(std::cin, line))
        {
            std::istringstream words(line);
            std::string command, name;
            words >> command >> name;
            if (command == "quit")
                break;
            if (command == "version")
                std::printf("%s\n", version_.c_str());
            else if (command == "list")
                list();
            else if (Workload* w = find(name); w && command == "check")
                check(*w);
            else if (double milliseconds; w && command == "run" && words >> milliseconds)
                run(*w, milliseconds);
            else
                std::printf("error %s\n", line.c_str());
            std::fflush(stdout);
        }

        return 0;
    }

private:
    // Made when first asked for, so that a process holds only what it runs.
    template <class M> struct Context
    {
        const Net& net;
        Floats y;

        explicit Context(const Net& net) : net(net), y(size_t(net.rows) * net.outputs()) {}

        M& model()
        {
            if (!model_)
            {
                model_.reset(new M);
                model_->load(Parameters(net));
            }
            return *model_;
        }

        const Data& data()
        {
            if (!data_)
                data_.reset(new Data(net));
            return *data_;
        }

        std::vector<float> outputs(int rows) { return std::vector<float>(y.data(), y.data() + rows * net.outputs()); }

    private:
        std::unique_ptr<M> model_;
        std::unique_ptr<Data> data_;
    };

    template <class M> static std::shared_ptr<Context<M>> context(const char* net)
    {
        return std::make_shared<Context<M>>(findNet(net));
    }

    template <class C> Workload& add(C& c, const std::string& suffix, int checkSteps)
    {
        workloads_.push_back({});
        Workload& w = workloads_.back();
        w.name = c.net.name + suffix;
        w.net = &c.net;
        w.checkSteps = checkSteps;
        w.reset = [&c] { c.model().load(Parameters(c.net)); };
        w.sum = [&c] {
            double sum = 0;
            for (size_t i = 0; i < c.y.size(); i++)
                sum += c.y[i];
            return sum;
        };
        return w;
    }

    template <class M, class Step> void batchSteps(const char* net, const std::string& suffix, int batch, Step step)
    {
        auto c = context<M>(net);
        Workload& w = add(*c, suffix, 3);
        auto steps = [c, batch, step](int count) {
            const int in = c->net.inputs(), out = c->net.outputs(), batches = c->net.rows / batch;
            for (int i = 0; i < count; i++)
            {
                size_t row = size_t(i % batches) * batch;
                step(c->model(), c->data().x.data() + row * in, c->data().t.data() + row * out, batch);
            }
            return count * batch;
        };
        w.pass = [c, batch, steps] { return steps(c->net.rows / batch); };
        w.check = [c, batch, steps] {
            steps(3);
            c->model().forward(c->data().x.data(), c->y.data(), batch);
            return c->outputs(1);
        };
        w.sum = [c, batch] {
            c->model().forward(c->data().x.data(), c->y.data(), batch);
            double sum = 0;
            for (int i = 0; i < c->net.outputs(); i++)
                sum += c->y[i];
            return sum;
        };
    }

    Workload* find(const std::string& name)
    {
        for (Workload& w : workloads_)
            if (w.name == name)
                return &w;
        return nullptr;
    }

    void list()
    {
        const char* separator = "";
        for (const Workload& w : workloads_)
        {
            std::printf("%s%s", separator, w.name.c_str());
            separator = " ";
        }
        std::printf("\n");
    }

    static void check(Workload& w)
    {
        w.reset();
        std::printf("CHECK %d", w.checkSteps);
        for (float value : w.check())
            std::printf(" %.9g", value);
        std::printf("\n");
        w.reset();
    }

    static void run(Workload& w, double milliseconds)
    {
        using Clock = std::chrono::steady_clock;
        if (!w.warm)
            measure<Clock>(w, 50);
        w.warm = true;
        auto [nanoseconds, sum] = measure<Clock>(w, milliseconds);
        std::printf("%.6g %.9g\n", nanoseconds, sum);
    }

    // Whole passes; the outputs are added up once the clock has stopped.
    template <class Clock> static std::pair<double, double> measure(Workload& w, double milliseconds)
    {
        double elapsed = 0, samples = 0;
        do
        {
            auto start = Clock::now();
            samples += w.pass();
            elapsed += std::chrono::duration<double, std::nano>(Clock::now() - start).count();
        }
        while (elapsed < milliseconds * 1e6);
        return {elapsed / samples, w.sum()};
    }

    std::string version_;
    std::vector<Workload> workloads_;
};
