// Writes a feed-forward net as an ONNX model: the few protocol buffer fields that it takes.
#pragma once

#include "../common.hpp"

namespace onnx
{
class Message
{
public:
    void number(int field, uint64_t value)
    {
        varint(uint64_t(field) << 3);
        varint(value);
    }

    void bytes(int field, const void* data, size_t size)
    {
        varint(uint64_t(field) << 3 | 2);
        varint(size);
        text_.append(static_cast<const char*>(data), size);
    }

    void string(int field, const std::string& value) { bytes(field, value.data(), value.size()); }
    void message(int field, const Message& value) { string(field, value.text_); }
    const std::string& text() const { return text_; }

private:
    void varint(uint64_t value)
    {
        for (; value >= 128; value >>= 7)
            text_.push_back(char(value | 128));
        text_.push_back(char(value));
    }

    std::string text_;
};

constexpr int FloatType = 1;

inline Message tensor(const std::string& name, std::initializer_list<int> shape, const std::vector<float>& values)
{
    Message m;
    for (int dimension : shape)
        m.number(1, dimension);
    m.number(2, FloatType);
    m.string(8, name);
    m.bytes(9, values.data(), values.size() * sizeof(float));
    return m;
}

inline Message node(const char* operation, std::initializer_list<std::string> inputs, const std::string& output)
{
    Message m;
    for (const std::string& input : inputs)
        m.string(1, input);
    m.string(2, output);
    m.string(3, output);
    m.string(4, operation);
    return m;
}

inline Message value(const char* name, std::initializer_list<int> shape)
{
    Message shapeMessage, tensorType, type, m;
    for (int size : shape)
    {
        Message dimension;
        dimension.number(1, size);
        shapeMessage.message(1, dimension);
    }
    tensorType.number(1, FloatType);
    tensorType.message(2, shapeMessage);
    type.message(1, tensorType);
    m.string(1, name);
    m.message(2, type);
    return m;
}

// The batch size is a constant of the model: the library plans best when it knows all shapes. An operator may be null (linear).
inline std::string model(const Parameters& parameters, int rows, const char* hidden, const char* output)
{
    Message graph;
    graph.string(2, "net");
    size_t count = parameters.biases.size();
    int inputs = int(parameters.weights[0].size() / parameters.biases[0].size());
    std::string from = "x";
    for (size_t l = 0; l < count; l++)
    {
        bool last = l + 1 == count;
        const char* activation = last ? output : hidden;
        std::string number = std::to_string(l), to = last ? "y" : "a" + number, z = activation ? "z" + number : to;
        int out = int(parameters.biases[l].size()), in = int(parameters.weights[l].size()) / out;
        graph.message(5, tensor("w" + number, {in, out}, parameters.weights[l]));
        graph.message(5, tensor("b" + number, {out}, parameters.biases[l]));
        graph.message(1, node("Gemm", {from, "w" + number, "b" + number}, z));
        if (activation)
            graph.message(1, node(activation, {z}, to));
        from = to;
    }
    graph.message(11, value("x", {rows, inputs}));
    graph.message(12, value("y", {rows, int(parameters.biases.back().size())}));

    Message operators, m;
    operators.string(1, "");
    operators.number(2, 13);
    m.number(1, 7);
    m.message(7, graph);
    m.message(8, operators);
    return m.text();
}
}
