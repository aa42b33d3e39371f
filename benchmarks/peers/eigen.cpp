// Eigen: matrices of fixed size; a batch is a block of columns, which is what rows of a user's data are to it.
#include "common.hpp"

#include <Eigen/Dense>

namespace eigen {

using Eigen::Map;

template <int Rows, int Columns = 1> using Matrix = Eigen::Matrix<float, Rows, Columns>;

// Weights as [out][in], Eigen's columns: in memory [in][out], as users have them.
template <int In, int Out> struct Layer
{
    Matrix<Out, In> w, gw, mw, vw;
    Matrix<Out> b, gb, mb, vb;

    void load(const std::vector<float>& weights, const std::vector<float>& biases)
    {
        w = Map<const Matrix<Out, In>>(weights.data());
        b = Map<const Matrix<Out>>(biases.data());
        gw.setZero(), mw.setZero(), vw.setZero(), gb.setZero(), mb.setZero(), vb.setZero();
    }

    template <class X> auto forward(const X& x) const { return ((w * x).colwise() + b).eval(); }

    template <class X, class D> void update(const X& x, const D& d)
    {
        w.noalias() -= (LearningRate * d) * x.transpose();
        b -= LearningRate * d;
    }

    template <class X, class D> void gradient(const X& x, const D& d)
    {
        gw.noalias() += d * x.transpose();
        gb += d.rowwise().sum();
    }

    // Clears the gradients.
    void adam(const AdamClock& clock)
    {
        adam(clock, w, gw, mw, vw);
        adam(clock, b, gb, mb, vb);
    }

    template <class P> static void adam(const AdamClock& clock, P& p, P& g, P& m, P& v)
    {
        m = AdamBeta1 * m + (1 - AdamBeta1) * g;
        v = AdamBeta2 * v + (1 - AdamBeta2) * g.cwiseAbs2();
        p.array() -= clock.rate * m.array() / (v.array().sqrt() * clock.rootScale + AdamEpsilon);
        g.setZero();
    }
};

struct Tanh
{
    template <class A> static void apply(A& a) { a = a.array().tanh(); }
    template <class A, class D> static void slope(const A& a, D& d) { d.array() *= 1 - a.array().square(); }
};

struct Relu
{
    template <class A> static void apply(A& a) { a = a.cwiseMax(0); }
    template <class A, class D> static void slope(const A& a, D& d) { d = (a.array() > 0).select(d, 0); }
};

struct HalfSquared
{
    template <class Z> static void output(Z& z) { z = (1 + (-z.array()).exp()).inverse(); }
    template <class Y, class T> static auto delta(const Y& y, const T& t)
    {
        return ((y - t).array() * y.array() * (1 - y.array())).matrix().eval();
    }
};

struct CrossEntropy
{
    template <class Z> static void output(Z& z)
    {
        z = (z.rowwise() - z.colwise().maxCoeff().eval()).array().exp();
        z.array().rowwise() /= z.colwise().sum().eval().array();
    }
    template <class Y, class T> static auto delta(const Y& y, const T& t) { return (y - t).eval(); }
};

struct MeanSquared
{
    template <class Z> static void output(Z&) {}
    template <class Y, class T> static auto delta(const Y& y, const T& t) { return ((y - t) * (2.0f / Y::RowsAtCompileTime)).eval(); }
};

template <class Act, class Loss, int In, int Hidden, int Out> struct Two
{
    EIGEN_MAKE_ALIGNED_OPERATOR_NEW
    Layer<In, Hidden> l1;
    Layer<Hidden, Out> l2;

    void load(const Parameters& p)
    {
        l1.load(p.weights[0], p.biases[0]);
        l2.load(p.weights[1], p.biases[1]);
    }

    OPAQUE void forward(const float* x, float* y)
    {
        auto a1 = l1.forward(Map<const Matrix<In>>(x));
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Loss::output(a2);
        Map<Matrix<Out>>{y} = a2;
    }

    OPAQUE void train(const float* x, const float* t)
    {
        Map<const Matrix<In>> in(x);
        auto a1 = l1.forward(in);
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Loss::output(a2);
        auto d2 = Loss::delta(a2, Map<const Matrix<Out>>(t));
        Matrix<Hidden> d1 = l2.w.transpose() * d2;
        Act::slope(a1, d1);
        l2.update(a1, d2);
        l1.update(in, d1);
    }

    OPAQUE void forward(const float* x, float* y, int rows)
    {
        auto a1 = l1.forward(Map<const Matrix<In, Eigen::Dynamic>>(x, In, rows));
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Loss::output(a2);
        Map<Matrix<Out, Eigen::Dynamic>>(y, Out, rows) = a2;
    }
};

// Adam takes Block columns at a time, a divisor of the batch: matrices of fixed size throughout.
template <class Act, int Block, int In, int Hidden1, int Hidden2, int Out> struct Three
{
    EIGEN_MAKE_ALIGNED_OPERATOR_NEW
    Layer<In, Hidden1> l1;
    Layer<Hidden1, Hidden2> l2;
    Layer<Hidden2, Out> l3;
    AdamClock clock;

    void load(const Parameters& p)
    {
        l1.load(p.weights[0], p.biases[0]);
        l2.load(p.weights[1], p.biases[1]);
        l3.load(p.weights[2], p.biases[2]);
        clock = {};
    }

    OPAQUE void forward(const float* x, float* y)
    {
        auto a1 = l1.forward(Map<const Matrix<In>>(x));
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Act::apply(a2);
        Map<Matrix<Out>>{y} = l3.forward(a2);
    }

    OPAQUE void train(const float* x, const float* t)
    {
        Map<const Matrix<In>> in(x);
        auto a1 = l1.forward(in);
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Act::apply(a2);
        auto y = l3.forward(a2);
        auto d3 = MeanSquared::delta(y, Map<const Matrix<Out>>(t));
        Matrix<Hidden2> d2 = l3.w.transpose() * d3;
        Act::slope(a2, d2);
        Matrix<Hidden1> d1 = l2.w.transpose() * d2;
        Act::slope(a1, d1);
        l3.update(a2, d3);
        l2.update(a1, d2);
        l1.update(in, d1);
    }

    OPAQUE void forward(const float* x, float* y, int rows)
    {
        auto a1 = l1.forward(Map<const Matrix<In, Eigen::Dynamic>>(x, In, rows));
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Act::apply(a2);
        Map<Matrix<Out, Eigen::Dynamic>>(y, Out, rows) = l3.forward(a2);
    }

    OPAQUE void adam(const float* x, const float* t, int rows)
    {
        for (int i = 0; i < rows; i += Block)
            gradient(x + i * In, t + i * Out, 1.0f / rows);
        clock.next();
        l1.adam(clock);
        l2.adam(clock);
        l3.adam(clock);
    }

    void gradient(const float* x, const float* t, float scale)
    {
        Map<const Matrix<In, Block>> in(x);
        auto a1 = l1.forward(in);
        Act::apply(a1);
        auto a2 = l2.forward(a1);
        Act::apply(a2);
        auto y = l3.forward(a2);
        auto d3 = MeanSquared::delta(y, Map<const Matrix<Out, Block>>(t));
        d3 *= scale;
        Matrix<Hidden2, Block> d2 = l3.w.transpose() * d3;
        Act::slope(a2, d2);
        Matrix<Hidden1, Block> d1 = l2.w.transpose() * d2;
        Act::slope(a1, d1);
        l3.gradient(a2, d3);
        l2.gradient(a1, d2);
        l1.gradient(in, d1);
    }
};

template <class M> void add(Peer& peer, const char* net)
{
    peer.forward<M>(net);
    peer.train<M>(net);
    peer.forwardBatch<M>(net, 1024);
}

} // namespace eigen

int main()
{
    using namespace eigen;
    using W4 = Three<Relu, 64, 16, 64, 64, 8>;
    Peer peer("Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
        std::to_string(EIGEN_MINOR_VERSION) + ", g++ " __VERSION__);
    add<Two<Tanh, HalfSquared, 2, 3, 1>>(peer, "W1");
    add<Two<Relu, CrossEntropy, 4, 16, 3>>(peer, "W2");
    add<Three<Tanh, 64, 8, 32, 32, 4>>(peer, "W3");
    add<W4>(peer, "W4");
    peer.adam<W4>("W4", ".adam.b64", 64);
    peer.adam<Three<Tanh, 80, 4, 32, 16, 4>>("S", ".adam.full", 10000);
    return peer.serve();
}
