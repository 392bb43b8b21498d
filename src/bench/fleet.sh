#!/usr/bin/env bash
# What a fleet costs: one host update with and without the oracle, processor time per update from ten thousand
# to a million hosts, two threads against one, the heap that is alive by fleet and by hosts out at once, and a
# hundred hosts run again alone. Prints one line of figures for each. About 20 minutes on two idle cores;
# --short takes small fleets and about 4.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
run=src/bench/run.sh
large=1000000 middle=100000 pairs=7
if [ "${1:-}" = --short ]; then large=100000 middle=40000 pairs=3; fi

"$run" FleetFigures update "$pairs"
"$run" FleetFigures scale 10000 "$middle" "$large"
"$run" FleetFigures threads "$middle" "$pairs"
for fleet in "$middle" "$large"; do
  for out in 500 2000; do
    BENCH_HEAP=1g BENCH_FLAGS=-Dbench.memory=true "$run" FleetFigures heap "$fleet" "$out"
  done
done
BENCH_HEAP=1g BENCH_FLAGS=-Dbench.memory=true "$run" FleetFigures heap "$middle" 10000
"$run" FleetFigures reruns "$large"
