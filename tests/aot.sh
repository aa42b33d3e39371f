#!/usr/bin/env bash
# Publishes samples/Xor and tests/NetGen.AotTests natively and runs them: the same output as the other runtime's, the
# pinned bits, and drawn networks against the reference and difference quotients, at every vector width.
#   tests/aot.sh [MSBuild properties]        a minute and a half on two cores
#   tests/aot.sh --all [MSBuild properties]  with all tiers, all reference cases and a hundred drawn networks: a quarter of an hour
# Where the packages of Native AOT or a linker are not to be had, it says so and succeeds.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/aot
all=false
if [ "${1:-}" = --all ]; then
  all=true
  shift
fi
properties=("$@")
mkdir -p "$out"

skip() {
  echo "notice: Native AOT is not tested here: $1"
  exit 0
}

command -v clang >/dev/null || command -v gcc >/dev/null || skip "neither clang nor gcc is installed to link with"
if ! restored=$(dotnet restore samples/Xor -p:Aot=true -p:UseCurrentRuntimeIdentifier=true "${properties[@]}" 2>&1); then
  package=$(grep -m 1 -oE "NU1(100|101|102|103|301): [^[]*" <<<"$restored") || { echo "$restored"; exit 1; }
  skip "its packages do not restore (${package%%. *})"
fi

publish() { # a project, to a folder: a failure must not leave an older program to be run
  rm -rf "${out:?}/$2"
  dotnet publish "$1" -c Release -p:Aot=true -o "$out/$2" -v q "${@:3}"
}

publish samples/Xor xor "${properties[@]}"
"$out/xor/Xor" >"$out/xor.native.txt"
dotnet run -c Release --project samples/Xor >"$out/xor.jit.txt"
cmp "$out/xor.native.txt" "$out/xor.jit.txt"
echo "samples/Xor: the same output"

program="$out/tests/NetGen.AotTests"

compile() { # the networks
  dotnet run -c Release --project tests/NetGen.Conformance -- sources "$out/Networks.cs" "$@"
  publish tests/NetGen.AotTests tests -p:AotNetworks="$PWD/$out/Networks.cs" "${properties[@]}"
}

if $all; then
  tiers=all drawn=100
else
  tiers=Automatic drawn=16
fi

compile --pinned "$tiers" --fuzz "$drawn"
for width in 512 256 128; do
  "$program" hashes tests/golden/hashes.txt "$width" >"$out/hashes.txt" || { cat "$out/hashes.txt"; exit 1; }
  grep -v ': outputs ' "$out/hashes.txt"
  "$program" fuzz "$drawn" "$width"
done

# File by file: a thousand networks at once cost the compiler gigabytes.
if $all; then
  for file in tests/golden/*.json.gz; do
    compile --golden "$file"
    for width in 512 256 128; do
      "$program" golden "$file" "$width"
    done
  done
fi
