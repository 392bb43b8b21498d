package luosim.invariant;

import java.util.Arrays;
import luosim.luo.part.Digest;

/** What the kernel before this one had preserved at its jump, and what it had preserved and given up. */
final class CarriedData {
  private long[] given = new long[16];
  private int givenUp;
  private long[] kept = new long[16];
  private int keptSize;
  private int[] flbs = new int[4];
  private int flbSize;

  void clear() {
    givenUp = 0;
    keptSize = 0;
    flbSize = 0;
  }

  long digest() {
    var digest = new Digest().add(givenUp).add(keptSize);
    for (int index = 0; index < givenUp; index++) {
      digest.add(given[index]);
    }
    for (int index = 0; index < keptSize; index++) {
      digest.add(kept[index]);
    }
    for (int index = 0; index < flbSize; index++) {
      digest.add(flbs[index]);
    }
    return digest.value();
  }

  /** Takes over the books of a kernel that is left by a jump which hands everything over, or nothing. */
  void take(SessionRoster roster, long[] unpreserved, int count, boolean handedOver) {
    clear();
    for (int index = 0; handedOver && index < roster.size(); index++) {
      var slot = roster.at(index);
      if (slot.preserved() && slot.kind() == SessionRoster.FILE) {
        kept = keptSize == kept.length ? Arrays.copyOf(kept, 2 * keptSize) : kept;
        kept[keptSize++] = slot.data;
      } else if (slot.preserved() && slot.kind() == SessionRoster.FLB) {
        flbs = flbSize == flbs.length ? Arrays.copyOf(flbs, 2 * flbSize) : flbs;
        flbs[flbSize++] = slot.participant;
      }
    }
    given = unpreserved.clone();
    givenUp = count;
  }

  /** Whether data belong to what was given up, and to nothing that was kept. */
  boolean givenUp(long data) {
    return contains(given, givenUp, data) && !contains(kept, keptSize, data);
  }

  private static boolean contains(long[] all, int size, long data) {
    for (int index = 0; index < size; index++) {
      if (all[index] == data) {
        return true;
      }
    }
    return false;
  }

  int files() {
    return keptSize;
  }

  int flbs() {
    return flbSize;
  }

  int flb(int index) {
    return flbs[index];
  }
}
