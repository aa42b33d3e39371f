#!/usr/bin/env bash
# Native AOT against the JIT, as the tables of docs/performance.md: size, start-up, and speed of a few networks.
# The builds take turns, and of every figure the median of the rounds counts. Needs what tests/aot.sh needs.
#   benchmarks/aot.sh [ROUNDS]    5 where none are given
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
rounds=${1:-5}
out=artifacts/aot/benchmarks
avx2=avx2%2cbmi%2cbmi2%2cfma%2clzcnt%2cmovbe%2cpopcnt
rm -rf "$out"
mkdir -p "$out"

quiet() { "$@" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }; }

# One project three ways: native for this processor, for all with AVX2, and for any; and for the JIT.
build() {
  local name=${1##*/}
  quiet dotnet publish "$1" -c Release -o "$out/$name.jit"
  quiet dotnet publish "$1" -c Release -p:Aot=true -o "$out/$name.native"
  quiet dotnet publish "$1" -c Release -p:Aot=true -p:IlcInstructionSet="$avx2" -o "$out/$name.avx2"
  quiet dotnet publish "$1" -c Release -p:Aot=true -p:IlcInstructionSet=base -o "$out/$name.base"
}

run() { # project, build
  if [ "$2" = jit ]; then dotnet "$out/$1.jit/$1.dll"; else "$out/$1.$2/$1"; fi
}

median() { sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

build samples/Xor
build benchmarks/NetGen.AotBenchmarks
quiet dotnet publish samples/Digits -c Release -o "$out/Digits.jit"
quiet dotnet publish samples/Digits -c Release -p:Aot=true -o "$out/Digits.native"

echo "| program | size of the binary, MB |"
echo "|---|---:|"
for binary in Xor.native Xor.base Digits.native; do
  echo "| $binary | $(stat -c %s "$out/$binary/${binary%.*}" | awk '{ printf "%.2f", $1 / 1e6 }') |"
done
echo

for i in $(seq $((rounds * 4))); do
  for build in jit native base; do
    start=$EPOCHREALTIME
    run Xor "$build" >"$out/xor.$build.txt"
    end=$EPOCHREALTIME
    echo $(((${end/./} - ${start/./}))) >>"$out/start.$build"
  done
done
cmp "$out/xor.jit.txt" "$out/xor.native.txt"
echo "| samples/Xor, whole process | ms, median of $((rounds * 4)) |"
echo "|---|---:|"
for build in jit native base; do
  echo "| $build | $(median <"$out/start.$build" | awk '{ printf "%.1f", $1 / 1000 }') |"
done
echo

# Times differ from run to run; all else that the program prints must not.
for build in jit native; do
  run Digits "$build" | sed -E 's/ in [0-9.]+ s$//; s/ +[0-9,]+ samples\/s//' >"$out/digits.$build.txt"
done
cmp "$out/digits.jit.txt" "$out/digits.native.txt"
echo "samples/Digits: the same output natively and under the JIT"
echo

for i in $(seq "$rounds"); do
  for build in jit native avx2 base; do
    run NetGen.AotBenchmarks "$build" >"$out/round"
    while IFS='|' read -r name ns; do
      echo "$ns" >>"$out/speed.$build.$name"
    done <"$out/round"
  done
done
echo "| ns a sample, median of $rounds | JIT | native | AVX2 | base |"
echo "|---|---:|---:|---:|---:|"
while IFS='|' read -r name _; do
  echo "| $name | $(for build in jit native avx2 base; do median <"$out/speed.$build.$name"; done | paste -sd' ' | sed 's/ / | /g') |"
done <"$out/round"
