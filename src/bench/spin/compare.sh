#!/bin/sh
# Goes through the states of RFC v2 with `luosim explore --states` and with Spin, and compares how
# many states at rest each does in a second of processor time, start of the JVM included. Needs spin
# and a C compiler. Usage: src/bench/spin/compare.sh [FAULTS]
set -eu
faults=${1:-1}
rounds=20
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
spin "-DFAULTS=$faults" -a "$home/src/bench/spin/rfc-v2.pml" > /dev/null
${CC:-cc} -O2 -DNOREDUCE -DBFS -w -o pan pan.c
"$home/luosim" --version > /dev/null
note
for round in $(seq "$rounds"); do ./pan -E -m100000 > spin.txt; done
note
"$home/luosim" explore --states --files 1 --subsystems 1 --faults "$faults" > ours.txt 2> /dev/null || true
note

tail -n 1 ours.txt
awk -v faults="$faults" -v rounds="$rounds" '
  FILENAME == "cpu" { at[FNR] = $1 }
  / states, stored/ { stored = $1 }
  / nominal states/ { theirs = $1 }
  / transitions /   { edges = $1 }
  FILENAME == "ours.txt" && / states, .* edges/ { gsub(",", ""); for (i = 2; i <= NF; i++) if ($i == "states") ours = $(i - 1) }
  END {
    spin = (at[2] - at[1]) / rounds
    luosim = at[3] - at[2]
    printf "spin: %d states at rest, %d stored, %d transitions\n", theirs, stored, edges
    printf "processor time: luosim %.2f s, spin %.4f s\n", luosim, spin
    printf "states at rest a second: luosim %.0f, spin %.0f, ratio 1 : %.0f\n",
        ours / luosim, theirs / spin, (theirs / spin) / (ours / luosim)
  }' cpu spin.txt ours.txt
