"""Reads and writes safetensors files, and carries a network through PyTorch's nn.Sequential:

safetensors_io.py FOLDER MODULE...   with modules such as Linear:3:5 Linear:5:4:nobias Tanh Softmax

network.safetensors is loaded into the model; its state_dict goes to echo.safetensors, its outputs for the "x" of
inputs.safetensors to outputs.safetensors. A model that PyTorch initialised goes to fresh.safetensors, its outputs to
fresh_outputs.safetensors.
"""
import json
import struct
import sys

import torch

DTYPES = {"F32": torch.float32, "F64": torch.float64}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        dtype = DTYPES[entry["dtype"]]
        tensors[name] = torch.frombuffer(data[begin:end], dtype=dtype).reshape(entry["shape"]).clone()
    return tensors


def write(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        piece = tensor.detach().contiguous().numpy().tobytes()
        offsets = [len(data), len(data) + len(piece)]
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": offsets}
        data += piece
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def module(text):
    name, *arguments = text.split(":")
    if name == "Linear":
        return torch.nn.Linear(int(arguments[0]), int(arguments[1]), bias="nobias" not in arguments)
    return torch.nn.Softmax(dim=1) if name == "Softmax" else getattr(torch.nn, name)()


def main(folder, modules):
    x = read(f"{folder}/inputs.safetensors")["x"]
    torch.manual_seed(5)
    model = torch.nn.Sequential(*map(module, modules)).to(x.dtype)
    write(f"{folder}/fresh.safetensors", model.state_dict())
    write(f"{folder}/fresh_outputs.safetensors", {"y": model(x)})
    model.load_state_dict(read(f"{folder}/network.safetensors"), strict=True)
    write(f"{folder}/echo.safetensors", model.state_dict())
    write(f"{folder}/outputs.safetensors", {"y": model(x)})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
