// ONNX Runtime, inference only: one thread, all graph optimizations, inputs and outputs bound once.
#include "model.hpp"
#include "ort.hpp"

#include <map>

namespace
{
ort::Env* environment()
{
    static ort::Env* env = [] {
        ort::Env* e;
        ort::call(ort::CreateEnv, ort::Warning, "peer", &e);
        return e;
    }();
    return env;
}

ort::MemoryInfo* cpuMemory()
{
    static ort::MemoryInfo* memory = [] {
        ort::MemoryInfo* m;
        ort::call(ort::CreateCpuMemoryInfo, ort::DeviceAllocator, ort::DefaultMemory, &m);
        return m;
    }();
    return memory;
}

ort::Options* options()
{
    static ort::Options* opts = [] {
        ort::Options* o;
        ort::call(ort::CreateSessionOptions, &o);
        ort::call(ort::SetSessionExecutionMode, o, ort::Sequential);
        ort::call(ort::SetSessionGraphOptimizationLevel, o, ort::AllOptimizations);
        ort::call(ort::SetIntraOpNumThreads, o, 1);
        ort::call(ort::SetInterOpNumThreads, o, 1);
        ort::call(ort::AddSessionConfigEntry, o, "session.set_denormal_as_zero", "1");
        return o;
    }();
    return opts;
}

// A session for one batch size, and bindings to the places in memory it has met so far.
class BoundSession
{
public:
    BoundSession(const std::string& model, int rows, int inputs, int outputs) : rows_(rows), inputs_(inputs), outputs_(outputs)
    {
        ort::call(ort::CreateSessionFromArray, static_cast<const ort::Env*>(environment()), static_cast<const void*>(model.data()),
            model.size(), static_cast<const ort::Options*>(options()), &session_);
    }

    ~BoundSession()
    {
        for (auto& entry : bindings_)
        {
            ort::release(ort::ReleaseIoBinding, entry.second.binding);
            ort::release(ort::ReleaseValue, entry.second.x);
            ort::release(ort::ReleaseValue, entry.second.y);
        }
        ort::release(ort::ReleaseSession, session_);
    }

    BoundSession(const BoundSession&) = delete;
    BoundSession& operator=(const BoundSession&) = delete;

    ort::Binding* bind(const float* x, float* y)
    {
        Entry& entry = bindings_[{x, y}];
        if (!entry.binding)
        {
            entry.x = tensor(const_cast<float*>(x), inputs_);
            entry.y = tensor(y, outputs_);
            ort::call(ort::CreateIoBinding, session_, &entry.binding);
            ort::call(ort::BindInput, entry.binding, "x", static_cast<const ort::Value*>(entry.x));
            ort::call(ort::BindOutput, entry.binding, "y", static_cast<const ort::Value*>(entry.y));
        }
        return entry.binding;
    }

    void run(ort::Binding* binding)
    {
        ort::call(ort::RunWithBinding, session_, static_cast<const void*>(nullptr), static_cast<const ort::Binding*>(binding));
    }

private:
    struct Entry
    {
        ort::Binding* binding = nullptr;
        ort::Value *x = nullptr, *y = nullptr;
    };

    ort::Value* tensor(float* data, int width)
    {
        int64_t shape[] = {rows_, width};
        ort::Value* v;
        ort::call(ort::CreateTensorWithDataAsOrtValue, static_cast<const ort::MemoryInfo*>(cpuMemory()), static_cast<void*>(data),
            size_t(rows_) * width * sizeof(float), static_cast<const int64_t*>(shape), size_t(2), ort::Float, &v);
        return v;
    }

    int rows_, inputs_, outputs_;
    ort::Session* session_ = nullptr;
    std::map<std::pair<const float*, float*>, Entry> bindings_;
};

constexpr char Tanh[] = "Tanh", Sigmoid[] = "Sigmoid", Relu[] = "Relu", Softmax[] = "Softmax";

template <const char* Hidden, const char* Output> class OnnxNet
{
public:
    void load(const Parameters& parameters)
    {
        parameters_.reset(new Parameters(parameters));
        session_.reset();
        rows_ = 0;
        outputs_ = int(parameters.biases.back().size());
        inputs_ = int(parameters.weights[0].size() / parameters.biases[0].size());
        x_ = Floats(inputs_);
        y_ = Floats(outputs_);
    }

    // A row is copied to the bound input: cheaper than binding its place at each call.
    OPAQUE void forward(const float* x, float* y)
    {
        if (rows_ != 1)
        {
            prepare(1);
            single_ = session_->bind(x_.data(), y_.data());
        }
        std::memcpy(x_.data(), x, inputs_ * sizeof(float));
        session_->run(single_);
        std::memcpy(y, y_.data(), outputs_ * sizeof(float));
    }

    OPAQUE void forward(const float* x, float* y, int rows)
    {
        if (rows_ != rows)
            prepare(rows);
        session_->run(session_->bind(x, y));
    }

private:
    void prepare(int rows)
    {
        rows_ = rows;
        session_.reset(new BoundSession(onnx::model(*parameters_, rows, Hidden, Output), rows, inputs_, outputs_));
    }

    std::unique_ptr<Parameters> parameters_;
    std::unique_ptr<BoundSession> session_;
    ort::Binding* single_ = nullptr;
    int rows_ = 0, inputs_ = 0, outputs_ = 0;
    Floats x_, y_;
};

template <class M> void add(Peer& peer, const char* net, std::initializer_list<int> batches)
{
    peer.forward<M>(net);
    for (int batch : batches)
        peer.forwardBatch<M>(net, batch);
}
}

int main()
{
    Peer peer(std::string("ONNX Runtime ") + OrtGetApiBase()->getVersionString() + ", g++ " __VERSION__);
    add<OnnxNet<Tanh, Sigmoid>>(peer, "W1", {1024});
    add<OnnxNet<Relu, Softmax>>(peer, "W2", {1024});
    add<OnnxNet<Tanh, nullptr>>(peer, "W3", {1024});
    add<OnnxNet<Relu, nullptr>>(peer, "W4", {1024});
    add<OnnxNet<Relu, Softmax>>(peer, "W5", {128, 256});
    add<OnnxNet<Relu, Softmax>>(peer, "W6", {128, 256});

    return peer.serve();
}
