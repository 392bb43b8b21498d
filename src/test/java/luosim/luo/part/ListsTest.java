package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.luo.RigCast;
import org.junit.jupiter.api.Test;

/** A list must not forget what belongs to the objects themselves when one of them is not on it. */
final class ListsTest {
  private final RigCast cast = new RigCast();

  @Test void aHandlerIsFoundByItsCompatibleWhileItIsOnTheList() {
    var handlers = new HandlerList();
    assertThat(handlers.find("h3", cast)).isEqualTo(-1);
    handlers.add(3);
    handlers.add(12);
    assertThat(handlers.size()).isEqualTo(2);
    assertThat(handlers.get(1)).isEqualTo(12);
    assertThat(handlers.find("h12", cast)).isEqualTo(12);
    handlers.remove(3);
    assertThat(handlers.find("h3", cast)).isEqualTo(-1);
    assertThat(handlers.everAdded(3)).isTrue();
    assertThat(handlers.everAdded(12)).isTrue();
    assertThat(handlers.everAdded(4)).isFalse();
    assertThat(handlers.everAdded(100)).isFalse();
    long digest = digest(handlers);
    var copy = new HandlerList();
    copy.copyFrom(handlers);
    assertThat(digest(copy)).isEqualTo(digest);
    copy.add(4);
    copy.remove(4);
    assertThat(digest(copy)).as("it was once on the list").isNotEqualTo(digest);
    assertThat(handlers.everAdded(4)).isFalse();
    handlers.clear();
    assertThat(handlers.everAdded(3)).isFalse();
    assertThat(handlers.size()).isZero();
  }

  @Test void aSubsystemKeepsItsDataOffTheList() {
    var subsystems = new SubsystemList();
    subsystems.add(1);
    subsystems.add(20);
    subsystems.setData(1, 5);
    subsystems.setData(20, 6);
    assertThat(List.of(subsystems.place(20), subsystems.place(2))).containsExactly(1, -1);
    assertThat(subsystems.hasName("s20", cast)).isTrue();
    subsystems.removeAt(0);
    assertThat(subsystems.hasName("s1", cast)).isFalse();
    assertThat(subsystems.get(0)).isEqualTo(20);
    assertThat(subsystems.size()).isEqualTo(1);
    assertThat(List.of(subsystems.data(1), subsystems.data(20), subsystems.data(99)))
        .containsExactly(5L, 6L, 0L);
    subsystems.add(1);
    assertThat(subsystems.data(1)).isEqualTo(5);
    var copy = new SubsystemList();
    copy.copyFrom(subsystems);
    assertThat(digest(copy, true)).isEqualTo(digest(subsystems, true));
    copy.setData(1, 7);
    assertThat(digest(copy, true)).isNotEqualTo(digest(subsystems, true));
    assertThat(digest(copy, false)).isEqualTo(digest(subsystems, false));
    copy.setData(1, 0);
    assertThat(digest(copy, false)).isNotEqualTo(digest(subsystems, false));
    assertThat(subsystems.data(1)).isEqualTo(5);
    subsystems.clear();
    assertThat(subsystems.data(1)).isZero();
    assertThat(subsystems.size()).isZero();
  }

  @Test void anFlbIsRegisteredAsLongAsAHandlerLinksToIt() {
    var flbs = new FlbTable(new ReleasedList());
    flbs.link(3, 0);
    flbs.link(1, 0);
    flbs.link(3, 9);
    assertThat(List.of(flbs.size(), flbs.get(0), flbs.get(1))).containsExactly(2, 3, 1);
    assertThat(List.of(flbs.links(0), flbs.linkOf(0, 0), flbs.linkOf(0, 1))).containsExactly(2, 3, 1);
    assertThat(List.of(flbs.links(9), flbs.links(4), flbs.links(50))).containsExactly(1, 0, 0);
    assertThat(List.of(flbs.linked(3, 9), flbs.linked(1, 9), flbs.linked(1, 50)))
        .containsExactly(true, false, false);
    var copy = new FlbTable(new ReleasedList());
    copy.link(5, 20);
    copy.copyFrom(flbs);
    assertThat(copy.linked(5, 20)).isFalse();
    assertThat(copy.linked(3, 9)).isTrue();
    flbs.unlink(3, 0);
    assertThat(flbs.registered(3)).isTrue();
    assertThat(flbs.linkOf(0, 0)).isEqualTo(1);
    flbs.unlink(3, 9);
    assertThat(flbs.registered(3)).isFalse();
    assertThat(List.of(flbs.size(), flbs.get(0))).containsExactly(1, 1);
    assertThat(copy.linked(3, 0)).isTrue();
    assertThat(copy.size()).isEqualTo(2);
    assertThat(copy.registered(3)).isTrue();
    flbs.clear();
    assertThat(flbs.linked(1, 0)).isFalse();
    assertThat(flbs.size()).isZero();
  }

  @Test void whatAnFlbHoldsShowsInTheDigest() {
    var flbs = new FlbTable(new ReleasedList());
    flbs.outgoing(2);
    var blank = new FlbTable(new ReleasedList());
    assertThat(digest(flbs, true)).as("looking leaves no trace").isEqualTo(digest(blank, true));
    flbs.outgoing(2).setCount(1);
    long counted = digest(flbs, true);
    flbs.outgoing(2).hold(5, true);
    long held = digest(flbs, true);
    flbs.setStatus(2, -5);
    long failed = digest(flbs, true);
    flbs.finish(2);
    long finished = digest(flbs, true);
    flbs.incoming(2).lock().acquire(1, false);
    long locked = digest(flbs, true);
    assertThat(List.of(digest(blank, true), counted, held, failed, finished, locked)).doesNotHaveDuplicates();
    var copy = new FlbTable(new ReleasedList());
    copy.copyFrom(flbs);
    assertThat(digest(copy, true)).isEqualTo(locked);
    assertThat(List.of(copy.outgoing(2).count(), copy.outgoing(2).data())).containsExactly(1L, 5L);
    assertThat(copy.outgoing(2).object()).isTrue();
    assertThat(copy.status(2)).isEqualTo(-5);
    assertThat(copy.finished(2)).isTrue();
    assertThat(copy.counterpart(flbs, flbs.incoming(2).lock())).containsSame(copy.incoming(2).lock());
    assertThat(copy.counterpart(flbs, flbs.outgoing(2).lock())).containsSame(copy.outgoing(2).lock());
    assertThat(copy.counterpart(flbs, new QueuedLock(new ReleasedList()))).isEmpty();
    flbs.clear();
    assertThat(digest(flbs, true)).isEqualTo(digest(blank, true));
    assertThat(copy.outgoing(2).data()).isEqualTo(5);
  }

  private static long digest(HandlerList list) {
    var digest = new Digest();
    list.digest(digest);
    return digest.value();
  }

  private static long digest(SubsystemList list, boolean exact) {
    var digest = new Digest();
    list.digest(digest, exact);
    return digest.value();
  }

  private static long digest(FlbTable table, boolean exact) {
    var digest = new Digest();
    table.digest(digest, exact);
    return digest.value();
  }
}
