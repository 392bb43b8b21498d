package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Intervals of windows must never hold, count, order or nest into tree nodes other than a sorted set does.
 */
final class WindowSetTest {

  private static void add(WindowSet set, TreeSet<Long> all, long from, long to) {
    for (long window = set.firstAbsent(from, to); window < to; window = set.firstAbsent(window, to)) {
      long end = set.firstPresent(window, to);
      set.add(window, end);
      for (long each = window; each < end; each++) {
        assertThat(all.add(each)).isTrue();
      }
    }
  }

  @Test void agreesWithASortedSet() {
    for (int seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      var set = new WindowSet();
      var all = new TreeSet<Long>();
      for (int step = 0; step < 40; step++) {
        long from = random.nextLong(1L << random.nextInt(1, 14));
        add(set, all, from, from + random.nextLong(1, 30));
        assertThat(set.count()).isEqualTo(all.size());
      }
      var inOrder = all.stream().mapToLong(Long::longValue).toArray();
      for (int i = 0; i < inOrder.length; i++) {
        assertThat(set.at(i)).isEqualTo(inOrder[i]);
      }
      assertThatThrownBy(() -> set.at(inOrder.length)).isInstanceOf(IndexOutOfBoundsException.class);
      for (long window = 0; window < 300; window++) {
        boolean there = all.contains(window);
        assertThat(set.firstAbsent(window, window + 1)).isEqualTo(there ? window + 1 : window);
        assertThat(set.firstPresent(window, window + 1)).isEqualTo(there ? window : window + 1);
      }
      var copy = new WindowSet();
      copy.add(3, 5);
      copy.copyFrom(set);
      assertThat(copy.hash()).isEqualTo(set.hash());
      assertThat(copy.treeNodes()).isEqualTo(set.treeNodes());
      assertThat(copy.at(inOrder.length - 1)).isEqualTo(inOrder[inOrder.length - 1]);
    }
  }

  @Test void intervalsThatTouchAreOne() {
    var split = new WindowSet();
    split.add(10, 20);
    split.add(30, 40);
    split.add(20, 25);
    split.add(28, 30);
    split.add(25, 28);
    var whole = new WindowSet();
    whole.add(10, 40);
    assertThat(split.hash()).isEqualTo(whole.hash()).isNotZero();
    assertThat(split.firstAbsent(10, 100)).isEqualTo(40);
    assertThat(split.firstAbsent(10, 35)).isEqualTo(35);
    assertThat(split.firstPresent(0, 100)).isEqualTo(10);
    assertThat(split.firstPresent(40, 100)).isEqualTo(100);
    split.clear();
    assertThat(split.hash() + split.count() + split.treeNodes()).isZero();
  }

  /** A node has 64 slots; index 0 alone needs none. */
  @Test void countsTheNodesOfTheKernelsTree() {
    assertThat(nodes(0, 1)).isZero();
    assertThat(nodes(0, 2)).isEqualTo(1);
    assertThat(nodes(1, 2)).isEqualTo(1);
    assertThat(nodes(0, 64)).isEqualTo(1);
    assertThat(nodes(0, 65)).isEqualTo(3);
    assertThat(nodes(64, 65)).isEqualTo(2);
    assertThat(nodes(63, 65)).isEqualTo(3);
    assertThat(nodes(0, 4096)).isEqualTo(65);
    assertThat(nodes(0, 4097)).isEqualTo(65 + 1 + 2);
    assertThat(nodes(262_143, 262_145)).isEqualTo(2 + 2 + 2 + 1);
    var two = new WindowSet();
    two.add(0, 1);
    two.add(63, 64);
    two.add(70, 71);
    two.add(5000, 5001);
    assertThat(two.treeNodes()).isEqualTo(3 + 2 + 1);
  }

  private static long nodes(long from, long to) {
    var set = new WindowSet();
    set.add(from, to);
    return set.treeNodes();
  }
}
