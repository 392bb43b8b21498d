package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import luosim.luo.Callback;
import org.junit.jupiter.api.Test;

/**
 * What the hardened revision does otherwise must stand in the documents, with the invariants it mends;
 * cases of whole hosts that need a change are in {@code explore.NecessityTest}.
 */
final class ChangeTest {
  /** Received files that are left updated when finish is over, if their handler has no finish. */
  private static int updatedAfterFinish(Set<Change> changes) {
    Rig old = Rig.changed(changes);
    old.cast.without("h0", Callback.FINISH);
    old.with(2, 0);
    assertThat(old.prepare()).isZero();
    assertThat(old.freeze()).isZero();
    Rig next = old.jump().register(0);
    assertThat(next.finish()).isZero();
    int updated = 0;
    for (int index = 0; index < next.luo.incomingCount(); index++) {
      updated += next.luo.incomingUpdated(index) ? 1 : 0;
    }
    return updated;
  }

  /** No simulated handler lacks the callback, so no exploration shows D25. */
  @Test void finishLeavesNobodyUpdatedBecauseItFrees() {
    assertThat(updatedAfterFinish(EnumSet.allOf(Change.class))).isZero();
    assertThat(updatedAfterFinish(EnumSet.complementOf(EnumSet.of(Change.FINISH_FREES)))).isEqualTo(2);
  }

  @Test void theDocumentListsEveryChangeWithItsCells() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("docs/PROTOCOLS.md")).stream()
        .dropWhile(line -> !line.equals("## hardened"))
        .filter(line -> line.startsWith("| ") && line.contains(" | I"))
        .toList();
    assertThat(rows).containsExactlyElementsOf(Stream.of(Change.values())
        .map(change -> "| " + change.sentence() + " | " + String.join(", ", change.cells()) + " |")
        .toList());
  }
}
