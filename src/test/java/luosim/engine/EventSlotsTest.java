package luosim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A handle must never mean two events, not even when the generations of a slot run out. */
final class EventSlotsTest {
  @Test void aSlotWhoseGenerationsAreUsedUpIsLeftAlone() {
    EventSlots slots = new EventSlots(5);
    Set<Long> given = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      long handle = slots.take(i, -i);
      assertThat(given.add(handle)).isTrue();
      assertThat(slots.kind(handle)).isEqualTo(i);
      assertThat(slots.argument(handle)).isEqualTo(-i);
      slots.free(handle);
      assertThat(slots.knows(handle)).isFalse();
    }
    assertThat(given).extracting(Long::intValue).contains(0, 33).doesNotContain(34);
  }

  @Test void clearingUsesUpGenerationsToo() {
    EventSlots slots = new EventSlots(5);
    Set<Long> given = new HashSet<>();
    for (int round = 0; round < 50; round++) {
      long kept = slots.take(0, 0);
      long freed = slots.take(0, 0);
      assertThat(given.add(kept)).isTrue();
      assertThat(given.add(freed)).isTrue();
      slots.free(freed);
      assertThat(slots.knows(kept)).isTrue();
      slots.clear();
      assertThat(slots.knows(kept)).isFalse();
    }
  }
}
