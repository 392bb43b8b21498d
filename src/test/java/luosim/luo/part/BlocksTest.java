package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.IncomingSessions;
import luosim.luo.SessionHandover;
import org.junit.jupiter.api.Test;

/** No page may stay that holds no entry, and none may go that holds one. */
final class BlocksTest {
  private final List<String> calls = new ArrayList<>();
  private final SessionHandover handover = new SessionHandover() {
    @Override public boolean enabled() {
      return true;
    }

    @Override public long preservePage() {
      return 1;
    }

    @Override public void unpreservePage(long phys) {
      calls.add("unpreserve " + phys);
    }

    @Override public void restorePage(long phys) {
      calls.add("restore " + phys);
    }

    @Override public int addSubtree(String name, long phys, int bytes) {
      return 0;
    }

    @Override public boolean hasSubtree(String name) {
      return false;
    }

    @Override public IncomingSessions incomingSessions() {
      throw new IllegalStateException("nothing was received");
    }
  };

  private static Blocks of(long... pages) {
    var blocks = new Blocks(10);
    for (long page : pages) {
      blocks.add(page);
    }
    return blocks;
  }

  @Test void entriesFillPageAfterPage() {
    assertThat(of().full(0)).isTrue();
    Blocks blocks = of(1, 2, 3);
    assertThat(blocks.full(29)).isFalse();
    assertThat(blocks.full(30)).isTrue();
    assertThat(List.of(blocks.entriesIn(0, 25), blocks.entriesIn(1, 25), blocks.entriesIn(2, 25)))
        .containsExactly(10, 10, 5);
    assertThat(blocks.entriesIn(2, 20)).isZero();
    assertThat(blocks.entriesIn(2, 5)).isZero();
  }

  @Test void pagesWithoutEntriesGoTheLastFirst() {
    Blocks blocks = of(1, 2, 3, 4);
    blocks.shrink(21, handover);
    assertThat(calls).containsExactly("unpreserve 4");
    blocks.shrink(20, handover);
    assertThat(blocks.size()).isEqualTo(2);
    blocks.shrink(0, handover);
    assertThat(calls).containsExactly("unpreserve 4", "unpreserve 3", "unpreserve 2", "unpreserve 1");
    assertThat(blocks.size()).isZero();
  }

  @Test void restoringTakesEveryPageOver() {
    Blocks blocks = of(1, 2, 3);
    blocks.restore(handover);
    assertThat(calls).containsExactly("restore 1", "restore 2", "restore 3");
    assertThat(blocks.size()).isZero();
    assertThatThrownBy(() -> blocks.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test void aCopyGoesItsOwnWayAndAddressesCountOnlyExactly() {
    Blocks blocks = of(1, 2, 3, 4, 5);
    Blocks copy = of(9);
    copy.copyFrom(blocks);
    assertThat(digest(copy, true)).isEqualTo(digest(blocks, true));
    copy.clear();
    copy.add(7);
    assertThat(blocks.get(0)).isEqualTo(1);
    assertThat(blocks.get(4)).isEqualTo(5);
    assertThat(digest(of(1, 2), true)).isNotEqualTo(digest(of(1, 3), true));
    assertThat(digest(of(1, 2), false)).isEqualTo(digest(of(1, 3), false));
    assertThat(digest(of(1, 2), false)).isNotEqualTo(digest(of(1), false));
    Blocks narrow = of(1, 2, 3);
    narrow.copyFrom(of(4));
    assertThat(narrow.size()).isEqualTo(1);
    assertThat(narrow.get(0)).isEqualTo(4);
  }

  private static long digest(Blocks blocks, boolean exact) {
    var digest = new Digest();
    blocks.digest(digest, exact);
    return digest.value();
  }
}
