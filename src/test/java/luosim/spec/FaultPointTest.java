package luosim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.spec.FaultPoint.Era;
import luosim.spec.FaultPoint.Kind;
import org.junit.jupiter.api.Test;

/** A scenario must never name a place that its protocol does not have. */
final class FaultPointTest {
  @Test void theErasHaveTheirOwnPoints() {
    assertThat(FaultPoint.ids(Era.RFC)).contains("file.prepare", "subsystem.cancel", "kho.finalize", "alloc")
        .doesNotContain("file.preserve", "flb.finish", "session.create");
    assertThat(FaultPoint.ids(Era.MAINLINE)).contains("file.preserve", "file.unfreeze", "alloc")
        .doesNotContain("file.prepare", "subsystem.prepare", "kho.abort");
  }

  @Test void namesAreUniqueAndFound() {
    assertThat(List.of(FaultPoint.values()))
        .allSatisfy(point -> assertThat(FaultPoint.named(point.id())).contains(point));
    assertThat(FaultPoint.named("file.perpare")).isEmpty();
  }

  @Test void aSignalDoesNothingButEndAWait() {
    assertThat(List.of(FaultPoint.values())).filteredOn(FaultPoint::onlyError)
        .containsExactly(FaultPoint.LOCK);
  }

  @Test void whatReturnsNothingCannotReturnAnError() {
    assertThat(FaultPoint.FILE_CANCEL.returnsError()).isFalse();
    assertThat(FaultPoint.SUBSYSTEM_FINISH.returnsError()).isFalse();
    assertThat(FaultPoint.KEXEC_JUMP.returnsError()).isTrue();
    assertThat(List.of(FaultPoint.values())).filteredOn(point -> point.kind() == Kind.REST)
        .noneMatch(FaultPoint::returnsError);
  }
}
