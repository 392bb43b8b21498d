package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A request that lies, or a state that has no way out, must never go unnoticed. */
final class RequestsTest {
  @Test void anOrchestratorThatWorksOnceBreaksI12() {
    assertThat(SeededBugs.violated(Bug.PREPARES_ONCE_ONLY, SeededBugs::cancelled))
        .containsExactly("I12/C1");
  }

  @Test void memoryThatGrowsWithRepetitionBreaksI12Alone() {
    assertThat(SeededBugs.violated(Bug.LEAKS_LATER, SeededBugs::cancelled))
        .containsExactly("I12/C1");
  }

  @Test void anotherErrorThanTheCallbacksBreaksI13() {
    assertThat(SeededBugs.violated(Bug.RETURNS_ANOTHER_ERROR, SeededBugs::prepareFails))
        .containsExactly("I13/P10");
  }

  @Test void anErrorAfterSuccessBreaksI13() {
    assertThat(SeededBugs.violated(Bug.FAILS_AFTER_SUCCESS, SeededBugs::prepared))
        .containsExactly("I13/P15");
  }

  @Test void aRefusedCancelBreaksI14() {
    assertThat(SeededBugs.violated(Bug.REFUSES_CANCEL, SeededBugs::cancelled))
        .containsExactly("I14/C4");
  }

  @Test void anInterruptedCancelThatHasWipedBreaksI14AndWhatItLeaves() {
    assertThat(SeededBugs.violated(Bug.WIPES_BEFORE_THE_SIGNAL, host -> {
      SeededBugs.prepared(host);
      host.interruptedCancel();
    }))
        .containsExactly("I8/C3", "I9/C3", "I13/C3", "I14/C3");
  }

  @Test void aFailedFreezeThatLeavesSomeFrozenBreaksI15() {
    assertThat(SeededBugs.violated(Bug.STAYS_HALF_FROZEN, SeededBugs::freezeFails))
        .containsExactly("I15/Z2", "I29/Z2");
  }

  /** While somebody else's freeze or cancel is half done, one that is refused at the door shows nothing. */
  @Test void whatIsRefusedBesideAnotherRequestIsNotBlamedForWhatTheOtherDoes() {
    assertThat(SeededBugs.violated(Bug.NONE, host -> {
      SeededBugs.prepared(host);
      host.refusedBesideAFreeze(0);
      host.cancel();
      host.prepare();
      host.refusedBesideACancel(0);
    }))
        .isEmpty();
  }

  @Test void aFreezeThatFailsAfterItsOwnCallbacksIsBlamedBesideAnotherToo() {
    assertThat(SeededBugs.violated(Bug.NONE, host -> {
      SeededBugs.prepared(host);
      host.refusedBesideAFreeze(1);
    }))
        .containsExactly("I15/Z1");
  }

  @Test void anUnfinalizedHandoverIsBlamedOnWhoHasCalledSomebodyBesideAnother() {
    assertThat(SeededBugs.violated(Bug.NONE, host -> {
      SeededBugs.prepared(host);
      host.refusedBesideACancel(1);
    }))
        .contains("I8/Z1");
  }

  @Test void aSecondJumpWithoutASecondFreezeBreaksI16() {
    assertThat(SeededBugs.violated(Bug.DOES_NOT_FREEZE_AGAIN, host -> {
      SeededBugs.prepared(host);
      host.reboot(false);
      host.reboot(true);
    }))
        .containsExactly("I16/K3");
  }

  @Test void aRegistrationAtPreparedBreaksI28() {
    assertThat(SeededBugs.violated(Bug.REGISTERS_WHILE_PREPARED, host -> {
      host.register(0);
      host.prepare();
      host.register(1);
    }))
        .containsExactly("I28/NONE");
  }

  @Test void aRefusedRegistrationToldAsASuccessBreaksI13AndNothingElse() {
    assertThat(SeededBugs.violated(Bug.TELLS_REFUSALS_AS_SUCCESS, host -> {
      host.register(0);
      host.register(0);
      host.prepare();
      host.register(1);
    }))
        .containsExactly("I13/R2");
  }

  @Test void aLockGivenBackTwiceBreaksI28Once() {
    assertThat(SeededBugs.violated(Bug.GIVES_A_LOCK_BACK_TWICE, host -> {
      host.register(0);
      host.prepare();
      host.cancel();
    }))
        .containsExactly("I28/NONE");
  }

  @Test void aStateThatOutlivesWhoPreparedBreaksI37() {
    assertThat(SeededBugs.violated(Bug.NONE, host -> {
      host.prepare();
      host.ownerDies();
    }))
        .containsExactly("I37/NONE");
  }

  @Test void anAbortToldToWhomeverBreaksI31() {
    assertThat(SeededBugs.violated(Bug.TELLS_STRANGERS_OF_THE_ABORT, SeededBugs::prepareFails))
        .containsExactly("I31/P10");
  }

  @Test void aLibrarysCodeBreaksI34() {
    assertThat(SeededBugs.violated(Bug.RETURNS_A_LIBRARY_CODE, SeededBugs::prepared))
        .containsExactly("I34/P2");
  }

  @Test void filesThatOutliveTheirOwnerBreakI37() {
    assertThat(SeededBugs.violated(Bug.OUTLIVES_ITS_OWNER, SeededBugs::losesItsOwner))
        .containsExactly("I37/NONE");
  }

  @Test void successWhileSwitchedOffBreaksI38() {
    assertThat(SeededBugs.violated(Bug.WORKS_WHILE_SWITCHED_OFF, SeededBugs::prepared))
        .containsExactly("I38/NONE");
  }
}
