package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import luosim.host.Corruption;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * On a host with sessions, what happened to one participant must never show at another or outlive its
 * session, its kernel or its request.
 */
final class SessionRosterTest {
  private static final int FILE = TraceKind.participant(SessionRoster.FILE, 2);
  private static final int RECEIVED = TraceKind.participant(SessionRoster.RECEIVED, 2);
  private static final int FLB = TraceKind.participant(SessionRoster.FLB, 2);

  private static final List<Consumer<SessionRoster.Slot>> FOR_THE_NEXT_KERNEL = List.of(
      slot -> slot.preserveOk(0, 0),
      slot -> slot.preserveOk(3, 0),
      slot -> slot.preserveOk(0, 3),
      slot -> slot.freezeOk(0),
      slot -> slot.freezeOk(4),
      slot -> slot.failFreeze(),
      slot -> slot.unpreserveBegan(),
      slot -> slot.freezePlace = 2);

  private static final List<Consumer<SessionRoster.Slot>> FROM_THE_LAST_KERNEL = List.of(
      slot -> slot.finishes++,
      slot -> slot.retrieving++,
      slot -> slot.retrieved++,
      slot -> slot.retrieveError = -5,
      slot -> slot.session = 8);

  private final SessionRoster roster = new SessionRoster();

  private static long digestAfter(Consumer<SessionRoster.Slot> happening, Consumer<SessionRoster> then) {
    var roster = new SessionRoster();
    happening.accept(roster.slot(FILE, 5));
    roster.slot(FLB, 5);
    then.accept(roster);
    return roster.digest();
  }

  private static final Consumer<SessionRoster> NOTHING = roster -> {};

  @Test void everythingThatHappensIsInTheDigest() {
    var digests = new HashSet<Long>();
    digests.add(new SessionRoster().digest());
    digests.add(digestAfter(slot -> {}, NOTHING));
    for (var life : List.of(FOR_THE_NEXT_KERNEL, FROM_THE_LAST_KERNEL)) {
      for (var happening : life) {
        assertThat(digests.add(digestAfter(happening, NOTHING))).isTrue();
        assertThat(digests.add(digestAfter(happening, NOTHING))).as("the same again").isFalse();
      }
    }
    assertThat(digests.add(digestAfter(slot -> {}, SessionRoster::nextPlace))).isTrue();
  }

  @Test void aClearedRosterIsANewOne() {
    for (var life : List.of(FOR_THE_NEXT_KERNEL, FROM_THE_LAST_KERNEL)) {
      for (var happening : life) {
        var slot = roster.slot(FILE, 5);
        slot.request = 4;
        happening.accept(slot);
        roster.step(slot);
        roster.nextPlace();
        roster.clear();
        assertThat(roster.size()).isZero();
        assertThat(roster.steps()).isZero();
        assertThat(roster.nextPlace()).isZero();
        roster.clear();
        assertThat(roster.slot(FILE, 5).request).isZero();
        roster.slot(FLB, 5);
        assertThat(roster.digest()).isEqualTo(digestAfter(nothing -> {}, NOTHING));
        roster.clear();
      }
    }
  }

  @Test void aSessionThatIsOverTakesWhatItsFilesDidForTheNextKernel() {
    long none = digestAfter(slot -> slot.session = -1, NOTHING);
    for (var happening : FOR_THE_NEXT_KERNEL) {
      assertThat(digestAfter(slot -> {
        happening.accept(slot);
        slot.session = 5;
      }, roster -> roster.sessionOver(5))).isEqualTo(none);
      assertThat(digestAfter(slot -> {
        happening.accept(slot);
        slot.session = 6;
      }, roster -> roster.sessionOver(5))).as("another session").isNotEqualTo(none);
    }
    roster.slot(FLB, 5).preserveOk(0, 1);
    roster.slot(FLB, 5).session = 5;
    roster.sessionOver(5);
    assertThat(roster.slot(FLB, 5).preserved()).as("others may use it").isTrue();
  }

  @Test void anAttemptThatIsOverTakesWhatFlbsDidThatNobodyHolds() {
    var flb = roster.slot(FLB, 5);
    var held = roster.slot(FLB + 1, 5);
    var file = roster.slot(FILE, 5);
    for (var slot : List.of(flb, held, file)) {
      slot.preserveOk(roster.nextPlace(), 9);
    }
    for (var slot : List.of(flb, file)) {
      slot.unpreserveBegan();
      slot.unpreserveEnded();
    }
    roster.attemptOver();
    assertThat(List.of(flb.preserves, flb.unpreserves)).containsExactly(0, 0);
    assertThat(List.of(file.preserves, file.unpreserves)).containsExactly(1, 1);
    assertThat(held.preserved()).isTrue();
    assertThat(held.preserves).isOne();
    assertThat(roster.nextPlace()).isZero();
  }

  @Test void aReceivedFileIsKnownByItsSessionAndOthersAreNot() {
    assertThat(roster.slot(RECEIVED, 1)).isNotSameAs(roster.slot(RECEIVED, 2));
    assertThat(roster.slot(FILE, 1)).isSameAs(roster.slot(FILE, 2));
    assertThat(roster.slot(FLB, 1)).isSameAs(roster.slot(FLB, 2));
    assertThat(roster.size()).isEqualTo(4);
    assertThat(roster.slot(FILE, 3).id()).isEqualTo(2);
  }

