#!/usr/bin/env bash
# Measures how processor time and memory of whole runs of luosim grow with hosts, hosts out at once, files,
# faults and threads, from the rollout of src/bench/rollout.yaml, and prints a table. About 15 minutes on two
# idle cores.
#
#   src/bench/growth.sh [ROUNDS]     median of so many rounds, default 3
#
#   BENCH_HEAP   the heap (default 2g)
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$home"
rounds=${1:-3}
src/bench/run.sh --build
export BENCH_BUILT=1
figures=target/bench/growth-$(date -u +%Y%m%dT%H%M%S).txt

faults() {
  local factor=$1
  printf -- '--set faults.device-refuses.probability=%s%% ' "$(awk "BEGIN{print 0.1*$factor}")"
  printf -- '--set faults.load-fails.probability=%s%% ' "$(awk "BEGIN{print 0.5*$factor}")"
  printf -- '--set faults.freeze-fails.probability=%s%% ' "$(awk "BEGIN{print 0.01*$factor}")"
  printf -- '--set faults.crash.probability=%s%% ' "$(awk "BEGIN{print 0.1*$factor}")"
  printf -- '--set faults.retrieve-fails.probability=%s%% ' "$(awk "BEGIN{print 0.2*$factor}")"
}

guests() { printf -- '--set fleet.hostClasses.general.vms.guest.count=%s' "$1"; }

# name; hosts; out at once; further words
cases=(
  "hosts 10,000|10000|500|"
  "hosts 30,000|30000|500|"
  "hosts 100,000|100000|500|"
  "out at once 50|10000|50|"
  "out at once 5,000|10000|5000|"
  "files 4|10000|500|$(guests 1)"
  "files 16|10000|500|$(guests 4)"
  "files 60|10000|500|$(guests 15)"
  "no faults|10000|500|$(faults 0)"
  "faults x 10|10000|500|$(faults 10)"
  "threads 2|10000|500|--threads 2"
)

for round in $(seq 0 "$rounds"); do
  for one in "${cases[@]}"; do
    IFS='|' read -r name hosts out words <<<"$one"
    flags=
    [ "$round" -gt 0 ] || flags=-Dbench.memory=true
    # shellcheck disable=SC2086
    line=$(BENCH_FLAGS=$flags src/bench/run.sh Rollout luosim "$hosts" "$out" $words 2>>target/bench/growth.log | tail -n 1)
    printf '%s|round=%s %s\n' "$name" "$round" "$line" | tee -a "$figures" >&2
  done
done

awk -F'|' '
  { split("", v); n = split($2, f, " "); for (i = 1; i <= n; i++) { split(f[i], p, "="); v[p[1]] = p[2] }
    if (!($1 in seen)) { seen[$1] = 1; order[++cases] = $1 }
    if ("liveMiB" in v) live[$1] = v["liveMiB"]
    else { m = ++runs[$1]; cpu[$1, m] = v["cpu"] + 0; wall[$1, m] = v["wall"] + 0; calls[$1] = v["callbacks"]; hosts[$1] = v["attempts"] } }
  function median(a, name, n,   i, j, t, s) { for (i = 1; i <= n; i++) s[i] = a[name, i]
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (s[j] < s[i]) { t = s[i]; s[i] = s[j]; s[j] = t }
    return n % 2 ? s[(n + 1) / 2] : (s[n / 2] + s[n / 2 + 1]) / 2 }
  END { printf "%-18s %9s %8s %8s %12s %14s %9s\n", "", "attempts", "CPU s", "wall s", "us a attempt", "ns a callback", "live MiB"
    for (c = 1; c <= cases; c++) { k = order[c]; m = median(cpu, k, runs[k])
      printf "%-18s %9d %8.2f %8.2f %12.1f %14.1f %9s\n", k, hosts[k], m, median(wall, k, runs[k]), m * 1e6 / hosts[k], m * 1e9 / calls[k], live[k] } }
' "$figures"
