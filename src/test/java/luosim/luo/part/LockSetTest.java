package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A lock is granted in the order of asking, and nobody is told of a grant that was not made. */
final class LockSetTest {
  private final LockSet set = new LockSet();
  private final QueuedLock first = set.add();
  private final QueuedLock second = set.add();

  @Test void wholeRunsOfSharersAreGrantedAtOnce() {
    assertThat(first.acquire(1, false)).isTrue();
    assertThat(first.acquire(2, true)).isFalse();
    assertThat(first.acquire(3, true)).isFalse();
    assertThat(first.acquire(4, false)).isFalse();
    assertThat(first.acquire(5, true)).isFalse();
    assertThat(set.released().poll()).isEqualTo(-1);
    first.release(1);
    assertThat(set.released().poll()).isEqualTo(2);
    assertThat(set.released().poll()).isEqualTo(3);
    assertThat(set.released().poll()).isEqualTo(-1);
    assertThat(first.waits(4)).isTrue();
    assertThat(first.waits(3)).isFalse();
    first.release(2);
    assertThat(set.released().poll()).isEqualTo(-1);
    first.release(3);
    assertThat(set.released().poll()).isEqualTo(4);
    assertThat(second.idle()).isTrue();
    assertThat(first.idle()).isFalse();
  }

  @Test void nobodyOvertakesAWaiterAndWhoGivesUpLetsOthersBy() {
    first.acquire(1, true);
    assertThat(first.acquire(2, false)).isFalse();
    assertThat(first.acquire(3, true)).isFalse();
    assertThat(first.withdraw(9)).isFalse();
    assertThat(first.withdraw(2)).isTrue();
    assertThat(set.released().poll()).isEqualTo(3);
    first.release(1);
    first.release(3);
    assertThat(first.idle()).isTrue();
  }

  @Test void whoGivesUpInTheMiddleLeavesTheOrderOfTheOthers() {
    first.acquire(1, false);
    first.acquire(2, false);
    first.acquire(3, true);
    first.acquire(4, false);
    first.acquire(5, true);
    assertThat(first.withdraw(3)).isTrue();
    first.release(1);
    first.release(2);
    assertThat(first.waits(5)).isTrue();
    first.release(4);
    assertThat(first.acquire(6, true)).as("beside the sharer").isTrue();
    assertThat(java.util.List.of(set.released().poll(), set.released().poll(), set.released().poll()))
        .containsExactly(2, 4, 5);
  }

  @Test void moreWaitersThanTheFirstRoomKeepTheirOrder() {
    first.acquire(0, false);
    for (int op = 1; op < 30; op++) {
      assertThat(first.acquire(op, false)).isFalse();
    }
    for (int op = 1; op < 30; op++) {
      first.release(op - 1);
      assertThat(set.released().poll()).isEqualTo(op);
    }
  }

  @Test void aLockIsGivenBackByWhoHasItAndLeftByItsOwnerAlone() {
    assertThatThrownBy(() -> first.release(1)).hasMessage(
        "operation 1 gives back a lock that it does not have");
    assertThatThrownBy(() -> first.handOver(1)).hasMessage(
        "operation 1 leaves a lock that it does not have");
    first.acquire(1, false);
    first.acquire(2, true);
    first.releaseHandedOver();
    assertThat(first.waits(2)).isTrue();
    first.handOver(1);
    assertThat(first.waits(2)).isTrue();
    first.releaseHandedOver();
    assertThat(set.released().poll()).isEqualTo(2);
    first.releaseHandedOver();
    assertThat(set.released().poll()).isEqualTo(-1);
  }

  @Test void aCopyHasTheSameWaitersInLocksOfItsOwn() {
    second.acquire(1, false);
    second.acquire(2, false);
    first.acquire(5, false);
    first.acquire(6, true);
    first.release(5);
    var copy = new LockSet();
    QueuedLock copyOfFirst = copy.add();
    QueuedLock copyOfSecond = copy.add();
    copy.copyFrom(set);
    assertThat(digest(copy)).isEqualTo(digest(set));
    assertThat(copy.counterpart(set, second)).containsSame(copyOfSecond);
    assertThat(copy.counterpart(set, first)).containsSame(copyOfFirst);
    assertThat(copy.counterpart(set, copyOfFirst)).isEmpty();
    assertThat(copy.released().poll()).isEqualTo(6);
    copyOfSecond.release(1);
    assertThat(copy.released().poll()).isEqualTo(2);
    assertThat(second.waits(2)).isTrue();
    assertThat(set.released().poll()).isEqualTo(6);
    assertThat(set.released().poll()).isEqualTo(-1);
  }

  @Test void everyLockShowsInTheDigest() {
    long idle = digest(set);
    second.acquire(1, false);
    long owned = digest(set);
    second.acquire(2, true);
    long awaited = digest(set);
    assertThat(java.util.List.of(idle, owned, awaited)).doesNotHaveDuplicates();
    set.clear();
    assertThat(digest(set)).isEqualTo(idle);
    assertThat(second.idle()).isTrue();
  }

  private static long digest(LockSet locks) {
    var digest = new Digest();
    locks.digest(digest);
    return digest.value();
  }
}
