package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What happened to one participant must never show at another, or outlive what it belongs to. */
final class RosterTest {
  private final Roster roster = new Roster();

  private static final List<Consumer<Roster>> HAPPENINGS = List.of(
      roster -> roster.slot(8),
      roster -> roster.prepareOk(0, 5),
      roster -> roster.prepareOk(1, 6),
      roster -> roster.preparedAlone(0, 7),
      roster -> roster.cancelAlone(0),
      roster -> roster.freezeOk(0, 5),
      roster -> roster.failFreeze(0),
      roster -> roster.cancelBegan(0),
      roster -> roster.cancelBegan(1),
      roster -> roster.agree(0),
      roster -> roster.aborted(0),
      roster -> roster.finished(0),
      roster -> roster.retrieveBegan(0),
      roster -> roster.retrieveEnded(0, true),
      roster -> roster.registered(0, 1),
      roster -> roster.registered(0, -1));

  @Test void eachOfManyHasASlotOfItsOwnThatStays() {
    var random = new SplittableRandom(4);
    var slots = new LinkedHashMap<Integer, Integer>();
    for (int i = 0; i < 3000; i++) {
      int who = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(400);
      int slot = roster.slot(who);
      assertThat(slots.computeIfAbsent(who, key -> slots.size())).isEqualTo(slot);
      assertThat(roster.size()).isEqualTo(slots.size());
      roster.prepareOk(slot, who);
      roster.registered(slot, 1);
    }
    slots.forEach((who, slot) -> {
      assertThat(roster.slot(who)).isEqualTo(slot);
      assertThat(roster.participant(slot)).isEqualTo(who);
      assertThat(roster.data(slot)).isEqualTo((long) who);
      assertThat(roster.prepares(slot)).isPositive();
      roster.cancelBegan(slot);
      assertThat(roster.cancelling(slot)).isTrue();
    });
    assertThat(roster.cancelledSize()).isEqualTo(slots.size());
    assertThat(roster.size()).isEqualTo(slots.size());
  }

  @Test void everythingThatHappensIsInTheDigest() {
    var digests = new HashSet<Long>();
    digests.add(begun().digest());
    for (var happening : HAPPENINGS) {
      var changed = begun();
      happening.accept(changed);
      assertThat(digests.add(changed.digest())).as("happening %d", digests.size()).isTrue();
      var again = begun();
      happening.accept(again);
      assertThat(again.digest()).isEqualTo(changed.digest());
    }
  }

  private static Roster begun() {
    var roster = new Roster();
    roster.slot(3);
    roster.slot(4);
    return roster;
  }

  @Test void aClearedRosterIsANewOne() {
    for (var happening : HAPPENINGS) {
      var used = begun();
      happening.accept(used);
      used.clear();
      assertThat(used.size()).isZero();
      assertThat(used.digest()).isEqualTo(new Roster().digest());
      used.slot(3);
      used.slot(4);
      assertThat(used.digest()).isEqualTo(begun().digest());
      assertThat(used.size()).isEqualTo(2);
    }
  }

  @Test void anotherAttemptKeepsWhatIsOfTheKernel() {
    roster.slot(3);
    roster.slot(4);
    roster.prepareOk(0, 5);
    roster.freezeOk(0, 6);
    roster.cancelBegan(0);
    roster.agree(0);
    roster.aborted(0);
    roster.preparedAlone(1, 9);
    roster.cancelAlone(1);
    roster.finished(1);
    roster.retrieveBegan(1);
    assertThat(roster.retrieving(1)).isEqualTo(1);
    roster.retrieveEnded(1, true);
    assertThat(roster.cancelledAlone()).isTrue();
    roster.clearAttempt();
    for (int slot = 0; slot < 2; slot++) {
      assertThat(roster.prepareOk(slot) || roster.prepared(slot) || roster.frozen(slot)
          || roster.freezeFailed(slot) || roster.cancelling(slot) || roster.finalizeOk(slot)).isFalse();
      assertThat(roster.prepares(slot) + roster.cancels(slot) + roster.aborts(slot)).isZero();
    }
    assertThat(roster.cancelledSize()).isZero();
    assertThat(roster.cancelledAlone()).isFalse();
    assertThat(roster.alone(1)).isTrue();
    assertThat(roster.finishes(1)).isEqualTo(1);
    assertThat(roster.retrieving(1)).isZero();
    assertThat(roster.retrieved(1)).isEqualTo(1);
    roster.prepareOk(1, 5);
    assertThat(roster.place(1)).isZero();
  }

  @Test void aCancelTakesBackWhatAPrepareAndAFreezeMade() {
    int slot = roster.slot(3);
    roster.prepareOk(slot, 5);
    roster.prepareOk(slot, 6);
    roster.failFreeze(slot);
    roster.freezeOk(slot, 7);
    assertThat(roster.freezeFailed(slot)).isFalse();
    assertThat(roster.frozen(slot)).isTrue();
    roster.cancelVacuously(slot);
    assertThat(roster.cancels(slot)).isEqualTo(2);
    assertThat(roster.prepared(slot)).isFalse();
    assertThat(roster.frozen(slot)).isFalse();
    assertThat(roster.prepareOk(slot)).isTrue();
    assertThat(roster.cancelledSize()).isZero();
  }

  @Test void aRetrieveThatFailedIsOver() {
    int slot = roster.slot(3);
    roster.retrieveBegan(slot);
    roster.retrieveBegan(slot);
    roster.retrieveEnded(slot, false);
    assertThat(roster.retrieving(slot)).isEqualTo(1);
    assertThat(roster.retrieved(slot)).isZero();
    roster.retrieveEnded(slot, true);
    assertThat(roster.retrieving(slot)).isZero();
    assertThat(roster.retrieved(slot)).isEqualTo(1);
  }

  @Test void whenNothingIsRegisteredNobodyIs() {
    roster.registered(roster.slot(3), 1);
    roster.registered(roster.slot(4), 2);
    var none = begun().digest();
    assertThat(roster.digest()).isNotEqualTo(none);
    roster.nothingRegistered();
    assertThat(roster.digest()).isEqualTo(none);
  }
}
