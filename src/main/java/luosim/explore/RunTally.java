package luosim.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import luosim.invariant.Invariants;
import luosim.luo.Row;

/**
 * What came of many runs: how many violated which invariants and checked which, and the smallest path to each
 * violation. Adding and merging do not depend on the order.
 */
final class RunTally {
  private static final int ROWS = Row.values().length;

  private final SortedMap<Masks, long[]> counts = new TreeMap<>();
  private final SortedMap<Integer, Finding> smallest = new TreeMap<>();
  private final long[] reached = new long[Adversary.reachedWords()];
  private long runs;

  /** Invariants as bits by their places: violated and checked. */
  record Masks(long violated, long checked) implements Comparable<Masks> {
    @Override public int compareTo(Masks other) {
      int first = Long.compareUnsigned(violated, other.violated);
      return first != 0 ? first : Long.compareUnsigned(checked, other.checked);
    }
  }

  /** Counts runs that came out the same. */
  void count(Masks masks, long times) {
    counts.computeIfAbsent(masks, none -> new long[1])[0] += times;
    runs += times;
  }

  private static int key(int invariant, Row row) {
    return invariant * ROWS + row.ordinal();
  }

  /** Whether a path with so many faults up to a last question could be the smallest to a violation. */
  boolean wants(int invariant, Row row, int faults, int last) {
    Finding kept = smallest.get(key(invariant, row));
    return kept == null || faults < kept.faults() || faults == kept.faults() && last <= kept.last();
  }

  /** Keeps a finding if it is the smallest of its invariant and row. */
  void keep(Finding finding) {
    smallest.merge(key(finding.invariant(), finding.row()), finding,
        (kept, other) -> Finding.SMALLEST_FIRST.compare(other, kept) < 0 ? other : kept);
  }

  /** The points reached, as bits. */
  long[] reached() {
    return reached;
  }

  /** Adds all that another tally holds. */
  void merge(RunTally other) {
    other.counts.forEach((masks, times) -> count(masks, times[0]));
    other.smallest.values().forEach(this::keep);
    for (int word = 0; word < reached.length; word++) {
      reached[word] |= other.reached[word];
    }
  }

  long runs() {
    return runs;
  }

  SortedMap<Masks, long[]> counts() {
    return counts;
  }

  /** The smallest findings, by invariant and row. */
  List<Finding> findings() {
    return new ArrayList<>(smallest.values());
  }

  /** Runs in which an invariant was violated. */
  long violated(int invariant) {
    return counts.entrySet().stream().filter(entry -> has(entry.getKey().violated(), invariant))
        .mapToLong(entry -> entry.getValue()[0]).sum();
  }

  /** Runs in which an invariant was checked. */
  long checked(int invariant) {
    return counts.entrySet().stream().filter(entry -> has(entry.getKey().checked(), invariant))
        .mapToLong(entry -> entry.getValue()[0]).sum();
  }

  private static boolean has(long mask, int invariant) {
    return invariant < Invariants.all().size() && (mask >>> invariant & 1) != 0;
  }

  /** Points reached. */
  int points() {
    int points = 0;
    for (long word : reached) {
      points += Long.bitCount(word);
    }
    return points;
  }
}
