"""PyTorch, one thread, as users write it: modules, a loss, an optimizer. The protocol is that of benchmarks/README.md."""
import os
import sys
import time


def choose_kernels():
    """PyTorch's matrix products are often OpenBLAS's, which falls back to its oldest kernels on a processor that is newer than the
    library; it decides when it is loaded, so the process starts itself again (blas.cpp does the same). PyTorch's own kernels
    use AVX-512 only where they are told to."""
    if "OPENBLAS_CORETYPE" in os.environ or not os.path.exists("/proc/cpuinfo"):
        return
    with open("/proc/cpuinfo") as file:
        flags = file.read()
    if "avx512f" in flags:
        os.environ.setdefault("ATEN_CPU_CAPABILITY", "avx512")
    for flag, kernels in (("avx512_bf16", "Cooperlake"), ("avx512f", "SkylakeX"), ("avx2", "Haswell")):
        if flag in flags:
            os.environ["OPENBLAS_CORETYPE"] = kernels
            os.execv(sys.executable, [sys.executable] + sys.argv)


choose_kernels()

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
torch.set_flush_denormal(True)

# name: sizes, hidden activation, output, loss, targets, symmetric inputs, rows
NETS = {
    "W1": ([2, 3, 1], nn.Tanh, nn.Sigmoid, "half", "unit", True, 4096),
    "W2": ([4, 16, 3], nn.ReLU, None, "entropy", "classes", True, 4096),
    "W3": ([8, 32, 32, 4], nn.Tanh, None, "mean", "symmetric", True, 4096),
    "W4": ([16, 64, 64, 8], nn.ReLU, None, "mean", "symmetric", True, 4096),
    "W5": ([784, 128, 10], nn.ReLU, None, "entropy", "classes", False, 1024),
    "W6": ([784, 512, 512, 10], nn.ReLU, None, "entropy", "classes", False, 1024),
    "S": ([4, 32, 16, 4], nn.Tanh, None, "mean", "symmetric", True, 10000),
}

LOSSES = {
    "half": lambda y, t: 0.5 * ((y - t) ** 2).sum(dim=1).mean(),
    "mean": nn.MSELoss(),
    "entropy": nn.CrossEntropyLoss(),
}


def uniform(start, count):
    """The first draws of the generator: each round continues what is there by as much again."""
    states = np.empty(count, dtype=np.uint32)
    states[0] = (start * 1664525 + 1013904223) & 0xFFFFFFFF
    factor, offset, done = 1664525, 1013904223, 1
    while done < count:
        step = min(done, count - done)
        states[done:done + step] = states[:step] * np.uint32(factor) + np.uint32(offset)
        offset = (factor * offset + offset) & 0xFFFFFFFF
        factor = (factor * factor) & 0xFFFFFFFF
        done += step
    return (states >> np.uint32(8)).astype(np.float32) * np.float32(2.0 ** -24)


