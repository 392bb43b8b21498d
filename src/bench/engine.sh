#!/usr/bin/env bash
# Compares the engine room with the plain loop over a priority queue: prints one table of ratios.
#
#   src/bench/engine.sh [PAIRS [SECONDS]]   pairs of runs of each model (default 7), processor seconds
#                                           measured and warmed up in each run (default 2)
#
# A pair is one run of each side, one after the other, each in a JVM of its own; its ratio is that of
# processor time for one event. Seven pairs of two seconds take about 12 minutes on an idle machine.
# Each line of the table is appended to src/bench/history-engine.csv with date, machine, JDK and commit.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
pairs=${1:-7}
seconds=${2:-2}
runs=$(mktemp)
trap 'rm -f "$runs"' EXIT
"$home/src/bench/run.sh" --build

run() {
  local line
  line=$(BENCH_HEAP=${heap:-1g} "$home/src/bench/run.sh" engine.EngineRun "$1" "$2" "$3" "$seconds")
  echo "$line" >>"$runs"
  echo "$line" >&2
}

for ((pair = 0; pair < pairs; pair++)); do
  for model in 'hold 1000' 'hold 100000' 'hold 1000000' 'phold 10000' 'phold 1000000' 'timers 100000'; do
    read -r name size <<<"$model"
    run "$name" plain "$size"
    run "$name" engine "$size"
  done
  heap=2g run hold engine 10000000
done

export date machine jdk commit
date=$(date -u +%Y-%m-%d)
machine="$(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
jdk=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.vm.version = //p')
commit=$(git -C "$home" rev-parse --short HEAD)
python3 "$home/src/bench/engine.py" "$runs" "$home/src/bench/history-engine.csv"
