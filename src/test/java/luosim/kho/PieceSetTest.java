package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A set of pieces must hold each folio that was added, in its order alone, until it is removed. */
final class PieceSetTest {
  private static final int ROW = 4096;

  private static FolioRuns runs() {
    var runs = new FolioRuns();
    runs.begin(0, 1);
    runs.add(10, 3, 1);
    runs.add(2048, 2, 3);
    return runs;
  }

  private static boolean inRuns(long unit) {
    boolean comb = unit >= 2048 && unit < 2048 * 4 && unit % 2048 < 2;
    return unit >= 10 && unit < 13 || comb;
  }

  private static void holdsTheRunsBut(long missing, PieceSet set) {
    for (long unit = 0; unit < 3 * ROW; unit++) {
      assertThat(set.contains(unit << 1, 1)).as("unit %d", unit)
          .isEqualTo(inRuns(unit) && unit != missing);
    }
  }

  @Test void everyFolioOfRunsIsInItAndNoOther() {
    var set = new PieceSet();
    set.add(runs());
    holdsTheRunsBut(-1, set);
    assertThat(set.contains(20, 0)).as("the page in another order").isFalse();
    set.remove(22, 1);
    holdsTheRunsBut(11, set);
    var copy = new PieceSet();
    copy.copyFrom(set);
    set.remove(runs());
    assertThat(set.digest()).isZero();
    holdsTheRunsBut(11, copy);
  }

  @Test void theDigestIsThatOfTheMembers() {
    var once = new PieceSet();
    once.add(5, 0);
    var twice = new PieceSet();
    twice.add(5, 0);
    twice.add(6, 0);
    assertThat(twice.digest()).isNotEqualTo(once.digest()).isNotZero();
    twice.add(5, 0);
    twice.remove(6, 0);
    assertThat(twice.digest()).isEqualTo(once.digest());
    twice.clear();
    assertThat(twice.digest()).isZero();
    assertThat(twice.contains(5, 0)).isFalse();
  }
}
