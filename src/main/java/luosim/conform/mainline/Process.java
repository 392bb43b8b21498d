package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luosim.luo.Errno;

/**
 * The process that asks: its descriptors, the names that the record gives them, and the limit on
 * their number. As in every Unix the lowest free number is taken.
 */
final class Process {
  /** Standard input, output and error. */
  static final int FIRST = 3;

  private static final int LIMIT = 1 << 20;

  private final Map<String, Integer> handles = new LinkedHashMap<>();
  private final Map<Integer, Optional<OpenFile>> descriptors = new TreeMap<>();
  private int limit = LIMIT;

  /** Whether it is known where the limit is met; without one nothing is to be learnt. */
  private boolean met = true;

  private boolean refused;

  /** No descriptor below is free. */
  private int lowest = FIRST;

  /**
   * Sets how many descriptors there may be. The process may have more open than the record tells of,
   * so the first request that was refused one shows where the limit is met; see {@link #expect}.
   */
  void limit(int descriptorsMax) {
    limit = descriptorsMax;
    met = false;
  }

  /** Tells whether the request that comes was refused a descriptor. */
  void expect(boolean refusedNow) {
    refused = refusedNow;
  }

  /** Takes the lowest free descriptor for a file that comes later; a negative errno if none is left. */
  int reserve() {
    while (descriptors.containsKey(lowest)) {
      lowest++;
    }
    if (refused && !met) {
      met = true;
      limit = Math.min(limit, lowest);
    }
    if (lowest >= limit) {
      return -Errno.EMFILE;
    }
    descriptors.put(lowest, Optional.empty());
    return lowest;
  }

  void install(int descriptor, OpenFile file) {
    descriptors.put(descriptor, Optional.of(file));
  }

  /** Gives a reserved or closed descriptor back. */
  void release(int descriptor) {
    descriptors.remove(descriptor);
    lowest = Math.min(lowest, descriptor);
  }

  void name(String handle, int descriptor) {
    handles.put(handle, descriptor);
  }

  /** The descriptor that a name stands for, or -1. */
  int descriptor(String handle) {
    return handles.getOrDefault(handle, -1);
  }

  /** What a name's descriptor refers to, if it is open. */
  Optional<OpenFile> file(String handle) {
    return file(descriptor(handle));
  }

  Optional<OpenFile> file(int descriptor) {
    return descriptors.getOrDefault(descriptor, Optional.empty());
  }

  /** Everything open, by number of the descriptor; a file once for each of its descriptors. */
  List<OpenFile> open() {
    var open = new ArrayList<OpenFile>();
    descriptors.values().forEach(file -> file.ifPresent(open::add));
    return open;
  }

  /** Forgets every descriptor and name. */
  void forget() {
    descriptors.clear();
    handles.clear();
    limit = LIMIT;
    met = true;
    lowest = FIRST;
  }
}
