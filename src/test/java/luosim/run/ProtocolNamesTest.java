package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import luosim.luo.Family;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;
import luosim.scenario.ProtocolId;
import luosim.spec.FaultPoint;
import org.junit.jupiter.api.Test;

/** Scenarios and the orchestrator keep a list of revisions each, which must be the same. */
final class ProtocolNamesTest {

  @Test void everyRevisionHasItsNameInScenariosAndNoneIsMissing() {
    assertThat(Stream.of(ProtocolId.values()).map(ProtocolId::word))
        .containsExactlyInAnyOrderElementsOf(Revisions.all().stream().map(Revision::id).toList());
  }

  @Test void revisionsWithSessionsHaveTheFaultPointsOfMainline() {
    assertThat(ProtocolId.values()).allSatisfy(id -> {
      boolean sessions = Revisions.find(id.word()).orElseThrow().family() == Family.SESSIONS;
      assertThat(id.era() == FaultPoint.Era.MAINLINE).as(id.word()).isEqualTo(sessions);
    });
  }

  @Test void onlyRevisionsOfOneWayToKeepFilesUnderstandEachOther() {
    for (var one : Revisions.ofState()) {
      for (var two : Revisions.ofState()) {
        boolean understood = id(one).understoodBy(id(two));
        assertThat(understood).as(one.id() + " " + two.id())
            .isEqualTo(one.filesAreSubsystem() == two.filesAreSubsystem());
      }
    }
  }

  private static ProtocolId id(Revision revision) {
    return Stream.of(ProtocolId.values()).filter(id -> id.word().equals(revision.id())).findFirst()
        .orElseThrow();
  }
}
