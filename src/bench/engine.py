"""Prints the table of ratios of engine.sh from its lines of figures and appends it to the history."""

import os
import sys
from statistics import median

# model, size, what, must, goal; "at least" is a ratio to the plain loop, "at most" is bytes
ASKED = [
    ("hold", 1000, "speed", 1.5, 2.0),
    ("hold", 100000, "speed", 4.0, 6.0),
    ("hold", 1000000, "speed", 8.0, 12.0),
    ("phold", 10000, "speed", 2.0, 3.0),
    ("phold", 1000000, "speed", 3.5, 5.0),
    ("timers", 100000, "speed", 3.0, 5.0),
    ("hold", 10000000, "of the rate at 1000000", 0.4, 0.6),
    ("hold", 1000000, "bytes", 48.0, 32.0),
    ("hold", 10000000, "bytes", 48.0, 32.0),
]


def read(path):
    runs = {}
    for line in open(path, encoding="utf-8"):
        run = dict(word.split("=", 1) for word in line.split())
        runs.setdefault((run["model"], int(run["size"]), run["on"]), []).append(run)
    return runs


def column(runs, model, size, side, name):
    return [float(run[name]) for run in runs[model, size, side]]


def values(runs, model, size, what):
    if what == "bytes":
        return column(runs, model, size, "engine", "bytes")
    ours = column(runs, model, size, "engine", "ns")
    if what == "speed":
        sums = {run["checksum"] for side in ("plain", "engine") for run in runs[model, size, side]}
        if len(sums) != 1:
            sys.exit(f"{model} {size}: the two sides did not do the same work: {sums}")
        theirs = column(runs, model, size, "plain", "ns")
    else:
        theirs = column(runs, model, 1000000, "engine", "ns")
    return [their / our for their, our in zip(theirs, ours)]


def main():
    runs = read(sys.argv[1])
    history = sys.argv[2]
    row = "{:8}{:>10}  {:24}{:>8}{:>8}{:>8}{:>8}{:>8}  {}"
    print(row.format("model", "size", "what", "median", "min", "max", "must", "goal", ""))
    lines = []
    for model, size, what, must, goal in ASKED:
        found = values(runs, model, size, what)
        middle = median(found)
        sign = -1 if what == "bytes" else 1
        met = "goal" if sign * middle >= sign * goal else "must" if sign * middle >= sign * must else "MISSED"
        shown = [f"{value:.2f}" for value in (middle, min(found), max(found))]
        print(row.format(model, size, what, *shown, must, goal, met))
        ours = median(column(runs, model, size, "engine", "ns"))
        lines.append([os.environ["date"], os.environ["commit"], os.environ["machine"], os.environ["jdk"], model,
                      str(size), what, str(len(found)), *shown, f"{ours:.1f}"])
    os.makedirs(os.path.dirname(history), exist_ok=True)
    new = not os.path.exists(history)
    with open(history, "a", encoding="utf-8") as file:
        if new:
            file.write("date,commit,machine,jdk,model,size,what,pairs,median,min,max,engineNs\n")
        file.writelines(",".join(line) + "\n" for line in lines)


main()