  @Test void eachOfManyHasASlotOfItsOwnThatStays() {
    var random = new SplittableRandom(5);
    var made = new LinkedHashMap<List<Integer>, SessionRoster.Slot>();
    for (int i = 0; i < 3000; i++) {
      int who = TraceKind.participant(SessionRoster.RECEIVED, random.nextInt(90));
      int session = random.nextInt(20);
      var slot = roster.slot(who, session);
      assertThat(made.computeIfAbsent(List.of(who, session), key -> slot)).isSameAs(slot);
      assertThat(slot.participant).isEqualTo(who);
      assertThat(slot.session).isEqualTo(session);
      assertThat(roster.size()).isEqualTo(made.size());
    }
    var inOrder = new ArrayList<SessionRoster.Slot>();
    for (int index = 0; index < roster.size(); index++) {
      inOrder.add(roster.at(index));
    }
    assertThat(inOrder).containsExactlyElementsOf(made.values());
  }

  @Test void stepsOfARollbackKeepTheirOrder() {
    var expected = new ArrayList<SessionRoster.Slot>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300; i++) {
        var slot = roster.slot(TraceKind.participant(SessionRoster.FILE, i % 7 + round), 1);
        roster.step(slot);
        expected.add(slot);
        assertThat(roster.steps()).isEqualTo(expected.size());
      }
      for (int i = 0; i < expected.size(); i++) {
        assertThat(roster.stepAt(i)).isSameAs(expected.get(i));
      }
      roster.forgetSteps();
      assertThat(roster.steps()).isZero();
      expected.clear();
    }
  }

  @Test void anErrorOfARetrieveIsRemembered() {
    roster.slot(RECEIVED, 1);
    roster.slot(RECEIVED, 2).retrieveError = -5;
    assertThat(roster.remembers(-5)).isTrue();
    assertThat(roster.remembers(-12)).isFalse();
  }

  @Test void aFreezeThatSucceedsMakesUpForOneThatFailedAndAnUnfreezeForIt() {
    var slot = roster.slot(FILE, 1);
    slot.preserveOk(0, 3);
    slot.failFreeze();
    assertThat(slot.freezeFailed()).isTrue();
    assertThat(slot.frozen()).isFalse();
    slot.freezeOk(4);
    assertThat(slot.freezeFailed()).isFalse();
    assertThat(slot.frozen()).isTrue();
    assertThat(slot.data).isEqualTo(4);
    slot.unfrozen();
    assertThat(slot.frozen()).isFalse();
    assertThat(slot.preserved()).isTrue();
    assertThat(slot.unpreserving()).isFalse();
    slot.unpreserveBegan();
    assertThat(slot.unpreserving()).isTrue();
    assertThat(slot.preserved()).isTrue();
    slot.unpreserveEnded();
    assertThat(slot.unpreserving()).isFalse();
    assertThat(slot.preserved()).isFalse();
  }

  @Test void everyFactIsInTheDigestOfFactsUntilItIsCleared() {
    List<Consumer<SessionFacts>> facts = List.of(
        told -> told.unpreservedWithout++,
        told -> told.otherData++,
        told -> told.dataAtPreserve++,
        told -> told.unpreservesRefused++,
        told -> told.finishesAfterUnpreserve++,
        told -> told.retrievesAfterFinish++,
        told -> told.retrievesAgain++,
        told -> told.mistold++,
        told -> told.wrongObject++,
        told -> told.corrupted(Corruption.FREED_FILE.ordinal()),
        told -> told.corrupted(Corruption.STALE_DATA.ordinal()));
    shows(facts, SessionFacts::new, SessionFacts::digest, SessionFacts::clear);
    var told = new SessionFacts();
    told.corrupted(Corruption.FREED_FILE.ordinal());
    assertThat(told.corruptions(Corruption.FREED_FILE)).isOne();
    assertThat(told.corruptions(Corruption.STALE_DATA)).isZero();
  }

  @Test void everyCountOfAKernelIsInItsDigestUntilItIsCleared() {
    List<Consumer<KernelCounts>> counts = List.of(
        told -> told.holders++,
        told -> told.incomingHolders++,
        told -> told.rebootsAllowed++,
        told -> told.jumpDue = true,
        told -> told.finishes++,
        told -> told.othersAsked = true);
    shows(counts, KernelCounts::new, KernelCounts::digest, KernelCounts::clear);
  }

  private static <T> void shows(List<Consumer<T>> happenings, java.util.function.Supplier<T> maker,
      Function<T, Long> digest, Consumer<T> clear) {
    var digests = new HashSet<Long>();
    long none = digest.apply(maker.get());
    digests.add(none);
    for (var happening : happenings) {
      var told = maker.get();
      happening.accept(told);
      assertThat(digests.add(digest.apply(told))).isTrue();
      clear.accept(told);
      assertThat(digest.apply(told)).isEqualTo(none);
    }
  }
}
