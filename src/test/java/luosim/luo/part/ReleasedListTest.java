package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No grant may be forgotten, told twice or told before an earlier one, however many wait to be told. */
final class ReleasedListTest {
  private final ReleasedList released = new ReleasedList();

  /** A list whose next grants lie across the end of its first room of 16. */
  private void wrap() {
    add(0, 12);
    for (int op = 0; op < 12; op++) {
      assertThat(released.poll()).isEqualTo(op);
    }
    add(12, 28);
  }

  private void add(int from, int to) {
    for (int op = from; op < to; op++) {
      released.add(op);
    }
  }

  private static List<Integer> told(ReleasedList list) {
    var told = new ArrayList<Integer>();
    for (int op = list.poll(); op != -1; op = list.poll()) {
      told.add(op);
    }
    return told;
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test void grantsAreToldInTheirOrderAcrossTheEndOfTheRoom() {
    wrap();
    assertThat(told(released)).isEqualTo(range(12, 28));
    add(28, 60);
    assertThat(told(released)).as("exactly twice the room").isEqualTo(range(28, 60));
    assertThat(released.poll()).isEqualTo(-1);
  }

  @Test void aListThatGrowsWhileItLiesAcrossTheEndKeepsItsOrder() {
    wrap();
    add(28, 80);
    assertThat(told(released)).isEqualTo(range(12, 80));
    add(80, 90);
    assertThat(told(released)).isEqualTo(range(80, 90));
  }

  @Test void whereGrantsLieInTheRoomDoesNotShow() {
    wrap();
    var fresh = new ReleasedList();
    for (int op = 12; op < 28; op++) {
      fresh.add(op);
    }
    assertThat(digest(released)).isEqualTo(digest(fresh));
    fresh.poll();
    assertThat(digest(released)).isNotEqualTo(digest(fresh));
    fresh.clear();
    long none = digest(fresh);
    fresh.add(1);
    fresh.add(2);
    long oneTwo = digest(fresh);
    fresh.clear();
    fresh.add(2);
    fresh.add(1);
    assertThat(List.of(none, oneTwo, digest(fresh))).doesNotHaveDuplicates();
  }

  @Test void aCopyTellsTheSameAndTheOriginalIsAskedByItself() {
    wrap();
    var copy = new ReleasedList();
    copy.add(99);
    copy.copyFrom(released);
    assertThat(digest(copy)).isEqualTo(digest(released));
    assertThat(told(copy)).isEqualTo(range(12, 28));
    assertThat(told(released)).isEqualTo(range(12, 28));
  }

  private static long digest(ReleasedList list) {
    var digest = new Digest();
    list.digest(digest);
    return digest.value();
  }
}
