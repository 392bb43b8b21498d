#!/bin/sh
# Goes through the states of RFC v2 with `luosim explore --states` and with Spin, in turns, and compares how
# many states at rest each does in a second of processor time, start included; medians of the rounds. Spin's
# own compile time is told apart. Needs spin and a C compiler. The load of the machine is told too: on one
# that is not idle both are slower, not alike.
# Usage: src/bench/spin/compare.sh [FILES [FAULTS [ROUNDS]]]   (1 1 5; 1 file takes about a minute, 2 files ten)
set -eu
files=${1:-1}
faults=${2:-1}
rounds=${3:-5}
home=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Processor time of everything that was run and has ended, in seconds, as a line of a file.
note() {
  times > "$work/times"
  awk 'NR == 2 { gsub("s", ""); split($1, u, "m"); split($2, s, "m"); print u[1] * 60 + u[2] + s[1] * 60 + s[2] }' \
    "$work/times" >> "$work/cpu"
}

cd "$work"
"$home/luosim" --version > /dev/null
note
spin "-DFAULTS=$faults" "-DFILES=$files" -a "$home/src/bench/spin/rfc-v2.pml" > /dev/null
${CC:-cc} -O2 -DNOREDUCE -DBFS -w -o pan pan.c
note
for round in $(seq "$rounds"); do
  ./pan -E -m1000000 > spin.txt
  note
  "$home/luosim" explore --states --files "$files" --subsystems 1 --faults "$faults" > ours.txt 2> /dev/null || true
  note
done

uptime
tail -n 1 ours.txt
awk -v rounds="$rounds" '
  function median(times,    n, i, j, swap) {
    for (i = 1; i <= rounds; i++) for (j = i + 1; j <= rounds; j++)
      if (times[j] < times[i]) { swap = times[i]; times[i] = times[j]; times[j] = swap }
    return times[int((rounds + 1) / 2)]
  }
  FILENAME == "cpu" { at[FNR] = $1 }
  / states, stored/ { stored = $1 }
  / nominal states/ { theirs = $1 }
  / transitions /   { edges = $1 }
  FILENAME == "ours.txt" && / states, .* edges/ { gsub(",", ""); for (i = 2; i <= NF; i++) if ($i == "states") ours = $(i - 1) }
  END {
    for (round = 1; round <= rounds; round++) {
      s[round] = at[2 * round + 1] - at[2 * round]
      l[round] = at[2 * round + 2] - at[2 * round + 1]
    }
    spin = median(s)
    luosim = median(l)
    if (spin < 0.001) spin = 0.001
    printf "spin: %d states at rest, %d stored, %d transitions; its compilation took %.2f s\n", theirs, stored, edges, at[2] - at[1]
    printf "processor time, median of %d: luosim %.2f s, spin %.3f s\n", rounds, luosim, spin
    printf "states at rest a second: luosim %.0f, spin %.0f, ratio 1 : %.0f\n",
        ours / luosim, theirs / spin, (theirs / spin) / (ours / luosim)
  }' cpu spin.txt ours.txt
