#!/bin/sh
# Builds the peers that can be built here into bin/; says what is missing for the others. One row a peer:
# name | source | flags | libraries | a header that must be there | the package that has it
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
    if [ -n "$header" ] && ! echo "#include <$header>" | "$CXX" -std=c++17 $flags -E -x c++ - >/dev/null 2>&1; then
        echo "missing: $name: apt-get install $package"
        continue
    fi
    if "$CXX" $base $flags "$source" -o "bin/$name" $libraries; then
        echo "built: $name"
    else
        echo "failed: $name"
        failed=1
    fi
done <<'PEERS'
hand|hand.cpp|||immintrin.h|g++
plain|plain.cpp|-ffast-math -mprefer-vector-width=256 -DWIDTH=256|||
plain-512|plain.cpp|-ffast-math -mprefer-vector-width=512 -DWIDTH=512|||
eigen|eigen.cpp|-isystem /usr/include/eigen3||Eigen/Core|libeigen3-dev
fann|fann.cpp||-lfann -lm|floatfann.h|libfann-dev
openblas|blas.cpp||-lopenblas|cblas.h|libopenblas-dev
dnnl|dnnl.cpp||-ldnnl|dnnl.hpp|libdnnl-dev
PEERS
exit $failed
