// The part of ONNX Runtime's C interface that this peer calls. The library hands out a table of functions whose order never
// changes (it only grows), so the places below hold for every version since 1.4; no header file is needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

struct OrtApiTable
{
    const void* const* (*getApi)(uint32_t version);
    const char* (*getVersionString)();
};

extern "C" const OrtApiTable* OrtGetApiBase();

namespace ort
{
struct Status;
struct Env;
struct Options;
struct Session;
struct MemoryInfo;
struct Value;
struct Binding;

enum Function
{
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSessionFromArray = 8,
    CreateSessionOptions = 10,
    SetSessionExecutionMode = 13,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    SetInterOpNumThreads = 25,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
    ReleaseSession = 95,
    ReleaseValue = 96,
    AddSessionConfigEntry = 130,
    RunWithBinding = 133,
    CreateIoBinding = 134,
    ReleaseIoBinding = 135,
    BindInput = 136,
    BindOutput = 137,
};

constexpr int Sequential = 0, AllOptimizations = 99, Warning = 2, DeviceAllocator = 0, DefaultMemory = 0, Float = 1;

inline const void* const* table()
{
    static const void* const* functions = OrtGetApiBase()->getApi(8);
    return functions;
}

// A function that returns a status; anything but success ends the process.
template <class... A> void call(Function function, A... arguments)
{
    auto f = reinterpret_cast<Status* (*)(A...)>(const_cast<void*>(table()[function]));
    if (Status* status = f(arguments...))
    {
        auto message = reinterpret_cast<const char* (*)(Status*)>(const_cast<void*>(table()[GetErrorMessage]));
        std::fprintf(stderr, "ONNX Runtime: %s\n", message(status));
        std::exit(1);
    }
}

template <class T> void release(Function function, T* object)
{
    if (object)
        reinterpret_cast<void (*)(T*)>(const_cast<void*>(table()[function]))(object);
}
}
