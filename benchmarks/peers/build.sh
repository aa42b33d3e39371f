#!/bin/sh
# Builds the peers that can be built here into bin/; says what is missing for the others. One row a peer:
# name | source | flags | libraries | a header or a file in here that must be there | what gets it
cd "$(dirname "$0")" || exit 1
mkdir -p bin
CXX=${CXX:-g++}
if ! command -v "$CXX" >/dev/null; then
    echo "missing: $CXX: apt-get install g++"
    exit 0
fi

# g++ 12 takes the undefined operands of its own AVX-512 headers for mistakes.
base="-std=c++17 -O3 -march=native -DNDEBUG -Wall -Wextra -Wno-uninitialized -Wno-maybe-uninitialized"
failed=0
while IFS='|' read -r name source flags libraries header package; do
    [ -f "$source" ] || continue
    if [ -n "$header" ] && ! [ -f "$header" ] && ! echo "#include <$header>" | "$CXX" -std=c++17 $flags -E -x c++ - >/dev/null 2>&1; then
        echo "missing: $name: $package"
        continue
    fi
    if "$CXX" $base $flags "$source" -o "bin/$name" $libraries; then
        echo "built: $name"
    else
        echo "failed: $name"
        failed=1
    fi
done <<'PEERS'
hand|hand.cpp|||immintrin.h|a compiler for x86-64
plain|plain.cpp|-ffast-math -mprefer-vector-width=256 -DWIDTH=256|||
plain-512|plain.cpp|-ffast-math -mprefer-vector-width=512 -DWIDTH=512|||
eigen|eigen.cpp|-isystem /usr/include/eigen3||Eigen/Core|apt-get install libeigen3-dev
fann|fann.cpp||-lfann -lm|floatfann.h|apt-get install libfann-dev
openblas|blas.cpp|-ffast-math -mprefer-vector-width=512|-lopenblas|cblas.h|apt-get install libopenblas-dev
dnnl|dnnl.cpp|-ffast-math -mprefer-vector-width=512 -fopenmp|-ldnnl|oneapi/dnnl/dnnl.hpp|apt-get install libdnnl-dev
onnx|onnx/onnx.cpp|-ffast-math|bin/libonnxruntime.so.1 -Wl,-rpath,$ORIGIN|bin/libonnxruntime.so.1|onnx/install.sh (needs npm)
PEERS

# The first Python that has PyTorch.
python=
for candidate in ${PYTHON:-} python3 /usr/bin/python3; do
    if "$candidate" -c 'import numpy, torch' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -n "$python" ]; then
    printf '#!/bin/sh\nexec %s "$(dirname "$0")/../torch_peer.py"\n' "$python" >bin/torch
    chmod +x bin/torch
    echo "built: torch"
else
    echo "missing: torch: apt-get install python3-torch"
fi
exit $failed
