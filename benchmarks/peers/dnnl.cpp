// oneDNN. Training: dnnl_sgemm under the elementwise work of large.hpp. Inference: the library's inner product primitives, with
// ReLU fused and the weights in the layout the library asks for (a primitive's backward passes gain nothing over dnnl_sgemm).
#include "large.hpp"

#include <omp.h>
#include <oneapi/dnnl/dnnl.hpp>

namespace
{
struct Sgemm
{
    static void nn(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc)
    {
        dnnl_sgemm('N', 'N', m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    static void tn(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc)
    {
        dnnl_sgemm('T', 'N', m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    static void nt(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc)
    {
        dnnl_sgemm('N', 'T', m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    static void row(int n, int k, const float* x, const float* b, int ldb, float* y)
    {
        nt(1, n, k, x, k, b, ldb, y, n);
    }
};

class InferenceNet
{
public:
    void load(const Parameters& parameters)
    {
        parameters_.reset(new Parameters(parameters));
        rows_ = 0;
    }

    OPAQUE void forward(const float* x, float* y) { forward(x, y, 1); }

    OPAQUE void forward(const float* x, float* y, int rows)
    {
        if (rows != rows_)
            prepare(rows);
        dnnl_memory_set_data_handle(layers_.front().arguments[0].memory, const_cast<float*>(x));
        for (const Layer& layer : layers_)
            dnnl_primitive_execute(layer.primitive.get(), stream_.get(), int(layer.arguments.size()), layer.arguments.data());

        const Layer& last = layers_.back();
        addBiasSoftmax(logits_.data(), last.softmaxBias.data(), rows, last.width, last.out);
        for (int row = 0; row < rows; row++)
            std::memcpy(y + size_t(row) * last.out, logits_.data() + size_t(row) * last.width, last.out * sizeof(float));
    }

private:
    struct Layer
    {
        int out, width;
        dnnl::inner_product_forward primitive;
        std::vector<dnnl::memory> memories;
        std::vector<dnnl_exec_arg_t> arguments; // of the C interface, as the C++ one makes them anew at each call
        Floats softmaxBias;
    };

    void prepare(int rows)
    {
        using namespace dnnl;
        using Tag = memory::format_tag;
        constexpr auto f32 = memory::data_type::f32;

        layers_.clear();
        rows_ = rows;
        size_t count = parameters_->biases.size();
        int in = int(parameters_->weights[0].size() / parameters_->biases[0].size());
        memory source({{rows, in}, f32, Tag::ab}, engine_, nullptr);
        for (size_t l = 0; l < count; l++)
        {
            bool last = l + 1 == count;
            Layer layer;
            layer.out = int(parameters_->biases[l].size());
            layer.width = padded(layer.out);
            int used = int(parameters_->weights[l].size()) / layer.out;
            std::vector<float> weights(size_t(in) * layer.width), bias(layer.width);
            for (int i = 0; i < used; i++)
                for (int j = 0; j < layer.out; j++)
                    weights[size_t(i) * layer.width + j] = parameters_->weights[l][size_t(i) * layer.out + j];
            std::copy(parameters_->biases[l].begin(), parameters_->biases[l].end(), bias.begin());

            memory::desc any({layer.width, in}, f32, Tag::any), plain({layer.width, in}, f32, Tag::ba);
            memory::desc biasDescription({layer.width}, f32, Tag::a), destination({rows, layer.width}, f32, Tag::ab);
            primitive_attr attributes;
            post_ops after;
            after.append_eltwise(1, algorithm::eltwise_relu, 0, 0);
            if (!last)
                attributes.set_post_ops(after);
            // The last layer's bias is added by the softmax, which reads every logit anyway.
            auto descriptor = last
                ? inner_product_forward::desc(prop_kind::forward_inference, source.get_desc(), any, destination)
                : inner_product_forward::desc(prop_kind::forward_inference, source.get_desc(), any, biasDescription, destination);
            inner_product_forward::primitive_desc choice(descriptor, attributes, engine_);

            memory from(plain, engine_, weights.data()), to(choice.weights_desc(), engine_);
            reorder(from, to).execute(stream_, from, to);
            memory result(destination, engine_);
            layer.memories = {source, to, result};
            layer.arguments = {{DNNL_ARG_SRC, source.get()}, {DNNL_ARG_WEIGHTS, to.get()}, {DNNL_ARG_DST, result.get()}};
            if (last)
            {
                logits_ = Floats(size_t(rows) * layer.width);
                result.set_data_handle(logits_.data());
                layer.softmaxBias = Floats(layer.width);
                std::copy(bias.begin(), bias.end(), layer.softmaxBias.data());
            }
            else
            {
                memory biasMemory(biasDescription, engine_);
                std::memcpy(biasMemory.get_data_handle(), bias.data(), bias.size() * sizeof(float));
                layer.memories.push_back(biasMemory);
                layer.arguments.push_back({DNNL_ARG_BIAS, biasMemory.get()});
            }
            layer.primitive = inner_product_forward(choice);
            layers_.push_back(std::move(layer));
            source = result;
            in = layers_.back().width;
        }
        stream_.wait();
    }

    dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream_{engine_};
    std::unique_ptr<Parameters> parameters_;
    std::vector<Layer> layers_;
    Floats logits_;
    int rows_ = 0;
};
}

int main()
{
    omp_set_num_threads(1);
    const dnnl_version_t* v = dnnl_version();
    Peer peer("oneDNN " + std::to_string(v->major) + "." + std::to_string(v->minor) + "." + std::to_string(v->patch) + ", g++ " __VERSION__);
    addLargeInference<InferenceNet>(peer);
    addLargeTraining<LargeNet<Sgemm>>(peer);

    return peer.serve();
}
