// FANN, the C library of small networks. It has neither ReLU (in the release that distributions carry) nor softmax, no Adam, and
// it takes samples one by one: W1 and W3 remain.
#include "common.hpp"

#include <floatfann.h>

namespace {

// FANN multiplies sums by a steepness, 1/2 unless told: its symmetric sigmoid is tanh at 1, its sigmoid the logistic function
// at 1/2. It descends half the sum of the squared errors, so the rate makes up for the difference.
template <int... Sizes> struct Network
{
    static constexpr unsigned Size[] = {Sizes...};
    static constexpr int Layers = sizeof...(Sizes), Outputs = Size[Layers - 1];
    struct fann* ann = nullptr;

    Network() = default;
    Network(const Network&) = delete;
    ~Network() { fann_destroy(ann); }

    void load(const Parameters& p)
    {
        if (!ann)
            create();
        float* to = ann->weights;
        for (int l = 0; l + 1 < Layers; l++)
            for (unsigned j = 0; j < Size[l + 1]; j++)
            {
                for (unsigned i = 0; i < Size[l]; i++)
                    *to++ = p.weights[l][i * Size[l + 1] + j];
                *to++ = p.biases[l][j];
            }
    }

    void create()
    {
        const bool one = Outputs == 1;
        ann = fann_create_standard_array(Layers, Size);
        fann_set_training_algorithm(ann, FANN_TRAIN_INCREMENTAL);
        fann_set_train_error_function(ann, FANN_ERRORFUNC_LINEAR);
        fann_set_activation_function_hidden(ann, FANN_SIGMOID_SYMMETRIC);
        fann_set_activation_steepness_hidden(ann, 1);
        fann_set_activation_function_output(ann, one ? FANN_SIGMOID : FANN_LINEAR);
        fann_set_activation_steepness_output(ann, one ? 0.5f : 1);
        fann_set_learning_rate(ann, one ? LearningRate : LearningRate * 2 / Outputs);
    }

    OPAQUE void forward(const float* x, float* y)
    {
        std::memcpy(y, fann_run(ann, const_cast<float*>(x)), Outputs * sizeof(float));
    }

    OPAQUE void train(const float* x, const float* t)
    {
        fann_train(ann, const_cast<float*>(x), const_cast<float*>(t));
    }
};

} // namespace

int main()
{
    using W1 = Network<2, 3, 1>;
    using W3 = Network<8, 32, 32, 4>;
    Peer peer("FANN 2.2");
    peer.forward<W1>("W1");
    peer.train<W1>("W1");
    peer.forward<W3>("W3");
    peer.train<W3>("W3");
    return peer.serve();
}
