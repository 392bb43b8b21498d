#!/usr/bin/env bash
# Compares luosim with other simulators on the same work and prints one table of ratios. All contenders take
# turns, round after round, each in a fresh JVM; ratios are of processor time within a round.
#
#   src/bench/compare.sh            7 rounds, about 75 minutes of processor time
#   src/bench/compare.sh --quick    3 rounds of less work, about 5 minutes; for a look, not for the history
#
#   BENCH_HEAP   the heap of every contender (default 2g)
#
# The table of a full run is added to src/bench/history.csv; commit it.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$home"
rounds=7
events=5000000
holds=(1000 100000 1000000)
fleet=(300000 5000) # as many out at once as in scenarios/fleet-1m.yaml
history=src/bench/history.csv
if [ "${1:-}" = --quick ]; then
  rounds=3
  events=2000000
  holds=(1000 100000)
  fleet=(20000 5000)
  history=
fi
simulators=(plain engine ssj mason dsol cloudsim)
contenders=(floor luosim engine plain ssj mason dsol cloudsim)

src/bench/run.sh --build
export BENCH_BUILT=1
figures=target/bench/figures-$(date -u +%Y%m%dT%H%M%S).txt

# Runs one benchmark and notes its last line, with the round.
note() {
  local round=$1 line
  shift
  line=$(src/bench/run.sh "$@" 2>>target/bench/compare.log | tail -n 1) || true
  case $line in
    workload=*) printf 'round=%s %s\n' "$round" "$line" | tee -a "$figures" >&2 ;;
    *) printf 'failed: %s; see target/bench/compare.log\n' "$*" >&2 && exit 1 ;;
  esac
}

for round in $(seq "$rounds"); do
  for hold in "${holds[@]}"; do
    for one in "${simulators[@]}"; do note "$round" Hold "$one" "$hold" "$events"; done
  done
  for one in "${contenders[@]}"; do note "$round" Rollout "$one" "${fleet[@]}"; done
  for one in judged unjudged; do note "$round" HostUpdate "$one"; done
done
for one in "${contenders[@]}"; do
  BENCH_FLAGS=-Dbench.memory=true note 0 Rollout "$one" "${fleet[@]}"
done

model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
jdk=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')
commit=$(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || printf +)
row="$(date -u +%F),$commit,$(nproc),${model//,/ },$jdk"
for reference in hold=plain rollout=luosim host-update=unjudged; do
  src/bench/run.sh Comparison "$figures" "$reference" ${history:+"$history" "$row"}
done