class Workload:
    def __init__(self, name):
        self.name = name
        net, self.kind, *batch = name.split(".")
        self.sizes, self.hidden, self.output, loss, self.target_kind, self.symmetric, self.rows = NETS[net]
        self.loss = LOSSES[loss]
        self.entropy = loss == "entropy"
        self.batch = 1 if not batch else self.rows if batch[0] == "full" else int(batch[0][1:])
        self.single = not batch
        self.position = 0
        self.warm = False
        self.make_data()
        self.reset()

    def make_data(self):
        x = uniform(2, self.rows * self.sizes[0])
        if self.symmetric:
            x = 2 * x - 1
        x = torch.from_numpy(x).reshape(self.rows, -1)
        classes = self.sizes[-1]
        if self.target_kind == "classes":
            t = torch.from_numpy((uniform(3, self.rows) * np.float32(classes)).astype(np.int64))
        else:
            t = uniform(3, self.rows * classes)
            t = torch.from_numpy(t if self.target_kind == "unit" else 2 * t - 1).reshape(self.rows, -1)
        # Slices are made beforehand, as a data loader would hand them over.
        self.x, self.t = list(x.split(self.batch)), list(t.split(self.batch))
        self.first = x[:1]

    def reset(self):
        draws = uniform(1, sum(a * b for a, b in zip(self.sizes, self.sizes[1:])))
        layers, used = [], 0
        for index, (inputs, outputs) in enumerate(zip(self.sizes, self.sizes[1:])):
            layer = nn.Linear(inputs, outputs)
            w = (2 * draws[used:used + inputs * outputs] - 1) / np.sqrt(np.float32(inputs))
            used += inputs * outputs
            with torch.no_grad():
                layer.weight.copy_(torch.from_numpy(w.reshape(inputs, outputs).T.copy()))
                layer.bias.zero_()
            layers.append(layer)
            activation = self.hidden if index + 2 < len(self.sizes) else self.output
            if activation:
                layers.append(activation())
        self.model = nn.Sequential(*layers)
        # Training takes logits, inference probabilities.
        self.inference = nn.Sequential(*layers, nn.Softmax(dim=1)) if self.entropy else self.model
        if self.kind == "train":
            self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.01)
        elif self.kind == "adam":
            self.optimizer = torch.optim.Adam(self.model.parameters(), lr=0.001)
        self.position = 0

    def run_pass(self, count):
        """Works on `count` batches; returns the last output."""
        if self.kind == "forward":
            with torch.inference_mode():
                for _ in range(count):
                    y = self.inference(self.x[self.position])
                    self.position = (self.position + 1) % len(self.x)
            return y
        for _ in range(count):
            x, t = self.x[self.position], self.t[self.position]
            self.position = (self.position + 1) % len(self.x)
            self.optimizer.zero_grad()
            self.loss(self.model(x), t).backward()
            self.optimizer.step()
        return next(self.model.parameters())

    def check(self):
        self.reset()
        steps = 1 if self.kind == "forward" else 64 if self.single else 3
        rows = 3 if self.kind == "forward" else 1
        if self.kind != "forward":
            self.run_pass(steps)
        with torch.inference_mode():
            x = torch.cat(self.x[:3])[:rows] if self.kind == "forward" else self.first
            values = self.inference(x).reshape(-1).tolist()
        self.reset()
        return "CHECK %d %s" % (steps, " ".join("%.9g" % value for value in values))

    def run(self, milliseconds):
        if not self.warm:
            self.warm = True
            self.run(50)
        # A pass is cut into pieces: whole passes of single samples would take a second.
        piece = max(1, 64 // self.batch)
        start = time.perf_counter_ns()
        batches = 0
        while True:
            y = self.run_pass(piece)
            batches += piece
            elapsed = time.perf_counter_ns() - start
            if elapsed >= milliseconds * 1e6:
                return "%.6g %.9g" % (elapsed / (batches * self.batch), float(y.detach().double().sum()))


def names():
    for net in ("W1", "W2", "W3", "W4", "W5", "W6"):
        yield net + ".forward"
    for net in ("W1", "W2", "W3", "W4"):
        yield net + ".train"
        yield net + ".forward.b1024"
        yield net + ".train.b1024"
    for net in ("W5", "W6"):
        yield net + ".forward.b128"
        yield net + ".forward.b256"
    yield from ("W4.adam.b64", "W5.adam.b32", "W5.adam.b128", "W6.adam.b128", "S.adam.full")


def main():
    supported, made = list(names()), {}
    for line in sys.stdin:
        words = line.split()
        if words == ["quit"]:
            break
        if words == ["version"]:
            answer = "PyTorch %s (%s), Python %d.%d.%d" % ((torch.__version__, torch.backends.cpu.get_cpu_capability()
                if hasattr(torch.backends, "cpu") else torch.__config__.show().split("CPU capability usage: ")[1].split("\n")[0])
                + sys.version_info[:3])
        elif words == ["list"]:
            answer = " ".join(supported)
        elif len(words) >= 2 and words[1] in supported and words[0] in ("check", "run"):
            if words[1] not in made:
                made[words[1]] = Workload(words[1])
            workload = made[words[1]]
            answer = workload.check() if words[0] == "check" else workload.run(float(words[2]))
        else:
            answer = "error " + line.strip()
        print(answer, flush=True)


if __name__ == "__main__":
    main()
