#!/bin/sh
# Fetches ONNX Runtime's native library into ../bin. It comes out of the npm package onnxruntime-node (Linux, x64 and arm64);
# nothing else of the package is used and its scripts do not run.
set -eu

version=${ONNXRUNTIME_VERSION:-1.30.0}
here=$(cd "$(dirname "$0")" && pwd)
bin="$here/../bin"
case "$(uname -m)" in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) echo "no ONNX Runtime for $(uname -m)" >&2; exit 1 ;;
esac

mkdir -p "$bin"
if [ -e "$bin/libonnxruntime.so.1" ]; then
    echo "bin/libonnxruntime.so.1 is there already"
    exit 0
fi

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
npm pack --silent "onnxruntime-node@$version"
path=$(tar -tzf onnxruntime-node-*.tgz | grep "/linux/$architecture/libonnxruntime\.so\.1$")
tar -xzf onnxruntime-node-*.tgz "$path"
mv "$path" "$bin/libonnxruntime.so.1"
echo "ONNX Runtime $version: bin/libonnxruntime.so.1"
