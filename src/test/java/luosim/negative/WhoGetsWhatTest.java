package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A participant that is told too much, too little, too late or the wrong thing must never go
 * unnoticed.
 */
final class WhoGetsWhatTest {
  @Test void aSecondCancelBreaksI1() {
    assertThat(SeededBugs.violated(Bug.CANCELS_TWICE, SeededBugs::cancelled))
        .containsExactly("I1/C1");
  }

  @Test void aForgottenCancelBreaksI1AndLeavesTheParticipantPreparedWithItsMemory() {
    assertThat(SeededBugs.violated(Bug.FORGETS_A_CANCEL, SeededBugs::prepareFails))
        .containsExactly("I1/P10", "I6/P10", "I9/P10", "I12/P10", "I29/P10");
  }

  @Test void aFileUnregisteredWhilePreparedBreaksI1() {
    assertThat(SeededBugs.violated(Bug.FORGETS_A_CANCEL, host -> {
      SeededBugs.cancelled(host);
      host.unregister(0);
    }))
        .contains("I1/C1");
  }

  @Test void aCancelOfWhoeverFailedToPrepareBreaksI2() {
    assertThat(SeededBugs.violated(Bug.CANCELS_THE_UNPREPARED, SeededBugs::prepareFails))
        .containsExactly("I2/P10");
  }

  @Test void aFailedFreezeThatIsForgottenBreaksI3() {
    assertThat(SeededBugs.violated(Bug.FORGETS_THE_FAILED_FREEZE, SeededBugs::freezeFails))
        .containsExactly("I1/Z2", "I3/Z2", "I6/Z2", "I9/Z2", "I12/Z2", "I15/Z2", "I29/Z2");
  }

  @Test void cancelsInForwardOrderBreakI4Alone() {
    assertThat(SeededBugs.violated(Bug.CANCELS_FORWARD, SeededBugs::cancelled))
        .containsExactly("I4/C1");
  }

  @Test void cancelsInNoOrderBreakTheWeakFormToo() {
    assertThat(SeededBugs.violated(Bug.CANCELS_SHUFFLED, SeededBugs::cancelled))
        .containsExactly("I4/C1", "I4w/C1");
  }

  @Test void aCancelWithTheDataOfPrepareAfterAFreezeBreaksI5() {
    assertThat(SeededBugs.violated(Bug.CANCELS_WITH_OLD_DATA, SeededBugs::cancelledFrozen))
        .containsExactly("I5/C1");
  }

  @Test void dataThatStayBreakI6AtNormalAndAtTheNextPrepare() {
    assertThat(SeededBugs.violated(Bug.KEEPS_DATA, host -> {
      SeededBugs.cancelled(host);
      host.prepare();
    }))
        .containsExactly("I6/NONE", "I6/C1");
  }

  @Test void aFinishAfterACancelBreaksI30() {
    assertThat(SeededBugs.violated(Bug.REVIVES_THE_CANCELLED, host -> {
      SeededBugs.cancelled(host);
      host.reboot(true);
      host.finish();
    }))
        .containsExactly("I17/K5", "I18/K5", "I30/K4");
  }
}
