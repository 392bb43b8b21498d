package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What goes into the next kernel and what comes out of it must never differ unnoticed. */
final class HandoverTest {
  @Test void aCancelledUpdateThatIsRevivedBreaksI17AndI18() {
    assertThat(SeededBugs.violated(Bug.REVIVES_THE_CANCELLED, host -> {
      SeededBugs.freezeFails(host);
      host.reboot(true);
    }))
        .containsExactly("I17/K4", "I18/K4");
  }

  @Test void anUpdateThatIsForgottenBreaksI18() {
    assertThat(SeededBugs.violated(Bug.FORGETS_THE_UPDATE, host -> {
      SeededBugs.prepared(host);
      host.reboot(true);
    }))
        .containsExactly("I18/K8");
  }

  @Test void oldDataInTheTreeBreakI19() {
    assertThat(SeededBugs.violated(Bug.HANDS_OVER_OLD_DATA, SeededBugs::updated))
        .containsExactly("I19/NONE");
  }

  @Test void aFileRegisteredTwiceBreaksI20() {
    assertThat(SeededBugs.violated(Bug.ACCEPTS_A_FILE_TWICE, host -> {
      host.register(0);
      host.register(0);
    }))
        .containsExactly("I20/NONE");
  }

  @Test void aReferenceThatStaysBreaksI21() {
    assertThat(SeededBugs.violated(Bug.KEEPS_THE_REFERENCE, host -> {
      host.register(0);
      host.unregister(0);
    }))
        .containsExactly("I21/NONE");
  }

  @Test void aRegistrationThatOutlivesItsFailureBreaksI21() {
    assertThat(
        SeededBugs.violated(Bug.REGISTERS_ON_FAILURE, host -> host.registerWithBadCopyOut(0)))
        .containsExactly("I13/R6", "I21/R6");
  }

  @Test void aSecondRetrieveBreaksI22() {
    assertThat(SeededBugs.violated(Bug.RETRIEVES_TWICE, host -> {
      SeededBugs.prepared(host);
      host.reboot(true);
      host.restore(1);
      host.restore(1);
    }))
        .containsExactly("I22/NONE");
  }

  @Test void aLoserWhoIsToldSuccessBreaksI22() {
    assertThat(SeededBugs.violated(Bug.TELLS_THE_LOSER_SUCCESS, host -> {
      SeededBugs.prepared(host);
      host.reboot(true);
      host.restore(1);
      host.restore(1);
    }))
        .containsExactly("I22/T5");
  }

  @Test void aFinishToldOfARetrieveThatWasNoneBreaksI23() {
    assertThat(SeededBugs.violated(Bug.TELLS_RECLAIMED, SeededBugs::updatedWithOneLeft))
        .contains("I23/NONE");
  }

  @Test void aReceivedTreeThatIsKeptBreaksI24() {
    assertThat(SeededBugs.violated(Bug.KEEPS_THE_RECEIVED_TREE, SeededBugs::updated))
        .containsExactly("I24/NONE");
  }

  @Test void aSecondFinishBreaksI24() {
    assertThat(SeededBugs.violated(Bug.FINISHES_TWICE, SeededBugs::updated))
        .containsExactly("I24/NONE");
  }

  @Test void aRetrieveAfterFinishBreaksI25() {
    assertThat(SeededBugs.violated(Bug.RETRIEVES_AFTER_FINISH, host -> {
      SeededBugs.updatedWithOneLeft(host);
      host.restore(1);
    }))
        .containsExactly("I25/NONE");
  }

  @Test void aFreedFilePassedToFinishBreaksI26() {
    assertThat(SeededBugs.violated(Bug.FINISHES_WITH_A_FREED_FILE, SeededBugs::updated))
        .containsExactly("I26/NONE");
  }

  @Test void aHandlerThatGoesWhileItHasFilesBreaksI27() {
    assertThat(SeededBugs.violated(Bug.LETS_A_USED_HANDLER_GO, host -> {
      host.register(0);
      host.unregisterHandler(0);
    }))
        .containsExactly("I27/NONE");
  }

  @Test void aHandlerThatGoesWhileReceivedFilesNeedItBreaksI27() {
    var story = (java.util.function.Consumer<IdealHost>) host -> {
      SeededBugs.prepared(host);
      host.reboot(true);
      host.restore(0);
      host.unregisterHandler(0);
    };
    assertThat(SeededBugs.violated(Bug.LETS_A_HANDLER_OF_RECEIVED_FILES_GO, story))
        .containsExactly("I27/NONE");
    assertThat(SeededBugs.violated(Bug.NONE, story)).isEmpty();
  }

  @Test void aHandlerOfFinishedFilesMayGo() {
    assertThat(SeededBugs.violated(Bug.LETS_A_HANDLER_OF_RECEIVED_FILES_GO, host -> {
      SeededBugs.updated(host);
      host.unregisterHandler(0);
    })).isEmpty();
  }

  @Test void malformedDataThatAreUsedBreakI32() {
    assertThat(SeededBugs.violated(Bug.USES_MALFORMED_DATA, SeededBugs::updated))
        .containsExactly("I32/NONE");
  }

  @Test void aPanicOverANewSubsystemBreaksI33() {
    assertThat(SeededBugs.violated(Bug.PANICS_OVER_A_NEWCOMER, SeededBugs::meetsANewcomer))
        .containsExactly("I33/N4");
  }
}
