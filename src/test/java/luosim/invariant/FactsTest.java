package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import luosim.host.Corruption;
import luosim.host.Site;
import luosim.luo.LuoState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a step did must be known until it has been checked and no longer, and what befell a kernel as long as
 * it runs.
 */
final class FactsTest {
  private static final int ERROR = 0;
  private static final int CRASH = 3;
  private static final int RANGE = 6;
  private static final int EFFECTS = 7;

  /** A fact, and what tells it. */
  private record Fact(Consumer<Facts> happens, ToLongFunction<Facts> told) {}

  private static final List<Fact> OF_A_STEP = List.of(
      new Fact(Facts::cancelUnprepared, Facts::cancelsUnprepared),
      new Fact(Facts::cancelWithOtherData, Facts::cancelsWithOtherData),
      new Fact(Facts::unpreserveRefused, Facts::unpreservesRefused),
      new Fact(Facts::finishAfterCancel, Facts::finishesAfterCancel),
      new Fact(Facts::mistell, Facts::mistold),
      new Fact(facts -> facts.stateChange(LuoState.NORMAL, LuoState.UPDATED), Facts::impossibleChanges),
      new Fact(facts -> facts.faultFired(Site.FDT_WRITE.ordinal(), ERROR), Facts::writesFailed),
      new Fact(facts -> facts.dataAtPrepare(1), Facts::dataAtPrepare),
      corruption(Corruption.FREED_WHILE_MAPPED),
      corruption(Corruption.FREED_FILE));

  private static final List<Fact> OF_A_RETRIEVAL = List.of(
      new Fact(Facts::retrieveAfterFinish, Facts::retrievesAfterFinish),
      new Fact(Facts::retrieveAgain, Facts::retrievesAgain),
      corruption(Corruption.STALE_DATA),
      corruption(Corruption.RETRIEVED_TWICE));

  private static final List<Fact> OF_A_KERNEL = List.of(
      new Fact(facts -> facts.faultFired(Site.BOOT.ordinal(), CRASH), facts -> facts.madeToStop() ? 1 : 0),
      new Fact(FactsTest::refuse, facts -> facts.cannotGiveBack() ? 1 : 0));

  private static Fact corruption(Corruption kind) {
    return new Fact(facts -> facts.corrupted(kind.ordinal()), facts -> facts.corruptions(kind));
  }

  private static void refuse(Facts facts) {
    facts.faultFired(Site.KHO_UNPRESERVE.ordinal(), ERROR);
  }

  private static void lasts(List<Fact> facts, Consumer<Facts> end, boolean stays) {
    for (var fact : facts) {
      var told = new Facts();
      assertThat(fact.told.applyAsLong(told)).isZero();
      fact.happens.accept(told);
      assertThat(fact.told.applyAsLong(told)).isOne();
      end.accept(told);
      assertThat(fact.told.applyAsLong(told)).as("fact %d", facts.indexOf(fact)).isEqualTo(stays ? 1 : 0);
    }
  }

  @Test void whatAStepDidIsForgottenWithItAlone() {
    lasts(OF_A_STEP, Facts::clearStep, false);
    lasts(OF_A_STEP, Facts::clearRetrieval, true);
    lasts(OF_A_STEP, Facts::newKernel, true);
    lasts(OF_A_STEP, Facts::clear, false);
  }

  @Test void whatARetrievalDidIsForgottenWithItAlone() {
    lasts(OF_A_RETRIEVAL, Facts::clearRetrieval, false);
    lasts(OF_A_RETRIEVAL, Facts::clearStep, true);
    lasts(OF_A_RETRIEVAL, Facts::newKernel, true);
    lasts(OF_A_RETRIEVAL, Facts::clear, false);
  }

  @Test void whatBefellAKernelIsForgottenWithItAlone() {
    lasts(OF_A_KERNEL, Facts::newKernel, false);
    lasts(OF_A_KERNEL, Facts::clearStep, true);
    lasts(OF_A_KERNEL, Facts::clearRetrieval, true);
    lasts(OF_A_KERNEL, Facts::clear, false);
  }

  @Test void everyFactIsInTheDigestAndGoneOnAnotherHost() {
    var digests = new HashSet<Long>();
    long none = new Facts().digest();
    digests.add(none);
    for (var facts : List.of(OF_A_STEP, OF_A_RETRIEVAL, OF_A_KERNEL)) {
      for (var fact : facts) {
        var told = new Facts();
        fact.happens.accept(told);
        assertThat(digests.add(told.digest())).isTrue();
        told.clear();
        assertThat(told.digest()).isEqualTo(none);
      }
    }
    assertThat(digests).hasSize(1 + OF_A_STEP.size() + OF_A_RETRIEVAL.size() + OF_A_KERNEL.size());
  }

  @ParameterizedTest
  @EnumSource(Site.class) void onlyFaultsThatExcuseSomethingAreKept(Site site) {
    for (int effect = 0; effect < EFFECTS; effect++) {
      var facts = new Facts();
      facts.faultFired(site.ordinal(), effect);
      boolean write = site == Site.FDT_WRITE && effect == ERROR;
      boolean refusal = site == Site.KHO_UNPRESERVE && (effect == ERROR || effect == RANGE);
      boolean crash = site == Site.BOOT && effect == CRASH;
      assertThat(facts.writesFailed()).isEqualTo(write ? 1 : 0);
      assertThat(facts.cannotGiveBack()).isEqualTo(refusal);
      assertThat(facts.madeToStop()).isEqualTo(crash);
      assertThat(facts.gaveBack()).as("%s %d", site, effect).isEqualTo(refusal);
    }
  }

  @Test void aRefusalIsToldOnceToWhomItBefell() {
    var facts = new Facts();
    refuse(facts);
    assertThat(facts.gaveBack()).isTrue();
    assertThat(facts.gaveBack()).as("the next piece is taken").isFalse();
    assertThat(facts.cannotGiveBack()).as("it stays for good").isTrue();
  }

  @Test void theFirstDatumOtherThan0ThatAPrepareWasGivenIsKept() {
    var facts = new Facts();
    facts.dataAtPrepare(0);
    facts.dataAtPrepare(6);
    facts.dataAtPrepare(7);
    assertThat(facts.dataAtPrepare()).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource(LuoState.class) void aStateLeadsOnlyWhereSomeEventLeads(LuoState from) {
    Set<LuoState> possible = switch (from) {
      case NORMAL -> Set.of(LuoState.PREPARED);
      case PREPARED -> Set.of(LuoState.FROZEN, LuoState.NORMAL);
      case FROZEN, UPDATED -> Set.of(LuoState.NORMAL);
      case UNDEFINED -> Set.of(LuoState.NORMAL, LuoState.UPDATED);
    };
    for (var to : LuoState.values()) {
      var facts = new Facts();
      facts.stateChange(from, to);
      assertThat(facts.impossibleChanges()).as("%s", to).isEqualTo(possible.contains(to) ? 0 : 1);
    }
  }
}
