package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** State, handover and memory must never disagree unnoticed. */
final class StateAndMemoryTest {
  @Test void aNameThatStaysBreaksI7() {
    assertThat(SeededBugs.violated(Bug.KEEPS_THE_NAME, SeededBugs::cancelled))
        .containsExactly("I7/C1");
  }

  @Test void aHandoverThatStaysFinalizedBreaksI7AndEveryWayOn() {
    assertThat(SeededBugs.violated(Bug.STAYS_FINALIZED, SeededBugs::cancelled))
        .contains("I7/C1", "I12/C1", "I14/C1");
  }

  @Test void aTreeThatIsNotPreservedBreaksI8() {
    assertThat(SeededBugs.violated(Bug.FORGETS_TO_PRESERVE_THE_TREE, SeededBugs::prepared))
        .containsExactly("I8/NONE");
  }

  @Test void droppingThePagesOfOthersBreaksI9() {
    assertThat(SeededBugs.violated(Bug.DROPS_OTHERS_PAGES, SeededBugs::cancelled))
        .containsExactly("I9/C1");
  }

  @Test void aPageThatStaysBreaksI9AndTheRepetitionOfI12() {
    assertThat(SeededBugs.violated(Bug.LEAKS, SeededBugs::prepareFails))
        .containsExactly("I9/P10", "I12/P10");
  }

  @Test void aRefusedUnpreserveBreaksI10() {
    assertThat(SeededBugs.violated(Bug.REFUSES_UNPRESERVE, SeededBugs::cancelled))
        .containsExactly("I10/C1");
  }

  @Test void memoryFreedWhileMappedBreaksI11() {
    assertThat(SeededBugs.violated(Bug.FREES_MAPPED_MEMORY, host -> {
      SeededBugs.prepared(host);
      host.freeBehindTheScenes();
      host.freeze(-1);
    }))
        .containsExactly("I11/NONE");
  }

  @Test void aReceivedFileThatStaysUpdatedBreaksI29() {
    assertThat(SeededBugs.violated(Bug.STAYS_UPDATED, SeededBugs::updated)).contains("I29/NONE");
  }

  @Test void aStateThatIsSkippedBreaksI29() {
    assertThat(SeededBugs.violated(Bug.SKIPS_A_STATE, SeededBugs::prepared)).contains("I29/NONE");
  }

  @Test void aRangeInScratchBreaksI35() {
    assertThat(SeededBugs.violated(Bug.PRESERVES_SCRATCH, SeededBugs::prepared))
        .containsExactly("I35/NONE");
  }

  @Test void aMapThatDiffersFromThePreservedSetBreaksI36() {
    assertThat(SeededBugs.violated(Bug.HANDS_OVER_A_WRONG_MAP, SeededBugs::updated))
        .containsExactly("I36/NONE");
  }
}
