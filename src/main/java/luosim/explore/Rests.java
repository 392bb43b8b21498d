package luosim.explore;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of every exploration that began at a rest between two attempts, by a number over all that decides
 * it. Shared by the runners of one tiny host; what is found does not depend on who put what in first.
 *
 * <p>Two rests that differ have the same number with a chance of one in 2^64 for each pair; among a million
 * rests that is less than one in ten million.
 */
final class Rests {
  /** Rests beyond these are explored each time anew. */
  private static final int MOST = 200_000;

  private final Map<Long, RunTally> known = Collections.synchronizedMap(new TreeMap<>());

  Optional<RunTally> get(long key) {
    return Optional.ofNullable(known.get(key));
  }

  void put(long key, RunTally tally) {
    if (known.size() < MOST) {
      known.putIfAbsent(key, tally);
    }
  }

  int size() {
    return known.size();
  }
}
